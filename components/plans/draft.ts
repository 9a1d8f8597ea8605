import { buildPlan, type Draft } from "../../lib/plans/build.ts";
import { readContext } from "../../lib/plans/context.ts";
import { ownProblem, ProblemError } from "../../lib/problem.ts";
import { getHub } from "../../lib/store/hubs.ts";
import { readInventory } from "../../lib/store/inventory.ts";
import type { Hub } from "../../lib/store/records.ts";
import type { Proposal } from "./proposals.ts";

export interface Preview {
  hub: Hub;
  draft: Draft;
  /** Addresses of the members, because two people may have one name. */
  emails: ReadonlyMap<string, string>;
}

/** Builds a plan as it would be done now. */
export async function preview({ hubId, intents }: Pick<Proposal, "hubId" | "intents">): Promise<Preview> {
  const hub = await getHub(hubId);
  if (!hub) throw new ProblemError(ownProblem("hubGone"));
  const [inventory, context] = await Promise.all([readInventory(hubId), readContext(hubId)]);
  const emails = new Map(inventory.members.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])));
  return { hub, draft: buildPlan(hub, inventory, intents, context), emails };
}
