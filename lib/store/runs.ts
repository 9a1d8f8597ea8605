import { addAuditLine } from "./audit-lines.ts";
import { INVENTORY_STORES, type InventoryChange } from "./inventory.ts";
import { type AuditLine, Hub, type Report, type Step, Task } from "./records.ts";
import { addReport } from "./reports.ts";
import { parseRow, parseRows } from "./rows.ts";
import { CursorRow, keysUnder, StagedRow } from "./schema.ts";
import { ownsRun } from "./tasks.ts";
import { read, type Writer, write } from "./transaction.ts";

/** What one turn of a sync came to. */
export interface Turn {
  task: Task;
  /** The generation of the token that the answer was got with. */
  tokenGeneration: number;
  steps: Step[];
  pages: unknown[];
  cursor: unknown;
}

/**
 * Keeps what one turn of a sync brought (pages, steps, cursor and the task's new state) in one transaction, so that after a
 * death the reading goes on exactly here.
 *
 * @returns `false`, with nothing written, if the ground has moved: the task is over or waits for a decision, the hub is gone or
 *   has another token
 */
export async function stage({ task, tokenGeneration, steps, pages, cursor }: Turn): Promise<boolean> {
  return await write(["hubs", "tasks", "steps", "staged", "cursors"], async (writer) => {
    const { hubId, run } = task;
    const ground = await groundOf(writer, task.id, hubId, run, tokenGeneration);
    if (!ground || ground.task.status.name === "attention") return false;
    const last = await writer.tx.objectStore("staged").openKeyCursor(keysUnder(hubId, run), "prev");
    let n = last ? last.primaryKey[2] + 1 : 0;
    for (const page of pages) writer.put("staged", { hubId, run, n: n++, page });
    writer.put("cursors", { hubId, run, cursor });
    for (const step of steps) writer.put("steps", step);
    writer.put("tasks", task);
    return true;
  });
}

/** The kept pages of a run, in the order they came. */
export async function readStaged(hubId: string, run: number): Promise<unknown[]> {
  const rows = await read(["staged"], (tx) => tx.objectStore("staged").getAll(keysUnder(hubId, run)));
  return parseRows(StagedRow, rows).map(({ page }) => page);
}

/** Where the reading of a run stands; `null` if nothing is kept of it. */
export async function readCursor(hubId: string, run: number): Promise<unknown> {
  const row = parseRow(CursorRow, await read(["cursors"], (tx) => tx.objectStore("cursors").get(hubId)));
  return row?.run === run ? row.cursor : null;
}

/** Lets go of what a run has read so far. What the hub shows stays as it was. */
export async function dropRun(hubId: string, run: number): Promise<void> {
  await write(["staged", "cursors"], async (writer) => {
    writer.remove("staged", keysUnder(hubId, run));
    if ((await writer.tx.objectStore("cursors").get(hubId))?.run === run) writer.remove("cursors", hubId);
  });
}

export interface Commit {
  hubId: string;
  run: number;
  /** The generation of the token that all of it was read with. */
  tokenGeneration: number;
  change: InventoryChange;
  hub: (stored: Hub) => Hub;
  report: Report;
  task: Task;
  audit: AuditLine;
}

/**
 * Makes a complete run the current one: inventory, hub, report, task and the line in the log, in one transaction; what was
 * staged goes.
 *
 * @returns `committed: false`, with nothing written, if the ground has moved (see `stage`)
 */
export async function commitRun(commit: Commit): Promise<{ committed: boolean }> {
  const { hubId, run, change, report, task } = commit;
  const scope = ["hubs", "tasks", "reports", "audit", "staged", "cursors", ...INVENTORY_STORES] as const;
  return await write([...scope], async (writer) => {
    const ground = await groundOf(writer, task.id, hubId, run, commit.tokenGeneration);
    if (!ground) return { committed: false };
    applyChange(writer, change);
    writer.put("hubs", commit.hub(ground.hub));
    writer.put("tasks", task);
    addAuditLine(writer, commit.audit);
    writer.remove("staged", keysUnder(hubId));
    writer.remove("cursors", hubId);
    await addReport(writer, report);
    return { committed: true };
  });
}

/** The hub and the task as they are stored, if work that began on them may still be written back. */
async function groundOf(
  { tx }: Writer,
  taskId: string,
  hubId: string,
  run: number,
  tokenGeneration: number,
): Promise<{ hub: Hub; task: Task } | null> {
  const hub = parseRow(Hub, await tx.objectStore("hubs").get(hubId));
  const task = parseRow(Task, await tx.objectStore("tasks").get(taskId));
  if (!hub || hub.token.generation !== tokenGeneration || !ownsRun(task, run) || task.hubId !== hubId) return null;
  return { hub, task };
}

function applyChange(writer: Writer, change: InventoryChange): void {
  for (const store of INVENTORY_STORES) {
    // Removals first: a row may leave under one key and come back under it.
    for (const key of change[store].remove) writer.remove(store, key);
    for (const row of change[store].put) writer.put(store, row);
  }
}
