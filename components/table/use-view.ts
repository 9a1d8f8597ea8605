import { useEffect, useMemo, useState } from "preact/hooks";
import type { Column, Filter } from "./column.ts";
import { haystacks, search } from "./haystacks.ts";
import type { Sort } from "./order.ts";
import { useOrdered } from "./use-ordered.ts";

interface Options<R> {
  rows: readonly R[];
  columns: readonly Column<R>[];
  filters: readonly Filter<R>[];
  /** What a search looks through. */
  texts: (row: R) => readonly (string | null)[];
  sort: Sort | null;
  /** Rows of a lower rank stay above those of a higher one, however they are sorted. */
  rank?: ((row: R) => number) | undefined;
}

export interface View<R> {
  /** Many rows are being sorted for the first time: there is nothing to show yet. */
  ordering: boolean;
  shown: readonly R[];
  typed: string;
  setTyped: (typed: string) => void;
  chosen: Readonly<Record<string, string>>;
  choose: (filter: string, value: string) => void;
  sort: Sort | null;
  sortBy: (column: string) => void;
  narrowed: boolean;
  clear: () => void;
  /** Another value when other rows are shown because of what the user did. */
  name: string;
}

/** The rows that search, filters and order leave, with the state of all three. */
export function useView<R extends object>({ rows, columns, filters, texts, sort: initial, rank }: Options<R>): View<R> {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [sort, setSort] = useState(initial);
  const [stacks] = useState(() => haystacks<R>(texts));
  useEffect(() => stacks.prepare(rows), [stacks, rows]);

  const ordered = useOrdered(rows, columns, sort);
  const sorted = useMemo(() => {
    const there = ordered ?? [];
    return rank ? [...there].sort((a, b) => rank(a) - rank(b)) : there;
  }, [ordered, rank]);
  const shown = useMemo(() => {
    const active = filters.filter(({ key }) => chosen[key]);
    const left = active.length
      ? sorted.filter((row) => active.every(({ key, test }) => test(row, chosen[key] ?? "")))
      : sorted;
    return search(left, typed, stacks.of);
  }, [sorted, filters, chosen, typed, stacks]);

  return {
    ordering: ordered === null,
    shown,
    typed,
    setTyped,
    chosen,
    choose: (filter, value) => setChosen((before) => ({ ...before, [filter]: value })),
    sort,
    sortBy: (column) =>
      setSort((before) => ({ column, descending: before?.column === column ? !before.descending : false })),
    narrowed: typed.trim() !== "" || Object.values(chosen).some(Boolean),
    clear() {
      setTyped("");
      setChosen({});
    },
    name: JSON.stringify([typed, chosen, sort]),
  };
}
