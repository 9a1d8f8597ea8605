import { listHubs } from "../lib/store/hubs.ts";
import type { Hub, Settings, Task } from "../lib/store/records.ts";
import { readSettings } from "../lib/store/settings.ts";
import { listTasks } from "../lib/store/tasks.ts";
import { type Live, useLive } from "./live.tsx";

export interface Cards {
  hubs: Hub[];
  /** The latest task of each hub. */
  latest: Map<string, Task>;
  settings: Settings;
}

async function readCards(): Promise<Cards> {
  const [hubs, tasks, settings] = await Promise.all([listHubs(), listTasks(), readSettings()]);
  const latest = new Map<string, Task>();
  for (const task of tasks) {
    const known = latest.get(task.hubId);
    if (!known || known.createdAt < task.createdAt) latest.set(task.hubId, task);
  }
  return { hubs: hubs.sort((a, b) => a.label.localeCompare(b.label)), latest, settings };
}

/** Everything that the cards show, and nothing else: no member and no asset is read for them. */
export function useCards(): Live<Cards> {
  return useLive(["hubs", "tasks", "settings"], readCards);
}
