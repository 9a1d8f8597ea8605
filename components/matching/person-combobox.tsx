import type { RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Person } from "../../lib/store/people-records.ts";
import { number } from "../format.ts";
import style from "./matching.module.css";
import { PersonOption } from "./person-option.tsx";
import { type Choice, useChoices } from "./use-choices.ts";

interface Props {
  label: string;
  /** Shown while nothing is typed, the best first. */
  suggested?: readonly Choice[];
  chosen: Person | null;
  onChoose: (choice: Choice | null) => void;
  /** What is wrong with the choice. */
  error?: string | null;
  hint?: string;
  input?: RefObject<HTMLInputElement | null>;
  required?: boolean;
  /** The suggestions are shown elsewhere already: the list waits until something is typed or an arrow is pressed. */
  waits?: boolean;
}

const NONE: readonly Choice[] = [];

/** The combobox pattern of WAI-ARIA: the focus stays in the field, arrows move in the list, Enter takes, Escape closes the list. */
export function PersonCombobox(props: Props) {
  const { label, suggested = NONE, chosen, onChoose, error = null, hint, required = false, waits = false } = props;
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const field = props.input ?? own;
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useChoices(typed, suggested);
  const { choices } = found;
  const at = Math.min(active, choices.length - 1);
  const shown = open && chosen === null;

  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at, shown]);

  function choose(choice: Choice | undefined) {
    if (!choice) return;
    onChoose(choice);
    setTyped("");
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === "Escape" && shown) {
      // The first Escape is the list's, the next one the dialog's.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Enter" && shown && choices.length > 0) {
      event.preventDefault();
      choose(choices[at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (chosen) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (shown && choices.length > 0) setActive((at + step + choices.length) % choices.length);
      else setOpen(true);
    }
  }

  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class={style.combobox}>
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="text"
        role="combobox"
        class={style.input ?? ""}
        autocomplete="off"
        spellcheck={false}
        placeholder={i18n.t("matching.searchPlaceholder")}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-required={required}
        {...(shown && choices[at] ? { "aria-activedescendant": `${id}-${at}` } : {})}
        {...(described ? { "aria-describedby": described } : {})}
        {...(error ? { "aria-invalid": true as const } : {})}
        value={chosen ? chosen.name : typed}
        onInput={(event) => {
          if (chosen) onChoose(null);
          setTyped(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={(event) => {
          event.currentTarget.select();
          setOpen(!waits);
        }}
        onClick={() => setOpen(!waits || typed !== "")}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {error && (
        <p id={`${id}-error`} class={style.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class={style.hint}>
          {hint}
        </p>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        class={style.list}
        hidden={!shown || choices.length === 0}
        // The focus stays in the field, so that what is typed goes on there.
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown &&
          choices.map((choice, n) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox never have the focus
            <div
              key={choice.person.id}
              id={`${id}-${n}`}
              data-at={n}
              role="option"
              aria-selected={n === at}
              class={`${style.option} ${n === at ? style.active : ""}`}
              onClick={() => choose(choice)}
            >
              <PersonOption choice={choice} />
            </div>
          ))}
      </div>
      <p class={style.hint} role="status">
        {shown && saying(found, typed)}
      </p>
    </div>
  );
}

function saying({ choices, ready, more }: ReturnType<typeof useChoices>, typed: string): string {
  if (!ready) return i18n.t("matching.preparing");
  if (choices.length === 0) return i18n.t(typed.trim() === "" ? "matching.noSuggestion" : "matching.nobody");
  if (more) return i18n.t("matching.more", [number(choices.length)]);
  return i18n.t(typed.trim() === "" ? "matching.suggestions" : "matching.found", choices.length, [
    number(choices.length),
  ]);
}
