import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import style from "./field.module.css";

type InputEvents = Pick<JSX.IntrinsicElements["input"], "onInput" | "onChange" | "onBlur">;

interface Props extends InputEvents {
  label: string;
  name: string;
  type?: "text" | "password" | "number" | "date" | "email" | "search";
  value?: string | number;
  defaultValue?: string | number;
  required?: boolean;
  inputMode?: "numeric" | "text";
  min?: number | string;
  max?: number | string;
  step?: number;
  maxLength?: number;
  /** One sentence below the field. */
  hint?: ComponentChildren;
  /** What is wrong with the value; the browser treats the field as invalid while it is set. */
  error?: string | null;
  input?: RefObject<HTMLInputElement | null>;
  /** Below the hint: what belongs to the field but not to its description, such as a fold. */
  children?: ComponentChildren;
}

/** A labelled input with its hint and its error tied to it. */
export function Field({ label, hint, error = null, type = "text", input, children, ...rest }: Props) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const element = input ?? own;
  useEffect(() => element.current?.setCustomValidity(error ?? ""), [error, element]);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class={style.field}>
      <label for={id}>{label}</label>
      <input
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        {...rest}
        // Preact types each kind of input apart, by the roles it may have; none of ours sets a role.
        type={type as "text"}
        ref={element}
        id={id}
        class={style.input ?? ""}
        {...(error ? { "aria-invalid": true as const } : {})}
        {...(described ? { "aria-describedby": described } : {})}
        // Password managers offer to keep what is in a password field; a token is none of theirs.
        {...(type === "password" ? { "data-1p-ignore": "", "data-lpignore": "true", "data-bwignore": "" } : {})}
      />
      {error && (
        <p id={`${id}-error`} class={style.error}>
          {error}
        </p>
      )}
      {hint && (
        <div id={`${id}-hint`} class={style.hint}>
          {hint}
        </div>
      )}
      {children}
    </div>
  );
}

/** A field for a secret. It is uncontrolled, so that no copy of the value is made: read it from the form, then empty it. */
export function SecretField(props: Omit<Props, "type" | "value" | "defaultValue">) {
  return <Field {...props} type="password" />;
}

interface ChoiceProps extends InputEvents {
  label: string;
  name: string;
  type: "checkbox" | "radio";
  value?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  required?: boolean;
  hint?: ComponentChildren;
}

/** A tick box or a radio button with its label and a hint. */
export function Choice({ label, hint, type, ...rest }: ChoiceProps) {
  const id = useId();
  const common = { ...rest, id, ...(hint ? { "aria-describedby": `${id}-hint` } : {}) };
  return (
    <div class={style.choice}>
      {type === "radio" ? <input {...common} type="radio" /> : <input {...common} type="checkbox" />}
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <div id={`${id}-hint`} class={style.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
