import { CircleAlert, Info } from "lucide";
import { useEffect, useId, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import field from "../field.module.css";
import { number } from "../format.ts";
import { Icon } from "../icon.tsx";
import type { Address } from "./addresses.ts";
import style from "./plans.module.css";

/** Remarks shown; nobody corrects more at once, and the rest come up as these go. */
const SHOWN = 100;

interface Props {
  value: string;
  onChange: (typed: string) => void;
  addresses: readonly Address[];
  error: string | null;
}

/** Where many addresses are pasted, each judged at once. */
export function AddressField({ value, onChange, addresses, error }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (error) area.current?.focus();
  }, [error]);
  const fine = addresses.filter(({ state }) => state === "fine").length;
  const marked = addresses.flatMap(({ text, state }) => (state === "fine" ? [] : [{ text, state }]));
  return (
    <div class={style.field}>
      <label for={id}>{i18n.t("plans.addresses")}</label>
      <textarea
        ref={area}
        id={id}
        class={style.area}
        name="addresses"
        rows={4}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        dir="ltr"
        value={value}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        {...(error ? { "aria-invalid": true as const } : {})}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {error && (
        <p id={`${id}-error`} class={field.error}>
          {error}
        </p>
      )}
      <p id={`${id}-hint`} class={field.hint}>
        {i18n.t("plans.addressesHint")}
      </p>
      <p class="number" role="status">
        {addresses.length > 0 && i18n.t("plans.toInvite", fine, [number(fine)])}
      </p>
      {marked.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
        <ul class={style.marks} tabIndex={0} aria-label={i18n.t("plans.addressMarks")}>
          {marked.slice(0, SHOWN).map(({ text, state }, n) => (
            <li key={`${n} ${text}`} class={`${style.mark} ${state === "bad" ? style.wrong : ""}`}>
              <Icon icon={state === "bad" ? CircleAlert : Info} />
              <bdi>{text}</bdi>
              <em>{i18n.t(`addressState.${state}`)}</em>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
