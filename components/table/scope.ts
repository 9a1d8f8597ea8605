import { listHubs } from "../../lib/store/hubs.ts";
import type { Hub, Task } from "../../lib/store/records.ts";
import { listTasks } from "../../lib/store/tasks.ts";
import { inOrder } from "../format.ts";
import { type Live, useLive } from "../live.tsx";

/** The hubs there are, and the latest task of each. */
export interface Scope {
  hubs: Hub[];
  latest: Map<string, Task>;
}

async function readScope(): Promise<Scope> {
  const [hubs, tasks] = await Promise.all([listHubs(), listTasks()]);
  const latest = new Map<string, Task>();
  for (const task of tasks) if (!latest.has(task.hubId)) latest.set(task.hubId, task);
  return { hubs: hubs.sort((a, b) => inOrder(a.label, b.label)), latest };
}

export function useScope(): Live<Scope> {
  return useLive(["hubs", "tasks"], readScope);
}

/** Reads one kind of row of several hubs, in the order of the hubs. */
export async function readAll<R>(hubIds: readonly string[], list: (hubId: string) => Promise<R[]>): Promise<R[]> {
  const lists = await Promise.all(hubIds.map((id) => list(id)));
  return lists.length === 1 && lists[0] ? lists[0] : lists.flat();
}
