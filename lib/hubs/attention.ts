import { browser } from "wxt/browser";
import { listHubs } from "../store/hubs.ts";
import type { Plan } from "../store/plan-records.ts";
import { listUnfinishedPlans } from "../store/plans.ts";
import type { Hub, Task } from "../store/records.ts";
import { listTasks } from "../store/tasks.ts";
import { vaultState } from "../store/vault.ts";
import { daysLeft } from "./expiry.ts";

/** Below this many days the token of a hub needs attention. */
const SOON_DAYS = 3;

/**
 * How many things wait for the admin: tasks that ask, plans that were stopped, hubs whose last sync failed, tokens that Meta refuses or
 * that end within three days, and one for a locked vault that a task or a plan waits for.
 *
 * @param plans those that are not over
 */
export function countAttention(hubs: Hub[], tasks: Task[], plans: Plan[], locked: boolean, now: number): number {
  const latest = new Map<string, Task>();
  for (const task of tasks) {
    const known = latest.get(task.hubId);
    if (!known || known.createdAt < task.createdAt) latest.set(task.hubId, task);
  }
  let count = plans.filter(({ status }) => status.name === "attention").length;
  for (const hub of hubs) {
    const status = latest.get(hub.id)?.status.name;
    const days = daysLeft(hub.token.expires, now);
    if (hub.token.refused || status === "attention" || status === "failed" || (days !== null && days <= SOON_DAYS)) {
      count += 1;
    }
  }
  const waits = [...tasks, ...plans].some(({ status }) => status.name === "waiting" && status.why === "locked");
  return count + (locked && waits ? 1 : 0);
}

/** Shows the number on the toolbar button; nothing where nothing waits. */
export async function showAttention(): Promise<void> {
  const [hubs, tasks, plans, vault] = await Promise.all([listHubs(), listTasks(), listUnfinishedPlans(), vaultState()]);
  const count = countAttention(hubs, tasks, plans, vault.name === "protected" && vault.locked, Date.now());
  await browser.action.setBadgeBackgroundColor({ color: "#b3261e" });
  await browser.action.setBadgeText({ text: count === 0 ? "" : String(count) });
}
