import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { number } from "../format.ts";
import style from "./tabs.module.css";

export interface Tab {
  key: string;
  label: string;
  count: number | null;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  onChoose: (key: string) => void;
  children: ComponentChildren;
}

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};
const MIRRORED: Record<string, string> = { ArrowRight: "ArrowLeft", ArrowLeft: "ArrowRight" };

/** Tabs over one panel. An arrow chooses at once, because what a tab shows has been read already. */
export function Tabs({ label, tabs, chosen, onChoose, children }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const key = document.dir === "rtl" ? (MIRRORED[event.key] ?? event.key) : event.key;
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const next = MOVES[key]?.(at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab || next === undefined) return;
    event.preventDefault();
    onChoose(tab.key);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} class={style.list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            // The number is said after the name, and is no part of it.
            aria-description={tab.count === null ? undefined : number(tab.count)}
            aria-selected={tab.key === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === chosen ? 0 : -1}
            class={style.tab}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
            {tab.count !== null && (
              <span class={`${style.count} number`} aria-hidden="true">
                {number(tab.count)}
              </span>
            )}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`} class={style.panel}>
        {children}
      </div>
    </>
  );
}
