import { ownProblem, ProblemError } from "../problem.ts";
import { addAuditLine } from "./audit-lines.ts";
import { type AuditLine, Hub, type StatusName, Step, Task } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder } from "./schema.ts";
import { type ReadTransaction, read, type Writer, type WriteTransaction, write } from "./transaction.ts";

/** Tasks that are kept, with their steps. */
const KEPT = 200;

const UNFINISHED = ["queued", "running", "waiting", "attention"] as const satisfies StatusName[];

/** Tasks, newest first. */
export async function listTasks(limit: number = Number.POSITIVE_INFINITY): Promise<Task[]> {
  return (await read(["tasks"], tasksIn)).slice(0, limit);
}

/** Tasks, newest first, as part of a transaction. */
export async function tasksIn(tx: ReadTransaction): Promise<Task[]> {
  return parseRows(Task, await tx.objectStore("tasks").index("byCreatedAt").getAll()).reverse();
}

export async function getTask(id: string): Promise<Task | null> {
  return parseRow(Task, await read(["tasks"], (tx) => tx.objectStore("tasks").get(id)));
}

/** Tasks that something still happens to, or that wait for the admin; oldest first. */
export async function listUnfinished(): Promise<Task[]> {
  return await read(["tasks"], unfinished);
}

/** The steps of a task in the order they were taken. */
export async function listSteps(taskId: string): Promise<Step[]> {
  return parseRows(Step, await read(["steps"], (tx) => tx.objectStore("steps").getAll(keysUnder(taskId))));
}

/**
 * Changes a task as it is now, in one transaction. Nothing is written if `change` gives back what it was given.
 *
 * @throws ProblemError `taskGone`
 */
export async function updateTask(id: string, change: (task: Task) => Task): Promise<Task> {
  return await write(["tasks"], async (writer) => {
    const task = parseRow(Task, await writer.tx.objectStore("tasks").get(id));
    if (!task) throw new ProblemError(ownProblem("taskGone"));
    const changed = change(task);
    if (changed !== task) writer.put("tasks", changed);
    return changed;
  });
}

/**
 * Creates a sync of a hub and hands out its run number. Two syncs of one hub never exist together: if one is under way, that one is
 * returned and nothing is created; one that waits for the safeguard's answer ends, and its question with it.
 *
 * @param audit written down only if a task is created
 * @throws ProblemError `hubGone`
 */
export async function createSyncTask(hubId: string, cause: Task["cause"], audit?: AuditLine): Promise<Task> {
  return await write(["hubs", "tasks", "steps", "staged", "cursors", "audit"], async (writer) => {
    const hub = parseRow(Hub, await writer.tx.objectStore("hubs").get(hubId));
    if (!hub) throw new ProblemError(ownProblem("hubGone"));
    const present = (await unfinished(writer.tx)).find((task) => task.hubId === hubId);
    if (present && present.status.name !== "attention") return present;
    // A new sync answers a question that was left open: what it finds is fresher.
    if (present) writer.put("tasks", { ...present, status: { name: "canceled" }, finishedAt: Date.now() });

    const run = hub.lastRun + 1;
    const task = newTask(hubId, run, cause);
    writer.put("hubs", { ...hub, lastRun: run });
    writer.put("tasks", task);
    // No run of this hub is under way, so whatever lies here was left behind.
    writer.remove("staged", keysUnder(hubId));
    writer.remove("cursors", hubId);
    if (audit) addAuditLine(writer, audit);
    await trim(writer);
    return task;
  });
}

/** Ends what is unfinished of a hub, as part of a transaction. */
export async function cancelTasksOf(writer: Writer, hubId: string): Promise<void> {
  for (const task of await unfinished(writer.tx)) {
    if (task.hubId === hubId) writer.put("tasks", { ...task, status: { name: "canceled" }, finishedAt: Date.now() });
  }
}

/** Whether this task, as it is stored, may still write for its run. */
export function ownsRun(task: Task | null, run: number): task is Task {
  return task !== null && task.run === run && UNFINISHED.some((name) => name === task.status.name);
}

function newTask(hubId: string, run: number, cause: Task["cause"]): Task {
  return {
    id: crypto.randomUUID(),
    kind: "sync",
    hubId,
    run,
    cause,
    status: { name: "queued" },
    createdAt: Date.now(),
    startedAt: null,
    finishedAt: null,
    progress: { calls: 0, requests: 0, members: { read: 0, total: null }, assets: 0, assignments: 0 },
    tries: 0,
    reportId: null,
  };
}

async function unfinished(tx: ReadTransaction | WriteTransaction): Promise<Task[]> {
  const byStatus = tx.objectStore("tasks").index("byStatus");
  const rows = await Promise.all(UNFINISHED.map((name) => byStatus.getAll(name)));
  return parseRows(Task, rows.flat()).sort((a, b) => a.createdAt - b.createdAt);
}

/** Lets the oldest finished tasks go, so that the newest of all remain. */
async function trim(writer: Writer): Promise<void> {
  const tasks = writer.tx.objectStore("tasks");
  const excess = (await tasks.count()) - KEPT;
  if (excess <= 0) return;
  const open = new Set((await unfinished(writer.tx)).map((task) => task.id));
  const oldest = (await tasks.index("byCreatedAt").getAllKeys()).filter((id) => !open.has(id)).slice(0, excess);
  for (const id of oldest) {
    writer.remove("tasks", id);
    writer.remove("steps", keysUnder(id));
  }
}
