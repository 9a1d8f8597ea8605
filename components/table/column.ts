import type { ComponentChildren } from "preact";
import type { SortKey } from "./order.ts";

export interface Column<Row> {
  key: string;
  title: string;
  /** Its track in the grid of a row, e.g. `minmax(120px, 2fr)`. */
  track: string;
  align?: "end";
  /** Its place where the table is too narrow for columns: line 1 to 3, start or end. Without: read aloud only. */
  narrow?: { line: 1 | 2 | 3; side: "start" | "end" };
  sort?: (row: Row) => SortKey;
  /** `narrow`: no heading is seen above, so a number should bring its word. */
  cell: (row: Row, narrow: boolean) => ComponentChildren;
  /** For the first column: a second line below what opens the row. */
  under?: (row: Row) => ComponentChildren;
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
