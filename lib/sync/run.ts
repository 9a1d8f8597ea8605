import { createGraph } from "../meta/client.ts";
import { Cursor, isDone, rootState, startCursor } from "../meta/cursor.ts";
import { PEOPLE_EDGE } from "../meta/inventory.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { updateHub } from "../store/hubs.ts";
import type { Hub, Step, Task, TaskStatus } from "../store/records.ts";
import { dropRun, readCursor, stage } from "../store/runs.ts";
import { getTask, updateTask } from "../store/tasks.ts";
import { readSecret, tokenId } from "../store/vault.ts";
import { armNet } from "./alarms.ts";
import { refusedPaths } from "./carry-over.ts";
import { finishSync } from "./finish.ts";
import { type Pacer, startPacer } from "./pacer.ts";
import { type Turn, takeTurn } from "./turn.ts";
import { NAP, sleep, waitAfter } from "./waits.ts";

/**
 * Runs a sync until it is complete, has to wait, or cannot go on. May be called again at any time after any death: it goes on
 * from the last answer that was kept. The caller holds the hub's lock.
 */
export async function runSync(task: Task, hub: Hub): Promise<void> {
  let token: string;
  try {
    token = await readSecret(tokenId(hub.id));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.kind !== "vaultLocked") return await stop(task, hub, error.problem);
    return await park(task, { name: "waiting", why: "locked", until: null, problem: error.problem });
  }
  const pacer = await startPacer(hub.appId);
  const graph = createGraph({ token: async () => token, onAnswer: pacer.see });
  let cursor = await loadCursor(task, hub);
  let now: Task = { ...task, status: { name: "running" }, startedAt: task.startedAt ?? Date.now() };
  await updateTask(now.id, (stored) => (isOver(stored) ? stored : now));

  while (!isDone(cursor)) {
    await armNet();
    const wait = pacer.wait();
    if (wait > NAP) return await park(now, waiting("limit", wait, null));
    if (wait > 0 && !(await nap(now, wait))) return;

    const turn = await takeTurn(graph, cursor);
    await pacer.keep(turn);
    cursor = turn.cursor;
    const decided = decide(now, turn, pacer);
    now = advance(now, turn, decided);
    if (turn.next === "restart") await dropRun(hub.id, task.run);
    const kept = await stage({
      task: now,
      tokenGeneration: hub.token.generation,
      steps: stepsOf(task, turn),
      pages: turn.next === "restart" ? [] : turn.pages,
      cursor,
    });
    // Canceled, discarded, removed, or another token: somebody decided otherwise while this answer was on its way.
    if (!kept) return;
    if (decided.name === "failed") return await stop(now, hub, decided.problem);
    if (decided.name === "waiting") {
      const pause = (decided.until ?? 0) - Date.now();
      if (pause > NAP) return await armNet();
      if (!(await nap(now, Math.max(0, pause)))) return;
    }
  }
  await finishSync(now, hub, cursor, { approved: false });
}

/** Sleeps for a moment. Whoever canceled the task meanwhile does not want one more call: then `false`. */
async function nap(task: Task, milliseconds: number): Promise<boolean> {
  await sleep(milliseconds);
  const stored = await getTask(task.id);
  return stored !== null && !isOver(stored);
}

/** The status after a turn. A short wait is slept through, and shown all the same. */
function decide(task: Task, turn: Turn, pacer: Pacer): TaskStatus {
  switch (turn.next) {
    case "go":
    case "restart":
      return { name: "running" };
    case "stop":
      return { name: "failed", problem: turn.problem };
    case "limit":
      return waiting("limit", Math.max(pacer.wait(), 1), turn.failure.problem);
    case "again": {
      const { problem, tooMuchData } = turn.failure;
      // The next read asks for less: the first time, that alone may be all it takes.
      const pause = tooMuchData && task.tries === 0 ? 0 : waitAfter(task.tries + 1);
      if (pause === null) return { name: "failed", problem };
      return waiting(problem.kind === "offline" ? "offline" : "meta", pause, problem);
    }
  }
}

function waiting(why: "limit" | "offline" | "meta", milliseconds: number, problem: Problem | null): TaskStatus {
  return { name: "waiting", why, until: Date.now() + milliseconds, problem };
}

function advance(task: Task, turn: Turn, status: TaskStatus): Task {
  const { rows, total } = rootState(turn.cursor, PEOPLE_EDGE);
  const fresh = turn.next === "restart";
  return {
    ...task,
    // Kept as unfinished: `stop` writes the failure, together with what it means for the hub.
    status: status.name === "failed" ? { name: "running" } : status,
    tries: turn.next === "again" ? task.tries + 1 : 0,
    progress: {
      calls: task.progress.calls + turn.asked.reduce((sum, { answer }) => sum + answer.seen.calls, 0),
      requests: task.progress.requests + turn.asked.reduce((sum, { answer }) => sum + answer.seen.requests, 0),
      members: { read: rows, total },
      assets: fresh ? 0 : task.progress.assets + turn.assetRows,
      assignments: fresh ? 0 : task.progress.assignments + turn.assignments,
    },
  };
}

function stepsOf(task: Task, turn: Turn): Step[] {
  return turn.asked.map(({ answer, rows }, index) => ({
    taskId: task.id,
    // Times order the steps of all turns; the index tells apart those of one answer.
    n: Date.now() * 64 + index,
    at: Date.now(),
    asked: answer.seen.asked,
    rows,
    millis: answer.seen.millis,
    problem: answer.ok ? null : answer.failure.problem,
  }));
}

async function loadCursor(task: Task, hub: Hub): Promise<Cursor> {
  const kept = Cursor.safeParse(await readCursor(hub.id, task.run));
  if (kept.success && kept.data.businessId === hub.businessId) return kept.data;
  await dropRun(hub.id, task.run);
  return startCursor(hub.businessId, { sizes: hub.sizes, suspects: refusedPaths(hub.synced?.gaps ?? []) });
}

async function park(task: Task, status: TaskStatus): Promise<void> {
  await updateTask(task.id, (stored) => (isOver(stored) ? stored : { ...stored, status }));
  await armNet();
}

/** Ends a task that cannot go on. What was read is dropped; what the hub shows stays as it was. */
async function stop(task: Task, hub: Hub, problem: Problem): Promise<void> {
  if (TOKEN_PROBLEMS.has(problem.kind)) {
    await updateHub(hub.id, (stored) =>
      stored.token.generation === hub.token.generation
        ? { ...stored, token: { ...stored.token, refused: problem } }
        : stored,
    );
  }
  await dropRun(hub.id, task.run);
  // Last, so that a worker that dies before it finds the task unfinished and comes here again.
  await updateTask(task.id, (stored) =>
    isOver(stored) ? stored : { ...stored, status: { name: "failed", problem }, finishedAt: Date.now() },
  );
}

/** With these no call of the hub will succeed before its token is replaced. */
export const TOKEN_PROBLEMS: ReadonlySet<Problem["kind"]> = new Set([
  "tokenExpired",
  "tokenRefused",
  "tokenAppRemoved",
  "tokenCheckpoint",
  "tokenPasswordChanged",
  "tokenMissing",
]);

/** Nothing more happens to a task in such a state. */
export function isOver(task: Task): boolean {
  return task.status.name === "completed" || task.status.name === "failed" || task.status.name === "canceled";
}
