import { Plus } from "lucide";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { number } from "../format.ts";
import { Icon } from "../icon.tsx";
import { haystacks, search } from "../table/haystacks.ts";
import { SearchBox } from "../table/search-box.tsx";
import style from "./plans.module.css";

/** Rows shown of what is found; the search finds the rest. */
const SHOWN = 40;

interface Props<R> {
  searchLabel: string;
  /** The accessible name of the list. */
  label: string;
  rows: readonly R[];
  rowKey: (row: R) => string;
  texts: (row: R) => readonly (string | null)[];
  children: (row: R) => ComponentChildren;
  onTake: (row: R) => void;
}

/** A searchable list from which one row after the other is taken. Enter in the search box takes the first. */
export function Finder<R extends object>({ searchLabel, label, rows, rowKey, texts, children, onTake }: Props<R>) {
  const [typed, setTyped] = useState("");
  const [stacks] = useState(() => haystacks<R>(texts));
  const found = search(rows, typed, stacks.of);
  const more = found.length - SHOWN;
  const [first] = found;
  const root = useRef<HTMLDivElement>(null);
  function take(row: R) {
    // What is pressed is gone with it: the focus must be elsewhere before.
    root.current?.querySelector("input")?.focus();
    onTake(row);
  }
  return (
    <div ref={root} class={style.picker}>
      <div class={style.search}>
        <SearchBox
          label={searchLabel}
          value={typed}
          onChange={setTyped}
          onEnter={() => first && typed.trim() !== "" && take(first)}
        />
      </div>
      {found.length === 0 ? (
        <p class={style.soft}>{i18n.t("plans.noneFound")}</p>
      ) : (
        <ul class={style.found} aria-label={label}>
          {found.slice(0, SHOWN).map((row) => (
            <li key={rowKey(row)}>
              <button type="button" class={style.pick} onClick={() => take(row)}>
                <Icon icon={Plus} />
                {children(row)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class={style.soft}>{i18n.t("plans.searchMore", more, [number(more)])}</p>}
    </div>
  );
}
