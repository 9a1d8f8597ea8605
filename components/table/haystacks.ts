import { fold } from "./fold.ts";

/** What a search looks through: one folded text a row, made when first needed or when the browser is idle. */
export interface Haystacks<Row> {
  of: (row: Row) => string;
  /** Folds ahead in idle slices, so that the first letter typed need not do it. Returns what stops it. */
  prepare: (rows: readonly Row[]) => () => void;
}

const SLICE = 400;

export function haystacks<Row extends object>(texts: (row: Row) => readonly (string | null)[]): Haystacks<Row> {
  const made = new WeakMap<Row, string>();
  function of(row: Row): string {
    let text = made.get(row);
    if (text === undefined) {
      // The separator is no part of any word, so that no word is found across two fields.
      text = fold(texts(row).filter(Boolean).join("\n"));
      made.set(row, text);
    }
    return text;
  }
  function prepare(rows: readonly Row[]): () => void {
    let next = 0;
    let handle = 0;
    const slice = () => {
      const end = Math.min(rows.length, next + SLICE);
      for (; next < end; next++) {
        const row = rows[next];
        if (row) of(row);
      }
      if (next < rows.length) handle = requestIdleCallback(slice);
    };
    handle = requestIdleCallback(slice);
    return () => cancelIdleCallback(handle);
  }
  return { of, prepare };
}

/** Every word, in any order, anywhere in the row. Nothing typed finds everything. */
export function search<Row>(rows: readonly Row[], typed: string, of: (row: Row) => string): readonly Row[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = of(row);
    return words.every((word) => text.includes(word));
  });
}
