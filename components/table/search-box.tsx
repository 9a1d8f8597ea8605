import { Search } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { Icon } from "../icon.tsx";
import style from "./table-bar.module.css";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter does this; in a form it would send the form. */
  onEnter?: () => void;
}

/** The search field of a table. "/" goes to it from anywhere on the page, Escape empties it. */
export function SearchBox({ label, value, onChange, onEnter }: Props) {
  const field = useRef<HTMLInputElement>(null);
  // Not after the first paint, as an effect would be: whoever sees the field may press the key.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target as Element | null;
      // In a field "/" is a letter, and behind an open dialog the page is not there.
      if (at?.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div class={style.search}>
      <Icon icon={Search} />
      <input
        ref={field}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        title={i18n.t("table.searchTip")}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && onEnter) {
            event.preventDefault();
            onEnter();
          }
          if (event.key !== "Escape" || value === "") return;
          event.preventDefault();
          onChange("");
        }}
      />
    </div>
  );
}
