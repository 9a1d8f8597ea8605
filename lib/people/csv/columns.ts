import type { Field } from "../../store/people-records.ts";
import { fieldOf } from "./headers.ts";
import type { Table } from "./table.ts";
import { cleanCell } from "./values.ts";

/** A column and what it was taken for. */
export interface Column {
  index: number;
  /** Empty where the file has no names of columns. */
  header: string;
  /** `null`: left out. */
  field: Field | null;
  /** Why: its name, its content, what the admin said of a file of this shape before, or what he says now. */
  by: "name" | "content" | "remembered" | "chosen" | null;
  /** The first cells that hold something. */
  samples: string[];
}

/** Fields that may have several columns; of the others the first counts. */
const MANY = new Set<Field>(["aliases", "groups"]);
const SAMPLES = 3;
const LOOK = 200;

/**
 * What the columns of a file are: as they were taken before where the file's shape is known, else by their names, and by what is in
 * them where a name says nothing.
 */
export function readColumns(table: Table, remembered: readonly (Field | null)[] | null): Column[] {
  const width = table.header?.length ?? Math.max(...table.rows.slice(0, LOOK).map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index): Column => {
    const header = table.header?.[index] ?? "";
    return { index, header, field: null, by: null, samples: samplesOf(table, index) };
  });
  if (remembered?.length === width) {
    return columns.map((column, index) => {
      const field = remembered[index] ?? null;
      return { ...column, field, by: field && "remembered" };
    });
  }
  const taken = new Set<Field>();
  for (const column of columns) {
    let field = fieldOf(column.header);
    // A second address is an alias.
    if (field === "email" && taken.has("email")) field = "aliases";
    if (field === null || (taken.has(field) && !MANY.has(field))) continue;
    taken.add(field);
    Object.assign(column, { field, by: "name" });
  }
  byContent(table, columns, taken);
  loneName(columns, taken);
  return columns;
}

/** The same columns with one of them taken for something else. A field that has one column only leaves the one that had it. */
export function correctColumn(columns: readonly Column[], index: number, field: Field | null): Column[] {
  return columns.map((column) => {
    if (column.index === index) return { ...column, field, by: field && "chosen" };
    const loses = field !== null && column.field === field && !MANY.has(field);
    return loses ? { ...column, field: null, by: null } : column;
  });
}

/** Where no name says which column has the addresses, the one that is full of them does. */
function byContent(table: Table, columns: Column[], taken: Set<Field>): void {
  if (!taken.has("email")) {
    const addressed = columns.find(
      ({ index, field }) => (field === null || field === "username" || field === "name") && isAddressed(table, index),
    );
    if (addressed) {
      if (addressed.field) taken.delete(addressed.field);
      Object.assign(addressed, { field: "email", by: "content" });
      taken.add("email");
    }
  }
  if (table.header === null && taken.has("email") && !taken.has("name")) {
    const named = columns.find(({ index, field }) => field === null && isNamed(table, index));
    if (named) {
      Object.assign(named, { field: "name", by: "content" });
      taken.add("name");
    }
  }
}

/** "Nome" is a first name beside "Cognome" and the whole name alone; so is "Nom". */
function loneName(columns: Column[], taken: Set<Field>): void {
  if (taken.has("name") || taken.has("firstName") === taken.has("lastName")) return;
  const lone = columns.find(({ field }) => field === "firstName" || field === "lastName");
  if (lone) lone.field = "name";
}

function isAddressed(table: Table, index: number): boolean {
  const cells = cellsOf(table, index);
  return cells.length > 0 && cells.filter((cell) => /^\S+@\S+\.\S+$/.test(cell)).length > cells.length * 0.8;
}

function isNamed(table: Table, index: number): boolean {
  const cells = cellsOf(table, index);
  return (
    cells.length > 0 &&
    cells.filter((cell) => /^\p{L}[\p{L}\p{M}.'’ -]*\p{L}\.?$/u.test(cell)).length > cells.length * 0.8
  );
}

function samplesOf(table: Table, index: number): string[] {
  return cellsOf(table, index).slice(0, SAMPLES);
}

function cellsOf({ rows }: Table, index: number): string[] {
  return rows
    .slice(0, LOOK)
    .map(({ cells }) => cleanCell(cells[index] ?? ""))
    .filter(Boolean);
}
