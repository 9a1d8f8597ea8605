import { sortGently } from "../../lib/sort-gently.ts";
import { inOrder } from "../format.ts";

export type SortKey = string | number | null;
export interface Sort {
  column: string;
  descending: boolean;
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return inOrder(String(a), String(b));
}

interface Keyed<Row> {
  row: Row;
  key: SortKey;
}

/** Sorted by one key a row; rows without one come last in both directions, equal ones keep their order. */
export function order<Row>(rows: readonly Row[], key: (row: Row) => SortKey, descending: boolean): readonly Row[] {
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort(comparing(descending))
    .map(({ row }) => row);
}

/** Rows whose keys are made between two pauses. */
const STEP = 1000;

/** The same in small steps. See `sortGently`. */
export async function orderGently<Row>(
  rows: readonly Row[],
  key: (row: Row) => SortKey,
  descending: boolean,
  pause: () => Promise<unknown>,
): Promise<readonly Row[]> {
  const keyed: Keyed<Row>[] = [];
  for (const row of rows) {
    keyed.push({ row, key: key(row) });
    if (keyed.length % STEP === 0) await pause();
  }
  return (await sortGently(keyed, comparing(descending), pause)).map(({ row }) => row);
}

function comparing(descending: boolean): (a: Keyed<unknown>, b: Keyed<unknown>) => number {
  const sign = descending ? -1 : 1;
  const missing = (value: SortKey) => value === null || value === "";
  return (a, b) => {
    if (missing(a.key) || missing(b.key)) return Number(missing(a.key)) - Number(missing(b.key));
    return sign * compareKeys(a.key, b.key);
  };
}
