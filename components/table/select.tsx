import { useId } from "preact/hooks";
import style from "./table-bar.module.css";

interface Props {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  /** The label stands before it; otherwise it is read aloud only, where the choices say enough. */
  labelled?: boolean;
}

/** A small native select for bars. */
export function Select({ label, value, options, onChange, labelled = false }: Props) {
  const id = useId();
  return (
    <span class={style.select}>
      <label for={id} class={labelled ? style.label : "visually-hidden"}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
