import { readOverview } from "../lib/store/overview.ts";
import type { Plan } from "../lib/store/plan-records.ts";
import type { Hub, Settings, Task } from "../lib/store/records.ts";
import { inOrder } from "./format.ts";
import { type Live, useLive } from "./live.tsx";

export interface Cards {
  hubs: Hub[];
  /** The latest task of each hub. */
  latest: Map<string, Task>;
  /** The plan of each hub that needs somebody, or else the one that runs. */
  plans: Map<string, Plan>;
  settings: Settings;
}

export async function readCards(): Promise<Cards> {
  const { hubs, tasks, plans: unfinished, settings } = await readOverview();
  const latest = new Map<string, Task>();
  for (const task of tasks) {
    const known = latest.get(task.hubId);
    if (!known || known.createdAt < task.createdAt) latest.set(task.hubId, task);
  }
  const plans = new Map<string, Plan>();
  for (const plan of unfinished) {
    // What waits for a person, for weeks perhaps, is no news on a card.
    const quiet = plan.status.name === "waiting" && ["acceptance", "notBefore"].includes(plan.status.why);
    const known = plans.get(plan.hubId);
    if (!quiet && (!known || plan.status.name === "attention")) plans.set(plan.hubId, plan);
  }
  return { hubs: hubs.sort((a, b) => inOrder(a.label, b.label)), latest, plans, settings };
}

/**
 * Everything that the cards show, and nothing else: no member and no asset is read for them.
 *
 * @param first what was read before there was a page to show it in
 */
export function useCards(first?: Live<Cards>): Live<Cards> {
  return useLive(["hubs", "tasks", "plans", "settings"], readCards, [], first);
}
