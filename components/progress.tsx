import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import style from "./progress.module.css";

interface Props {
  /** What is being done, in real units. */
  children: ComponentChildren;
  value: number;
  /** `null` while Meta has not told how much there is. */
  max: number | null;
}

export function Progress({ children, value, max }: Props) {
  const id = useId();
  return (
    <div class={style.progress}>
      <progress aria-labelledby={id} {...(max === null || max === 0 ? {} : { value: Math.min(value, max), max })} />
      <p id={id} class="number">
        {children}
      </p>
    </div>
  );
}
