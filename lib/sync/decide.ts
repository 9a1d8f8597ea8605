import { appendAudit, auditLine } from "../audit/log.ts";
import { Cursor } from "../meta/cursor.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { getHub } from "../store/hubs.ts";
import type { Task } from "../store/records.ts";
import { dropRun, readCursor } from "../store/runs.ts";
import { getTask, updateTask } from "../store/tasks.ts";
import { finishSync } from "./finish.ts";
import { queueSyncs, withHubLock } from "./queue.ts";
import { isOver } from "./run.ts";

/** What an admin may decide about a task. */

/** Ends a task that has not finished. What it read is dropped; what the hub shows stays as it was. */
export async function cancelTask(taskId: string): Promise<void> {
  const task = await end(taskId, (candidate) => !isOver(candidate));
  if (task) await dropRun(task.hubId, task.run);
}

/** Starts a new sync in place of one that failed or was canceled. */
export async function retryTask(taskId: string): Promise<void> {
  const task = await find(taskId);
  const hub = await getHub(task.hubId);
  if (!hub) throw new ProblemError(ownProblem("hubGone"));
  await queueSyncs([hub], "manual");
}

/** The safeguard, "Apply anyway": commits exactly what was read and shown. */
export async function applyTask(taskId: string): Promise<void> {
  const { hubId, run } = await find(taskId);
  await withHubLock(hubId, async () => {
    const task = await find(taskId);
    if (task.status.name !== "attention") throw new ProblemError(ownProblem("taskGone"));
    const [hub, cursor] = await Promise.all([getHub(hubId), readCursor(hubId, run)]);
    if (!hub) throw new ProblemError(ownProblem("hubGone"));
    await finishSync(task, hub, Cursor.parse(cursor), { approved: true });
  });
}

/** The safeguard, "Discard": nothing of this run is applied. */
export async function discardTask(taskId: string): Promise<void> {
  const task = await end(taskId, ({ status }) => status.name === "attention");
  if (!task) throw new ProblemError(ownProblem("taskGone"));
  await dropRun(task.hubId, task.run);
  const hub = await getHub(task.hubId);
  if (hub) await appendAudit(auditLine({ deed: "syncDiscarded", who: "you", hub }));
}

async function find(taskId: string): Promise<Task> {
  const task = await getTask(taskId);
  if (!task) throw new ProblemError(ownProblem("taskGone"));
  return task;
}

async function end(taskId: string, may: (task: Task) => boolean): Promise<Task | null> {
  let ended: Task | null = null;
  await updateTask(taskId, (task) => {
    if (!may(task)) return task;
    ended = { ...task, status: { name: "canceled" }, finishedAt: Date.now() };
    return ended;
  });
  return ended;
}
