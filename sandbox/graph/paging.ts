import { fail } from "../errors.ts";
import { hash } from "../random.ts";
import type { GraphCall } from "./call.ts";

/** What an opaque cursor holds: where the page ended, and for which list it was made. */
interface Cursor {
  /** Rows before the cursor. */
  offset: number;
  /** The row at the cursor, to find the place again when rows were added or removed before it. */
  id: string;
  list: number;
  generation: number;
  /** The page that gave this cursor was shortened; the next one will not be. */
  short: boolean;
}

export function writeCursor(cursor: Cursor): string {
  const { offset, id, list, generation, short } = cursor;
  return Buffer.from(JSON.stringify([offset, id, list, generation, short ? 1 : 0])).toString("base64url");
}

export function readCursor(call: GraphCall, text: string, list: number): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    fail("100/cursor");
  }
  if (!Array.isArray(parts)) fail("100/cursor");
  const [offset, id, of, generation, short] = parts as unknown[];
  if (typeof offset !== "number" || typeof id !== "string" || of !== list) fail("100/cursor");
  if (generation !== call.env.cursorGeneration) fail("100/cursor");
  if (offset > call.env.switches.cursorDepth) fail("100/deep");
  return { offset, id, list, generation: call.env.cursorGeneration, short: short === 1 };
}

export interface PageOfRows<T> {
  rows: T[];
  before: string;
  after: string;
  hasNext: boolean;
  hasPrevious: boolean;
}

export interface PageRequest {
  limit: number;
  after?: string | undefined;
  before?: string | undefined;
  /** A number that stands for this list of this node. */
  list: number;
  shortable: boolean;
}

/**
 * Cuts one page out of all rows (docs: Paging). A page may be shorter than asked, or empty, and still have `next`: one
 * in eight pages of the lists that may do so, always the same ones for the same seed.
 */
export function cutPage<T>(
  call: GraphCall,
  all: readonly T[],
  idOf: (row: T) => string,
  request: PageRequest,
): PageOfRows<T> {
  const { env } = call;
  const { list } = request;
  let start = 0;
  let end = request.limit;
  let wasShort = false;
  if (request.after) {
    const cursor = readCursor(call, request.after, list);
    start = place(all, idOf, cursor);
    wasShort = cursor.short;
    end = start + request.limit;
  } else if (request.before) {
    end = Math.max(0, place(all, idOf, readCursor(call, request.before, list)) - 1);
    start = Math.max(0, end - request.limit);
  }
  end = Math.min(end, all.length);
  let short = false;
  if (request.shortable && env.switches.shortPages === "some" && !wasShort && end < all.length) {
    const dice = hash(`${env.world.data.seed}:${list}:${start}`) % 16;
    short = dice < 2;
    if (dice === 0) end = start;
    if (dice === 1) end = start + Math.floor((end - start) / 2);
  }
  const rows = all.slice(start, end);
  const at = (offset: number) => {
    const row = all[offset - 1];
    const id = row === undefined ? "" : idOf(row);
    return writeCursor({ offset, id, list, generation: env.cursorGeneration, short });
  };
  return {
    rows,
    before: at(start + (rows.length > 0 ? 1 : 0)),
    after: at(end),
    hasNext: end < all.length,
    hasPrevious: start > 0,
  };
}

/** Where the row of the cursor ends now; when the row is gone, the old distance counts, so rows may shift. */
function place<T>(all: readonly T[], idOf: (row: T) => string, cursor: Cursor): number {
  if (cursor.offset === 0) return 0;
  const expected = all[cursor.offset - 1];
  if (expected !== undefined && idOf(expected) === cursor.id) return cursor.offset;
  const found = all.findIndex((row) => idOf(row) === cursor.id);
  return found >= 0 ? found + 1 : Math.min(cursor.offset, all.length);
}
