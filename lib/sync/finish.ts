import { auditLine } from "../audit/log.ts";
import { Page } from "../meta/absorb.ts";
import { type Cursor, learned } from "../meta/cursor.ts";
import { readInventory } from "../store/inventory.ts";
import type { Hub, Report, Task } from "../store/records.ts";
import { commitRun, readStaged } from "../store/runs.ts";
import { updateTask } from "../store/tasks.ts";
import { assemble, countInventory } from "./assemble.ts";
import { carryOver } from "./carry-over.ts";
import { difference, tooManyGone } from "./difference.ts";
import { isRisky, tellRisks } from "./notify.ts";

/**
 * Makes a complete run the current one: difference, safeguard, report, and one committing transaction. Does nothing that is seen
 * if the hub, its token or the task is no longer what it was.
 *
 * @param decision `approved`: an admin saw what would go and said "Apply anyway"
 */
export async function finishSync(task: Task, hub: Hub, cursor: Cursor, decision: { approved: boolean }): Promise<void> {
  const [before, staged] = await Promise.all([readInventory(hub.id), readStaged(hub.id, task.run)]);
  const pages = staged.map((page) => Page.parse(page));
  const assembled = assemble(hub.id, cursor, pages);
  const inventory = carryOver(before, assembled);
  const { change, lines, gone } = difference(before, inventory);
  const first = hub.currentRun === 0;

  if (!decision.approved && tooManyGone(before, gone, hub.safeguardShare)) {
    await updateTask(task.id, (stored) =>
      stored.status.name === "running"
        ? {
            ...stored,
            status: {
              name: "attention",
              gone,
              membersBefore: before.members.length,
              assetsBefore: before.assets.length,
            },
          }
        : stored,
    );
    return;
  }

  const at = Date.now();
  const counts = countInventory(inventory);
  const report: Report = {
    id: crypto.randomUUID(),
    hubId: hub.id,
    hubLabel: hub.label,
    run: task.run,
    at,
    first,
    counts,
    gaps: assembled.gaps,
    lines: first ? [] : lines,
  };
  const { committed } = await commitRun({
    hubId: hub.id,
    run: task.run,
    tokenGeneration: hub.token.generation,
    change,
    hub: (stored) => ({
      ...stored,
      currentRun: task.run,
      synced: { at, counts, calls: task.progress.calls, gaps: assembled.gaps },
      sizes: learned(cursor),
      token: { ...stored.token, refused: null },
      untold: isRisky(report) ? [...stored.untold, report.id] : stored.untold,
    }),
    report,
    task: { ...task, status: { name: "completed" }, finishedAt: at, tries: 0, reportId: report.id },
    audit: auditLine({
      deed: decision.approved ? "syncApplied" : "syncCommitted",
      who: task.cause === "schedule" ? "schedule" : "you",
      hub,
      after: `${counts.members} members, ${counts.assignments} assignments, ${task.progress.calls} calls`,
    }),
  });
  if (committed && isRisky(report)) await tellRisks();
}
