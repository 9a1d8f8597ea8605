import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import type { Column } from "./column.ts";
import style from "./selection.module.css";

export interface Selection {
  /** Keys of the chosen rows. */
  keys: ReadonlySignal<ReadonlySet<string>>;
  set: (keys: Iterable<string>, chosen: boolean) => void;
  clear: () => void;
}

export function useSelection(): Selection {
  const keys = useSignal<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      keys,
      set(some, chosen) {
        const next = new Set(keys.peek());
        for (const key of some) {
          if (chosen) next.add(key);
          else next.delete(key);
        }
        keys.value = next;
      },
      clear() {
        keys.value = new Set();
      },
    }),
    [keys],
  );
}

/** A box in each row, and one in the heading for all that are shown. */
export function selectColumn<R>(
  selection: Selection,
  keyOf: (row: R) => string,
  nameOf: (row: R) => string,
): Column<R> {
  return {
    key: "select",
    title: i18n.t("table.select"),
    track: "24px",
    edge: "lead",
    head: (shown) => <AllBox selection={selection} keys={shown.map(keyOf)} />,
    cell: (row, _narrow, reached) => (
      <RowBox selection={selection} at={keyOf(row)} name={nameOf(row)} tabIndex={reached ? 0 : -1} />
    ),
  };
}

interface BoxProps {
  selection: Selection;
  at: string;
  name: string;
  tabIndex: number;
}

function RowBox({ selection, at, name, tabIndex }: BoxProps) {
  return (
    <label class={style.box}>
      <input
        type="checkbox"
        tabIndex={tabIndex}
        aria-label={i18n.t("table.selectRow", [name])}
        checked={selection.keys.value.has(at)}
        onChange={(event) => selection.set([at], event.currentTarget.checked)}
      />
    </label>
  );
}

function AllBox({ selection, keys }: { selection: Selection; keys: readonly string[] }) {
  const chosen = selection.keys.value;
  const some = chosen.size > 0 && keys.some((key) => chosen.has(key));
  const all = some && keys.every((key) => chosen.has(key));
  return (
    <label class={style.box}>
      <input
        type="checkbox"
        aria-label={i18n.t("table.selectAll")}
        checked={all}
        indeterminate={some && !all}
        onChange={(event) => selection.set(keys, event.currentTarget.checked)}
      />
    </label>
  );
}
