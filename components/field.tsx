import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import style from "./field.module.css";

interface Props extends Omit<InputHTMLAttributes, "label" | "id"> {
  label: string;
  /** One sentence below the field. */
  hint?: ComponentChildren;
  /** What is wrong with the value; the browser treats the field as invalid while it is set. */
  error?: string | null;
}

/** A labelled input with its hint and its error tied to it. */
export function Field({ label, hint, error = null, children, ...input }: Props & { children?: ComponentChildren }) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => element.current?.setCustomValidity(error ?? ""), [error]);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class={style.field}>
      <label for={id}>{label}</label>
      <input
        spellcheck={false}
        autocomplete="off"
        {...input}
        ref={element}
        id={id}
        class={style.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
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

/** A field for a secret: never filled from anywhere, kept by no password manager, and uncontrolled: no copy is made. */
export function SecretField(props: Omit<Props, "type" | "value">) {
  return (
    <Field
      {...props}
      type="password"
      autocomplete="off"
      autocapitalize="off"
      data-1p-ignore
      data-lpignore="true"
      data-bwignore
    />
  );
}

/** A tick box or a radio button with its label and a hint. */
export function Choice({
  label,
  hint,
  type,
  ...input
}: Omit<InputHTMLAttributes, "label" | "id" | "type"> & {
  label: string;
  hint?: ComponentChildren;
  type: "checkbox" | "radio";
}) {
  const id = useId();
  return (
    <div class={style.choice}>
      <input {...input} type={type} id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
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
