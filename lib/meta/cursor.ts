import * as z from "zod/mini";
import { Problem } from "../problem.ts";
import { INVENTORY, type NestedEdge, type RootEdge } from "./inventory.ts";

/** The largest page that is ever asked for. Graph does not publish its caps; 100 is the usual one. */
export const PAGE = 100;

const count = z.number();

/**
 * How far the reading of one inventory has come. It is kept in the database after every answer, so that a worker that dies
 * repeats at most the answer it was waiting for. Cursors of Graph do not live long: a run that was cut off for
 * longer than they last begins again.
 */
export const Cursor = z.object({
  businessId: z.string(),
  /** One entry an edge. `total` is Meta's own count, where it told. */
  roots: z.record(
    z.string(),
    z.object({
      after: z.nullable(z.string()),
      done: z.boolean(),
      rows: count,
      nestedRows: count,
      total: z.nullable(count),
      unreadable: count,
      limit: count,
      /** How often its page was too large, and how many that were not have come since. Runs of before these fields have none. */
      halved: z._default(count, 0),
      calm: z._default(count, 0),
    }),
  ),
  /** Lists under a row that did not fit into the row's own answer. */
  tails: z.array(
    z.object({ root: z.string(), nested: z.string(), nodeId: z.string(), after: z.string(), limit: count }),
  ),
  /** Paths that Meta refuses to this token, found by asking for each alone. */
  denied: z.record(z.string(), Problem),
  /** Paths that were refused last time: each is asked for alone before the reading begins. */
  suspects: z.array(z.string()),
  /** The last answer was too large: the next asks for the longest edge alone. */
  solo: z.boolean(),
  /** An answer was too large once: edges of unknown length count as long from then on. */
  wary: z.boolean(),
  /** `summary(total_count)` was refused: counts are not told. */
  uncounted: z.boolean(),
  /** The reading began again because its cursors no longer held. */
  restarted: z.boolean(),
  /** Rows and nested rows a row, as the last run found them. */
  sizes: z.record(z.string(), z.object({ rows: count, fanOut: z.number() })),
});
export type Cursor = z.infer<typeof Cursor>;
export type RootState = Cursor["roots"][string];
export type Tail = Cursor["tails"][number];

const UNREAD: RootState = {
  after: null,
  done: false,
  rows: 0,
  nestedRows: 0,
  total: null,
  unreadable: 0,
  limit: PAGE,
  halved: 0,
  calm: 0,
};

/** The beginning of a reading. */
export function startCursor(businessId: string, from: Pick<Cursor, "sizes" | "suspects">): Cursor {
  const roots: Cursor["roots"] = {};
  for (const { edge } of INVENTORY) {
    roots[edge] = { ...UNREAD };
  }
  return {
    businessId,
    roots,
    tails: [],
    denied: {},
    suspects: [...from.suspects],
    solo: false,
    wary: false,
    uncounted: false,
    restarted: false,
    sizes: from.sizes,
  };
}

/** Everything has been read that this token may read. */
export function isDone(cursor: Cursor): boolean {
  return cursor.suspects.length === 0 && cursor.tails.length === 0 && openRoots(cursor).length === 0;
}

/** The edges that are not refused and not read to their end. */
export function openRoots(cursor: Cursor): RootEdge[] {
  return INVENTORY.filter((root) => !(root.edge in cursor.denied) && !rootState(cursor, root.edge).done);
}

/** The nested edges of a root that are not refused. */
export function openNested(cursor: Cursor, root: RootEdge): NestedEdge[] {
  return root.nested.filter((nested) => !(`${root.edge}/${nested.edge}` in cursor.denied));
}

export function rootState(cursor: Cursor, edge: string): RootState {
  const state = cursor.roots[edge];
  // An edge that a newer version added while an older version's run was under way starts from its beginning.
  return state ?? { ...UNREAD };
}

/** What this run learned, for the next run to plan with. */
export function learned(cursor: Cursor): Cursor["sizes"] {
  const sizes: Cursor["sizes"] = {};
  for (const [edge, state] of Object.entries(cursor.roots)) {
    sizes[edge] = { rows: state.rows, fanOut: state.rows > 0 ? state.nestedRows / state.rows : 0 };
  }
  return sizes;
}
