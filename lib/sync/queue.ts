import { auditLine } from "../audit/log.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { getHub } from "../store/hubs.ts";
import type { Hub, Task } from "../store/records.ts";
import { createSyncTask, getTask, listUnfinished, updateTask } from "../store/tasks.ts";
import { vaultState } from "../store/vault.ts";
import { armAlarms, armNet } from "./alarms.ts";
import { isOver, runSync } from "./run.ts";

/** Hubs synced at the same time. More would not be quicker where they share an app, and so a limit. */
const AT_ONCE = 2;

/** Tasks that this worker has in hand. Only a shortcut: what keeps two runs of one hub apart is the hub's lock. */
const inHand = new Set<string>();

/** Creates a sync for each hub, the stalest first, and starts working. A hub that is syncing already keeps its task. */
export async function queueSyncs(hubs: Hub[], cause: Task["cause"]): Promise<Task[]> {
  const stalest = [...hubs].sort((a, b) => (a.synced?.at ?? 0) - (b.synced?.at ?? 0));
  const tasks: Task[] = [];
  const who = cause === "schedule" ? "schedule" : "you";
  for (const hub of stalest) {
    tasks.push(await createSyncTask(hub.id, cause, auditLine({ deed: "syncStarted", who, hub })));
  }
  await armNet();
  void pickUp();
  return tasks;
}

/**
 * Goes on with everything that is unfinished and need not wait. Called at every wake, alarm and command, so it costs one read
 * where there is nothing to do.
 *
 * @param online the connection has just come back: what waits for it need not wait any longer
 */
export async function pickUp({ online = false } = {}): Promise<void> {
  const ready = await readyTasks(online);
  for (const task of ready) {
    if (inHand.size >= AT_ONCE) return;
    if (inHand.has(task.id)) continue;
    inHand.add(task.id);
    void work(task.id, task.hubId).finally(() => {
      inHand.delete(task.id);
      void next();
    });
  }
}

/** After one task, the next that was never begun. One that was begun and is still unfinished waits for its alarm. */
async function next(): Promise<void> {
  await armAlarms();
  if ((await readyTasks()).some(({ status }) => status.name === "queued")) await pickUp();
}

async function readyTasks(online = false): Promise<Task[]> {
  const tasks = await listUnfinished();
  if (tasks.length === 0) return [];
  const vault = await vaultState();
  const locked = vault.name === "protected" && vault.locked;
  return tasks.filter(({ status }) => {
    if (status.name === "queued" || status.name === "running") return true;
    if (status.name !== "waiting") return false;
    if (status.why === "locked") return !locked;
    return (online && status.why === "offline") || (status.until ?? 0) <= Date.now();
  });
}

async function work(taskId: string, hubId: string): Promise<void> {
  try {
    await withHubLock(hubId, async () => {
      const [task, hub] = await Promise.all([getTask(taskId), getHub(hubId)]);
      if (task && hub && !isOver(task) && task.status.name !== "attention") await runSync(task, hub);
    });
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : ownProblem("fault");
    await updateTask(taskId, (task) =>
      isOver(task) ? task : { ...task, status: { name: "failed", problem }, finishedAt: Date.now() },
    ).catch(() => undefined); // The store itself is broken: nothing can be written, the next wake tries again.
  }
}

/**
 * Runs `deed` as soon as nobody else works on this hub: after a cancel the canceled run still waits for Meta's answer. The lock is
 * the lease of architecture rule 1: the browser frees it the moment its holder dies, so there is no time to wait out.
 */
export async function withHubLock(hubId: string, deed: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`hub ${hubId}`, deed);
}
