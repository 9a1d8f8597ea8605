import type { Portfolio } from "../../sandbox/index.ts";
import type { AssetKind } from "../../sandbox/worlds/types.ts";
import { type Edge, edges } from "./edges.ts";

/** One edge as the world has it: for each row, how many rows hang under it on each of its nested edges. */
export interface EdgeShape {
  edge: Edge;
  rows: number[][];
}

/** Graph's usual page cap, and the sandbox's: `pageCap` and `rowBudget` of its options. */
export const pageCap = 100;
export const rowBudget = 2500;

/** Perfect knowledge: how long every list of the portfolio is, before anything was read. */
export function shapeOf(portfolio: Portfolio): EdgeShape[] {
  const held = new Map<string, number>();
  const count = (id: string, kind: AssetKind): void => {
    held.set(`${id} ${kind}`, (held.get(`${id} ${kind}`) ?? 0) + 1);
  };
  for (const { holderId, assetId, assetKind } of portfolio.assignments) {
    count(holderId, assetKind);
    count(assetId, assetKind);
  }
  return edges.map((edge) => ({
    edge,
    rows: idsOf(portfolio, edge).map((id) => edge.nested.map(({ kind }) => held.get(`${id} ${kind}`) ?? 0)),
  }));
}

function idsOf(portfolio: Portfolio, { holds }: Edge): string[] {
  const rows = typeof holds === "string" ? portfolio[holds] : portfolio[holds.side](holds.kind);
  return rows.map(({ id }) => id);
}

/** Rows that come in the answer for this row: itself, and the first page of each list under it. */
export function rowsWith(under: readonly number[]): number {
  return 1 + under.reduce((sum, count) => sum + Math.min(count, pageCap), 0);
}

/** Reads that the rest of the lists under one row needs. Several lists of one row go on in the same read. */
export function restsOf(under: readonly number[]): number {
  return Math.max(0, ...under.map((count) => Math.ceil(count / pageCap) - 1));
}

/** No way of reading can make fewer calls than the longest edge has pages, or than its rows fill answers. */
export function boundOf(shape: readonly EdgeShape[]): { calls: number; pages: number; answers: number } {
  const pages = Math.max(...shape.map(({ rows }) => Math.ceil(rows.length / pageCap)));
  const all = shape.flatMap(({ rows }) => rows);
  const total = all.length + all.flat().reduce((sum, count) => sum + count, 0);
  const answers = Math.ceil(total / rowBudget);
  return { calls: Math.max(pages, answers), pages, answers };
}

/**
 * The longest chain of answers each of which needs the one before: the pages of an edge, and from each page on the rest of the
 * longest list under one of its rows.
 */
export function chainOf(shape: readonly EdgeShape[]): number {
  return Math.max(
    ...shape.flatMap(({ rows }) => rows.map((under, index) => Math.floor(index / pageCap) + 1 + restsOf(under))),
  );
}
