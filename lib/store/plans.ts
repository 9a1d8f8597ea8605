import { ownProblem, ProblemError } from "../problem.ts";
import { addAuditLine } from "./audit-lines.ts";
import { Change, type ChangeState, Plan, type PlanStatus } from "./plan-records.ts";
import { type AuditLine, Hub } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder } from "./schema.ts";
import { type ReadTransaction, read, type Writer, type WriteTransaction, write } from "./transaction.ts";

/** Plans that are kept, with their changes and steps. */
const KEPT = 200;

const UNFINISHED = ["queued", "running", "waiting", "attention"] as const satisfies PlanStatus["name"][];
/** States in which something is still to come of a change. */
export const OPEN = [
  "pending",
  "notBefore",
  "acceptance",
  "calling",
  "approval",
] as const satisfies ChangeState["name"][];

/** Plans, newest first. */
export async function listPlans(limit: number = Number.POSITIVE_INFINITY): Promise<Plan[]> {
  const rows = await read(["plans"], (tx) => tx.objectStore("plans").index("byCreatedAt").getAll());
  return parseRows(Plan, rows).reverse().slice(0, limit);
}

export async function getPlan(id: string): Promise<Plan | null> {
  return parseRow(Plan, await read(["plans"], (tx) => tx.objectStore("plans").get(id)));
}

/** Plans that something still happens to, or that wait for the admin; oldest first. */
export async function listUnfinishedPlans(): Promise<Plan[]> {
  return await read(["plans"], unfinishedPlansIn);
}

/** The changes of a plan in their order. */
export async function listChanges(planId: string): Promise<Change[]> {
  return parseRows(Change, await read(["changes"], (tx) => tx.objectStore("changes").getAll(keysUnder(planId))));
}

/** Changes of a hub that something is still to come of: what a page shows as "Removing…". */
export async function listOpenChanges(hubId: string): Promise<Change[]> {
  return await read(["changes"], async (tx) => {
    const byHub = tx.objectStore("changes").index("byHubState");
    const rows = await Promise.all(OPEN.map((name) => byHub.getAll([hubId, name])));
    return parseRows(Change, rows.flat());
  });
}

/** The first changes of a plan that are in a state. */
export async function listChangesIn(planId: string, name: ChangeState["name"], most?: number): Promise<Change[]> {
  const rows = await read(["changes"], (tx) =>
    tx.objectStore("changes").index("byPlanState").getAll([planId, name], most),
  );
  return parseRows(Change, rows);
}

/**
 * Keeps a plan with its changes and its line in the log, in one transaction; the plan that it takes back is told.
 *
 * @throws ProblemError `hubGone`; `taskGone` if the plan that it takes back is gone, or was taken back already
 */
export async function addPlan(plan: Plan, changes: readonly Change[], audit: AuditLine): Promise<void> {
  await write(["hubs", "plans", "changes", "steps", "audit"], async (writer) => {
    const hub = parseRow(Hub, await writer.tx.objectStore("hubs").get(plan.hubId));
    if (!hub) throw new ProblemError(ownProblem("hubGone"));
    if (plan.undoes !== null) {
      const undone = parseRow(Plan, await writer.tx.objectStore("plans").get(plan.undoes));
      if (!undone || undone.undoneBy !== null) throw new ProblemError(ownProblem("taskGone"));
      writer.put("plans", { ...undone, undoneBy: plan.id });
    }
    writer.put("plans", plan);
    for (const change of changes) writer.put("changes", change);
    addAuditLine(writer, audit);
    await trim(writer);
  });
}

/**
 * Changes a plan as it is now, in one transaction. Nothing is written if `change` gives back what it was given.
 *
 * @throws ProblemError `taskGone`
 */
export async function updatePlan(id: string, change: (plan: Plan) => Plan): Promise<Plan> {
  return await write(["plans"], async (writer) => {
    const plan = parseRow(Plan, await writer.tx.objectStore("plans").get(id));
    if (!plan) throw new ProblemError(ownProblem("taskGone"));
    const changed = change(plan);
    if (changed !== plan) writer.put("plans", changed);
    return changed;
  });
}

/** Ends what is unfinished of a hub, as part of the transaction that removes it. What was begun is not looked at any more. */
export async function cancelPlansOf(writer: Writer, hubId: string): Promise<void> {
  const finishedAt = Date.now();
  for (const plan of await unfinishedPlansIn(writer.tx)) {
    if (plan.hubId !== hubId) continue;
    const changes = parseRows(Change, await writer.tx.objectStore("changes").getAll(keysUnder(plan.id)));
    for (const change of changes) if (isOpen(change)) writer.put("changes", { ...change, state: { name: "canceled" } });
    const { tally } = plan;
    const canceled = tally.total - tally.done - tally.failed;
    writer.put("plans", {
      ...plan,
      status: { name: "canceled" },
      finishedAt,
      tally: { ...tally, waiting: 0, canceled },
    });
  }
}

export function isOpen({ state }: Pick<Change, "state">): boolean {
  return OPEN.some((name) => name === state.name);
}

/** Nothing more happens to a plan in such a state, unless an admin retries it. */
export function isPlanOver({ status }: Pick<Plan, "status">): boolean {
  return status.name === "completed" || status.name === "failed" || status.name === "canceled";
}

/** Plans that something still happens to, as part of a transaction. */
export async function unfinishedPlansIn(tx: ReadTransaction | WriteTransaction): Promise<Plan[]> {
  const byStatus = tx.objectStore("plans").index("byStatus");
  const rows = await Promise.all(UNFINISHED.map((name) => byStatus.getAll(name)));
  return parseRows(Plan, rows.flat()).sort((a, b) => a.createdAt - b.createdAt);
}

/** Lets the oldest finished plans go, so that the newest of all remain. */
async function trim(writer: Writer): Promise<void> {
  const plans = writer.tx.objectStore("plans");
  const excess = (await plans.count()) - KEPT;
  if (excess <= 0) return;
  const open = new Set((await unfinishedPlansIn(writer.tx)).map((plan) => plan.id));
  const oldest = (await plans.index("byCreatedAt").getAllKeys()).filter((id) => !open.has(id)).slice(0, excess);
  for (const id of oldest) {
    writer.remove("plans", id);
    writer.remove("changes", keysUnder(id));
    writer.remove("steps", keysUnder(id));
  }
}
