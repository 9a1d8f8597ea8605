import * as z from "zod/mini";
import type { Problem } from "../problem.ts";
import { type Cursor, PAGE, type RootState, rootState, startCursor, type Tail } from "./cursor.ts";
import type { Failure } from "./errors.ts";
import { PEOPLE_EDGE, rootEdge } from "./inventory.ts";
import { COUNT_PATH, probes, probesOf, type Read } from "./plan.ts";
import { AssignedRow, List } from "./schema.ts";

const NestedRows = z.array(AssignedRow);

/** What one answer brought for one list, ready to be kept until the run is complete. */
export const Page = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("root"),
    edge: z.string(),
    /** Rows that passed the edge's schema, each with the rows of its nested edges by edge name. */
    rows: z.array(z.object({ row: z.looseObject({ id: z.string() }), nested: z.record(z.string(), NestedRows) })),
  }),
  z.object({
    of: z.literal("tail"),
    root: z.string(),
    nested: z.string(),
    nodeId: z.string(),
    rows: NestedRows,
  }),
]);
export type Page = z.infer<typeof Page>;

export interface Absorbed {
  cursor: Cursor;
  pages: Page[];
  /** Rows of the portfolio's edges, and rows of assignments. */
  rows: number;
  assignments: number;
}

/** Takes in one answer. Nothing is changed in place. */
export function absorb(cursor: Cursor, read: Read, body: Record<string, unknown>): Absorbed {
  if (read.of === "probe") {
    return {
      cursor: { ...cursor, suspects: cursor.suspects.filter((path) => path !== read.path) },
      pages: [],
      rows: 0,
      assignments: 0,
    };
  }
  return read.of === "roots" ? absorbRoots(cursor, read.edges, body) : absorbTails(cursor, read.tails, body);
}

function absorbRoots(cursor: Cursor, edges: string[], body: Record<string, unknown>): Absorbed {
  const next: Cursor = { ...cursor, roots: { ...cursor.roots }, tails: [...cursor.tails], solo: false };
  const pages: Page[] = [];
  let rows = 0;
  let assignments = 0;
  for (const edge of edges) {
    const root = rootEdge(edge);
    if (!root) continue;
    const list = readList(body[edge]);
    const page: Page = { of: "root", edge, rows: [] };
    const state = grown(rootState(cursor, edge));
    state.after = list.after;
    state.done = list.after === null;
    // The largest count told while the pages were read: if people leave meanwhile, rows move across the page's edge and are
    // missed, and only against this count are they missed by us.
    state.total = list.total === null ? state.total : Math.max(list.total, state.total ?? 0);
    state.unreadable += list.broken ? 1 : 0;
    for (const raw of list.data) {
      const row = root.row.safeParse(raw);
      if (!row.success) {
        state.unreadable += 1;
        continue;
      }
      const nested: Record<string, z.infer<typeof NestedRows>> = {};
      for (const under of root.nested) {
        const read = readNested((raw as Record<string, unknown>)[under.edge]);
        if (read.rows.length > 0) nested[under.edge] = read.rows;
        state.unreadable += read.unreadable;
        state.nestedRows += read.rows.length;
        assignments += read.rows.length;
        if (read.after !== null) {
          next.tails.push({ root: edge, nested: under.edge, nodeId: row.data.id, after: read.after, limit: PAGE });
        }
      }
      page.rows.push({ row: row.data, nested });
    }
    state.rows += list.data.length;
    rows += list.data.length;
    next.roots[edge] = state;
    pages.push(page);
  }
  return { cursor: next, pages, rows, assignments };
}

function absorbTails(cursor: Cursor, tails: Tail[], body: Record<string, unknown>): Absorbed {
  const next: Cursor = {
    ...cursor,
    roots: { ...cursor.roots },
    tails: cursor.tails.filter((tail) => !tails.includes(tail)),
  };
  const pages: Page[] = [];
  let assignments = 0;
  for (const tail of tails) {
    const read = readNested(body[tail.nested]);
    const state = rootState(cursor, tail.root);
    next.roots[tail.root] = { ...state, unreadable: state.unreadable + read.unreadable };
    if (read.after !== null) next.tails.push({ ...tail, after: read.after });
    pages.push({ of: "tail", root: tail.root, nested: tail.nested, nodeId: tail.nodeId, rows: read.rows });
    assignments += read.rows.length;
  }
  return { cursor: next, pages, rows: 0, assignments };
}

function readNested(raw: unknown) {
  const list = readList(raw);
  const rows: z.infer<typeof NestedRows> = [];
  for (const item of list.data) {
    const row = AssignedRow.safeParse(item);
    if (row.success) rows.push(row.data);
  }
  return { rows, after: list.after, unreadable: list.data.length - rows.length + (list.broken ? 1 : 0) };
}

/** An edge without rows is left out of its node, so "nothing there" is an empty list that has no next page. */
function readList(raw: unknown): { data: unknown[]; after: string | null; total: number | null; broken: boolean } {
  if (raw === undefined || raw === null) return { data: [], after: null, total: null, broken: false };
  const list = List.safeParse(raw);
  if (!list.success) return { data: [], after: null, total: null, broken: true };
  const { data, paging, summary } = list.data;
  const after = paging?.next ? (paging.cursors?.after ?? null) : null;
  // `next` without a cursor cannot be followed (its URL is never used): what is behind it stays unread, and is said so.
  return { data, after, total: summary?.total_count ?? null, broken: Boolean(paging?.next) && after === null };
}

/** What to do about a read that Meta refused with a failure of its own (not a limit, the token, or the way to Meta). */
export type Recovery = { do: "again"; cursor: Cursor } | { do: "probe"; reads: Read[] };

/** An answer was too large, or Meta broke off: ask for less. */
export function shrink(cursor: Cursor, read: Read): Cursor {
  if (read.of === "roots") {
    if (read.edges.length > 1) return { ...cursor, solo: true, wary: true };
    const [edge = ""] = read.edges;
    const state = rootState(cursor, edge);
    return {
      ...cursor,
      solo: true,
      wary: true,
      roots: { ...cursor.roots, [edge]: halved(state) },
    };
  }
  if (read.of === "tails") {
    const smaller = (tail: Tail) => ({ ...tail, limit: Math.max(1, Math.ceil(tail.limit / 2)) });
    return { ...cursor, tails: cursor.tails.map((tail) => (read.tails.includes(tail) ? smaller(tail) : tail)) };
  }
  return cursor;
}

function halved(state: RootState): RootState {
  return { ...state, limit: Math.max(1, Math.ceil(state.limit / 2)), halved: state.halved + 1, calm: 0 };
}

/** Pages that must have come after one that was too large before a larger one is tried; twice as many after each further one. */
const CALM = 4;

/** A page that was too large may have been so because of a few heavy rows, or of a bad hour of Meta's: it grows back. */
function grown(state: RootState): RootState {
  if (state.limit >= PAGE) return { ...state };
  const calm = state.calm + 1;
  const ready = calm >= CALM * 2 ** (state.halved - 1);
  return ready ? { ...state, limit: Math.min(PAGE, state.limit * 2), calm: 0 } : { ...state, calm };
}

/** Meta refused a read for a reason that lies in what was asked: find the part it refuses. */
export function recover(cursor: Cursor, read: Read, failure: Failure): Recovery {
  if (read.of === "probe") return { do: "again", cursor: deny(cursor, read.path, failure.problem) };
  if (read.of === "tails") {
    // The row went away, or became invisible, between its own page and the rest of its list.
    if (failure.problem.kind === "notFound") return { do: "again", cursor: dropTails(cursor, read.tails) };
    return { do: "probe", reads: probesOf(cursor, read.tails) };
  }
  return { do: "probe", reads: probes(cursor, read.edges) };
}

/** Marks a path as refused. Without the members there is no inventory, so that edge is never marked. */
export function deny(cursor: Cursor, path: string, problem: Problem): Cursor {
  const suspects = cursor.suspects.filter((suspect) => suspect !== path);
  if (path === COUNT_PATH) return { ...cursor, suspects, uncounted: true };
  if (path === PEOPLE_EDGE) return { ...cursor, suspects };
  const [root = ""] = path.split("/");
  // Of what lies under a refused edge nothing needs to be said.
  if (path !== root && root in cursor.denied) return { ...cursor, suspects };
  // Nor is the rest of a refused list to be had.
  const tails = cursor.tails.filter((tail) => path !== tail.root && path !== `${tail.root}/${tail.nested}`);
  return { ...cursor, suspects, tails, denied: { ...cursor.denied, [path]: problem } };
}

function dropTails(cursor: Cursor, tails: Tail[]): Cursor {
  const roots = { ...cursor.roots };
  for (const { root } of tails)
    roots[root] = { ...rootState(cursor, root), unreadable: rootState(cursor, root).unreadable + 1 };
  return { ...cursor, roots, tails: cursor.tails.filter((tail) => !tails.includes(tail)) };
}

/** Begins the reading again, knowing what is refused. */
export function restart(cursor: Cursor): Cursor {
  return {
    ...startCursor(cursor.businessId, { sizes: cursor.sizes, suspects: [] }),
    denied: cursor.denied,
    uncounted: cursor.uncounted,
    wary: cursor.wary,
    restarted: true,
  };
}
