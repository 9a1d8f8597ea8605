import { language } from "../format.ts";

export type SortKey = string | number | null;
export interface Sort {
  column: string;
  descending: boolean;
}

let collator: Intl.Collator | undefined;

function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  collator ??= new Intl.Collator(language(), { numeric: true });
  return collator.compare(String(a), String(b));
}

/** Sorted by one key a row; rows without one come last in both directions, equal ones keep their order. */
export function order<Row>(rows: readonly Row[], key: (row: Row) => SortKey, descending: boolean): readonly Row[] {
  const sign = descending ? -1 : 1;
  const missing = (value: SortKey) => value === null || value === "";
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => {
      if (missing(a.key) || missing(b.key)) return Number(missing(a.key)) - Number(missing(b.key));
      return sign * compareKeys(a.key, b.key);
    })
    .map(({ row }) => row);
}
