import type { Intent } from "../../lib/store/plan-records.ts";
import type { Proposal } from "./proposals.ts";

/** What is intended with each of these rows, as one proposal a hub. */
export function byHub<R extends { hubId: string }>(rows: readonly R[], intents: (row: R) => Intent[]): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const row of rows) {
    const proposal = proposals.get(row.hubId) ?? { hubId: row.hubId, intents: [] };
    proposal.intents.push(...intents(row));
    proposals.set(row.hubId, proposal);
  }
  return [...proposals.values()];
}
