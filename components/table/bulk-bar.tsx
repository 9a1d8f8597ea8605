import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { number } from "../format.ts";
import style from "./selection.module.css";
import type { Selection } from "./selection.tsx";

interface Props {
  selection: Selection;
  /** How many of the rows that are there are chosen. */
  count: number;
  /** Keys of the rows that are shown. */
  shown: readonly string[];
  /** What can be done with them. */
  children: ComponentChildren;
}

/** Appears with the first chosen row. */
export function BulkBar({ selection, count, shown, children }: Props) {
  if (count === 0) return null;
  return (
    <section class={style.bar} aria-label={i18n.t("table.bulk")}>
      <p class={`${style.chosen} number`} role="status">
        {i18n.t("table.chosen", count, [number(count)])}
      </p>
      {shown.length > count && (
        <Button look="quiet" onClick={() => selection.set(shown, true)}>
          {i18n.t("table.chooseAll", shown.length, [number(shown.length)])}
        </Button>
      )}
      <Button look="quiet" onClick={selection.clear}>
        {i18n.t("table.unchoose")}
      </Button>
      {children}
    </section>
  );
}
