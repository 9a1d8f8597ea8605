import { getHub } from "../../lib/store/hubs.ts";
import type { Hub, Task } from "../../lib/store/records.ts";
import { listTasks } from "../../lib/store/tasks.ts";

/** A hub with its latest task. The hub is `null` where it is gone. */
export async function readHubAndTask(hubId: string): Promise<{ hub: Hub | null; task: Task | null }> {
  const [hub, tasks] = await Promise.all([getHub(hubId), listTasks()]);
  const task = tasks
    .filter((each) => each.hubId === hubId)
    .reduce<Task | null>((latest, each) => (latest && latest.createdAt >= each.createdAt ? latest : each), null);
  return { hub: hub ?? null, task };
}
