import type { ComponentChildren } from "preact";
import type { SortKey } from "./order.ts";

export interface Column<Row> {
  key: string;
  title: string;
  /** Its track in the grid of a row, e.g. `minmax(120px, 2fr)`. */
  track: string;
  align?: "end";
  /** Its place where the table is too narrow for columns: line 1 to 4, start or end. Without: read aloud only. */
  narrow?: { line: 1 | 2 | 3 | 4; side: "start" | "end" };
  /** There only where the table is too narrow for columns. */
  onlyNarrow?: boolean;
  sort?: (row: Row) => SortKey;
  /**
   * `narrow`: no heading is seen above, so a number should bring its word. `reached`: Tab reaches this row, so that what can take the
   * focus in it may; in the others it has `tabIndex` -1.
   */
  cell: (row: Row, narrow: boolean, reached: boolean) => ComponentChildren;
  /** At the start or the end of a row, over all its lines where it is narrow: a box to select it, a menu. */
  edge?: "lead" | "trail";
  /** What stands in the heading instead of its title, given the rows that are shown. */
  head?: (shown: readonly Row[]) => ComponentChildren;
  /** For the first column: a second line below what opens the row. */
  under?: (row: Row, narrow: boolean) => ComponentChildren;
}

/** A native <select> above the table. The empty value is "all". */
export interface Filter<Row> {
  key: string;
  label: string;
  /** The choice that filters nothing, e.g. "All roles". */
  all: string;
  options: readonly { value: string; label: string }[];
  test: (row: Row, value: string) => boolean;
}
