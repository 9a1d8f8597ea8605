import { type EdgeShape, pageCap, rowBudget, rowsWith } from "./shape.ts";

/** What one answer carries: for some edges the next so many rows. */
export type Round = { edge: EdgeShape["edge"]; limit: number }[];

/**
 * Packs the pages of all edges into as few answers as perfect knowledge allows: in each round the edges with most pages left
 * come first, and whatever still fits into the answer's rows rides along, down to parts of a page.
 */
export function schedule(shape: readonly EdgeShape[]): Round[] {
  const open = shape.map(({ edge, rows }) => ({ edge, rows, at: 0 }));
  const rounds: Round[] = [];
  // An empty edge is asked for too: that it is empty is something one has to be told.
  for (let first = true; first || open.some(({ rows, at }) => at < rows.length); first = false) {
    const round: Round = [];
    let room = rowBudget;
    const left = open.filter(({ rows, at }) => at < rows.length || (first && rows.length === 0));
    left.sort((a, b) => Math.ceil((b.rows.length - b.at) / pageCap) - Math.ceil((a.rows.length - a.at) / pageCap));
    for (const state of left) {
      let taken = 0;
      while (taken < pageCap && state.at + taken < state.rows.length) {
        const cost = rowsWith(state.rows[state.at + taken] ?? []);
        if (cost > room) break;
        room -= cost;
        taken += 1;
      }
      if (taken === 0 && state.rows.length > 0) continue;
      round.push({ edge: state.edge, limit: Math.max(1, taken) });
      state.at += taken;
    }
    rounds.push(round);
  }
  return rounds;
}
