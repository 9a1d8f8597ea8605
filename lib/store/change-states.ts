import { addAuditLine } from "./audit-lines.ts";
import { CORRECTED, type Correction, correct } from "./corrections.ts";
import { Change, type ChangeState, Plan } from "./plan-records.ts";
import { type AuditLine, Hub, type Step } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder } from "./schema.ts";
import { type Writer, write } from "./transaction.ts";

type Key = Pick<Change, "planId" | "n">;

/**
 * Writes down that a call for this change is about to leave. Only after this is on the disk may it leave: whoever finds a change
 * so looks before anything else.
 *
 * @returns the change as it is now, or `null`, with nothing written: it is not to be called any more, or the hub or its token is another
 */
export async function beginCall(
  key: Key,
  tokenGeneration: number,
  state: Extract<ChangeState, { name: "calling" }>,
): Promise<Change | null> {
  return await write(["hubs", "plans", "changes"], async (writer) => {
    const ground = await groundOf(writer, key);
    if (!ground || ground.hub.token.generation !== tokenGeneration) return null;
    const { change, plan } = ground;
    if (!["pending", "notBefore", "calling"].includes(change.state.name)) return null;
    // Of a canceled plan only a correction that was begun is led to its end.
    if (plan.canceling && !(change.state.name === "calling" && (change.state.clearing || state.clearing))) return null;
    if (plan.status.name === "attention") return null;
    const calling: Change = { ...change, state, tries: change.tries + 1 };
    writer.put("changes", calling);
    return calling;
  });
}

export interface Settling {
  key: Key;
  /** Given the change as it is stored; gives it back to leave it alone. */
  change: (stored: Change) => Change;
  corrections?: readonly Correction[];
  audit?: AuditLine | null;
  /** Gives each change of the hub that waits for an acceptance a new state too, or `null`: it goes on waiting. */
  waiting?: ((waiting: Change) => ChangeState | null) | null;
}

/**
 * Brings a change into its next state: the change, the inventory as it was found to be, the line in the log and the tally of the plan,
 * in one transaction.
 *
 * @returns the change as it is now; `null` if it is gone with its hub
 */
export async function settleChange({
  key,
  change,
  corrections = [],
  audit = null,
  waiting = null,
}: Settling): Promise<Change | null> {
  return await write(["hubs", "plans", "changes", "audit", ...CORRECTED], async (writer) => {
    const ground = await groundOf(writer, key);
    if (!ground) return null;
    const next = change(ground.change);
    if (next === ground.change) return next;
    writer.put("changes", next);
    await correct(writer, ground.hub.id, corrections);
    if (audit) addAuditLine(writer, audit);
    const plans = new Set([key.planId]);
    if (waiting) {
      const rows = await writer.tx.objectStore("changes").index("byHubState").getAll([ground.hub.id, "acceptance"]);
      for (const row of parseRows(Change, rows)) {
        const state = waiting(row);
        if (state === null) continue;
        writer.put("changes", { ...row, state });
        plans.add(row.planId);
      }
    }
    for (const id of plans) await recount(writer, id);
    return next;
  });
}

/** Changes many states of one plan at once, and the plan with them. */
export async function updateChanges(
  planId: string,
  change: (stored: Change) => Change,
  plan: (stored: Plan, changes: readonly Change[]) => Plan,
  audit: AuditLine | null = null,
): Promise<Plan | null> {
  return await write(["plans", "changes", "audit"], async (writer) => {
    const stored = parseRow(Plan, await writer.tx.objectStore("plans").get(planId));
    if (!stored) return null;
    const rows = parseRows(Change, await writer.tx.objectStore("changes").getAll(keysUnder(planId)));
    const changed = rows.map((row) => {
      const next = change(row);
      if (next !== row) writer.put("changes", next);
      return next;
    });
    const next = plan({ ...stored, tally: tallyOf(changed) }, changed);
    writer.put("plans", next);
    if (audit) addAuditLine(writer, audit);
    return next;
  });
}

/** Keeps what calls of a plan came to. */
export async function addSteps(planId: string, steps: readonly Step[], calls: number): Promise<void> {
  if (steps.length === 0) return;
  await write(["plans", "steps"], async (writer) => {
    const plan = parseRow(Plan, await writer.tx.objectStore("plans").get(planId));
    if (!plan) return;
    for (const step of steps) writer.put("steps", step);
    writer.put("plans", { ...plan, calls: plan.calls + calls });
  });
}

/** How many of a plan's changes are where. */
export function tallyOf(changes: readonly Pick<Change, "state">[]): Plan["tally"] {
  const count = (...names: ChangeState["name"][]) => changes.filter(({ state }) => names.includes(state.name)).length;
  return {
    total: changes.length,
    done: count("done"),
    failed: count("failed"),
    waiting: count("notBefore", "acceptance", "approval"),
    canceled: count("canceled"),
  };
}

async function groundOf({ tx }: Writer, { planId, n }: Key): Promise<{ change: Change; plan: Plan; hub: Hub } | null> {
  const change = parseRow(Change, await tx.objectStore("changes").get([planId, n]));
  const plan = parseRow(Plan, await tx.objectStore("plans").get(planId));
  const hub = change && parseRow(Hub, await tx.objectStore("hubs").get(change.hubId));
  return change && plan && hub ? { change, plan, hub } : null;
}

async function recount(writer: Writer, planId: string): Promise<void> {
  const plan = parseRow(Plan, await writer.tx.objectStore("plans").get(planId));
  if (!plan) return;
  const byState = writer.tx.objectStore("changes").index("byPlanState");
  const count = (name: ChangeState["name"]) => byState.count([planId, name]);
  const [done, failed, canceled, ...waits] = await Promise.all([
    count("done"),
    count("failed"),
    count("canceled"),
    count("notBefore"),
    count("acceptance"),
    count("approval"),
  ]);
  const waiting = waits.reduce((sum, part) => sum + part, 0);
  // Nothing is left to wait for: the runner gives the plan its end.
  const over = waiting === 0 && plan.status.name === "waiting" && plan.status.why === "acceptance";
  writer.put("plans", {
    ...plan,
    status: over ? { name: "queued" } : plan.status,
    tally: { total: plan.tally.total, done, failed, waiting, canceled },
  });
}
