import { type Cursor, openNested, openRoots, PAGE, rootState, type Tail } from "./cursor.ts";
import { expand, type Field } from "./fields.ts";
import { INVENTORY, type NestedEdge, PEOPLE_EDGE, type RootEdge, rootEdge } from "./inventory.ts";

/**
 * How many rows, nested ones included, one answer should hold. Graph does not publish where "reduce the amount of data" begins;
 * this is well below what is known to fail, and an answer that fails all the same makes the next one smaller.
 */
const ROWS_PER_ANSWER = 2000;
/** Assignments under a row to expect on each of its edges, where nothing is known yet. */
const USUAL_FAN_OUT = 3;
/** A page that is worth riding along, and large enough to measure by. */
const SMALL_PAGE = 10;
const BATCH = 50;

/** One read of the inventory, and what its answer will be about. */
export type Read = { ask: { path: string; params: Record<string, string> } } & (
  | { of: "roots"; edges: string[] }
  | { of: "tails"; nodeId: string; tails: Tail[] }
  | { of: "probe"; path: string }
);

/**
 * The reads to make next; they do not depend on each other and travel as one request. One read carries the next page of as many
 * edges as fit into an answer, the edge with most pages left first, because the number of dependent answers cannot be
 * smaller than that edge's pages.
 */
export function nextReads(cursor: Cursor): Read[] {
  if (cursor.suspects.length > 0) return cursor.suspects.slice(0, BATCH).map((path) => probe(cursor, path));
  const roots = pickRoots(cursor);
  const reads: Read[] = [];
  if (roots.length > 0) {
    reads.push({
      of: "roots",
      edges: roots.map(({ root }) => root.edge),
      ask: onBusiness(
        cursor,
        roots.map(({ root, limit }) => rootField(cursor, root, limit)),
      ),
    });
  }
  const byNode = new Map<string, Tail[]>();
  for (const tail of cursor.tails) byNode.set(tail.nodeId, [...(byNode.get(tail.nodeId) ?? []), tail]);
  for (const [nodeId, tails] of byNode) {
    if (reads.length >= BATCH) break;
    reads.push({
      of: "tails",
      nodeId,
      tails,
      ask: { path: nodeId, params: { fields: expand(tailFields(cursor, tails)) } },
    });
  }
  return reads;
}

/** One read for each path that the refused reads were about: whichever fails alone is the one that Meta refuses. */
export function probes(cursor: Cursor, edges: string[]): Read[] {
  return edges
    .flatMap((edge) => [
      edge,
      ...(rootEdge(edge)?.nested ?? []).map((nested) => `${edge}/${nested.edge}`),
      ...(edge === PEOPLE_EDGE && !cursor.uncounted ? [COUNT_PATH] : []),
    ])
    .filter((path) => !(path in cursor.denied))
    .map((path) => probe(cursor, path));
}

/** The same for the lists under a row whose rest was refused. */
export function probesOf(cursor: Cursor, tails: Tail[]): Read[] {
  return [...new Set(tails.map(({ root, nested }) => `${root}/${nested}`))]
    .filter((path) => !(path in cursor.denied))
    .map((path) => probe(cursor, path));
}

/** The pseudo-path that stands for `summary(total_count)`, which community code uses and the docs do not promise. */
export const COUNT_PATH = `${PEOPLE_EDGE}#summary`;

function probe(cursor: Cursor, path: string): Read {
  if (path === COUNT_PATH) {
    const field: Field = { edge: PEOPLE_EDGE, limit: 1, summary: true, fields: ["id"] };
    return { of: "probe", path, ask: onBusiness(cursor, [field]) };
  }
  const [edge = "", nestedEdge] = path.split("/");
  const root = rootEdge(edge);
  const nested = root?.nested.find((candidate) => candidate.edge === nestedEdge);
  const fields: Field["fields"] = nested ? ["id", nestedField(cursor, nested, 1)] : (root?.fields ?? ["id"]);
  return { of: "probe", path, ask: onBusiness(cursor, [{ edge, limit: 1, fields }]) };
}

function onBusiness(cursor: Cursor, fields: Field[]): Read["ask"] {
  return { path: cursor.businessId, params: { fields: expand(["id", ...fields]) } };
}

function rootField(cursor: Cursor, root: RootEdge, limit: number): Field {
  const { after } = rootState(cursor, root.edge);
  return {
    edge: root.edge,
    limit,
    ...(after === null ? {} : { after }),
    // Asked for on every page: the count may move while pages are read.
    ...(root.counted && !cursor.uncounted ? { summary: true } : {}),
    fields: [...root.fields, ...openNested(cursor, root).map((nested) => nestedField(cursor, nested, PAGE))],
  };
}

function nestedField(cursor: Cursor, nested: NestedEdge, limit: number, after?: string): Field {
  return {
    edge: nested.edge,
    limit,
    ...(after === undefined ? {} : { after }),
    ...(nested.needsBusiness ? { params: { business: cursor.businessId } } : {}),
    fields: nested.fields,
  };
}

function tailFields(cursor: Cursor, tails: Tail[]): (string | Field)[] {
  const fields: (string | Field)[] = ["id"];
  for (const tail of tails) {
    const nested = rootEdge(tail.root)?.nested.find((candidate) => candidate.edge === tail.nested);
    if (nested) fields.push(nestedField(cursor, nested, tail.limit, tail.after));
  }
  return fields;
}

function pickRoots(cursor: Cursor): { root: RootEdge; limit: number }[] {
  const waiting = openRoots(cursor)
    .map((root) => estimate(cursor, root))
    .sort((a, b) => b.pages - a.pages || INVENTORY.indexOf(a.root) - INVENTORY.indexOf(b.root));
  const picked: { root: RootEdge; limit: number }[] = [];
  let room = ROWS_PER_ANSWER;
  for (const { root, left, rowsEach, limit } of waiting) {
    if (picked.length > 0 && cursor.solo) break;
    // An edge that rides along takes a smaller page rather than a ride of its own.
    const fits = Math.min(limit, Math.floor(room / rowsEach));
    if (picked.length > 0 && fits < Math.min(SMALL_PAGE, left)) continue;
    picked.push({ root, limit: Math.max(1, fits) });
    room -= Math.min(fits, left) * rowsEach;
  }
  return picked;
}

/** Rows left on an edge, the pages they make, and rows of the answer each of them costs (itself and those under it). */
function estimate(cursor: Cursor, root: RootEdge) {
  const state = rootState(cursor, root.edge);
  const before = cursor.sizes[root.edge];
  const expected = state.total ?? before?.rows ?? 0;
  const unknown = cursor.wary ? PAGE : root.usual;
  // The edge is open, so there is at least one thing to ask for.
  const left = Math.max(1, expected > state.rows ? expected - state.rows : before && state.rows === 0 ? 1 : unknown);

  const nested = openNested(cursor, root).length;
  const measured = state.rows > 0 ? state.nestedRows / state.rows : before?.fanOut;
  const rowsEach = 1 + (nested === 0 ? 0 : (measured ?? USUAL_FAN_OUT * nested));
  const page = Math.min(state.limit, Math.max(1, Math.floor(ROWS_PER_ANSWER / rowsEach)));
  // Once an answer was too large, a small page measures what hangs under a row.
  const unmeasured = cursor.wary && nested > 0 && measured === undefined && root.edge !== PEOPLE_EDGE;
  const limit = unmeasured ? Math.min(page, SMALL_PAGE) : page;
  return { root, left, rowsEach, limit, pages: Math.ceil(left / page) };
}
