import { hubsIn } from "./hubs.ts";
import type { Plan } from "./plan-records.ts";
import { unfinishedPlansIn } from "./plans.ts";
import type { Hub, Settings, Task } from "./records.ts";
import { settingsIn } from "./settings.ts";
import { tasksIn } from "./tasks.ts";
import { read } from "./transaction.ts";

/**
 * Everything that the cards of all hubs show, as it is at one moment. In one transaction, because each costs a way to the browser's
 * process and back, and the popup waits for it.
 */
export async function readOverview(): Promise<{ hubs: Hub[]; tasks: Task[]; plans: Plan[]; settings: Settings }> {
  return await read(["hubs", "tasks", "plans", "settings"], async (tx) => {
    const [hubs, tasks, plans, settings] = await Promise.all([
      hubsIn(tx),
      tasksIn(tx),
      unfinishedPlansIn(tx),
      settingsIn(tx),
    ]);
    return { hubs, tasks, plans, settings };
  });
}
