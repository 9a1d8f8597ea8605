import { updateChanges } from "../store/change-states.ts";
import type { Change, Plan, PlanStatus } from "../store/plan-records.ts";
import { isPlanOver } from "../store/plans.ts";
import { standing } from "./order.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Gives a plan the status that its changes add up to, when nothing of it can be begun now. */
export async function finishPlan(planId: string): Promise<void> {
  const now = Date.now();
  await updateChanges(
    planId,
    (change) => change,
    (plan, changes) => {
      // Somebody has decided otherwise, or the token is another one: then the next turn goes on.
      if (isPlanOver(plan) || plan.status.name === "attention") return plan;
      const status = statusOf(plan, changes, now);
      if (status === null) return plan;
      return { ...plan, status, tries: 0, finishedAt: status.name === "waiting" ? null : now };
    },
  );
}

/** `null`: something of it can be begun, or is. Pure. */
export function statusOf(
  { canceling }: Pick<Plan, "canceling">,
  changes: readonly Change[],
  now: number,
): PlanStatus | null {
  const states = changes.map(({ state }) => state);
  const isNow = changes.some((change) => {
    const { state } = change;
    const due = state.name === "pending" || (state.name === "notBefore" && state.at <= now);
    return state.name === "calling" || (due && standing(change, changes) !== "behind");
  });
  if (isNow) return null;
  const later = states.flatMap((state) => (state.name === "notBefore" && state.at > now ? [state.at] : []));
  // Looked at after an hour, then after as long as it has waited, at most after a day.
  const looks = states.flatMap((state) =>
    state.name === "approval" ? [now + Math.min(DAY, Math.max(HOUR, now - state.since))] : [],
  );
  const waits = later.length > 0 ? "notBefore" : looks.length > 0 ? "approval" : null;
  if (waits) return { name: "waiting", why: waits, until: Math.min(...later, ...looks), problem: null };
  if (states.some(({ name }) => name === "acceptance")) {
    return { name: "waiting", why: "acceptance", until: null, problem: null };
  }
  // Of what failed, and what was held back for that, the first is the reason.
  const failed = states.filter((state) => state.name === "failed");
  const last = failed.findLast(({ problem }) => problem.kind !== "heldBack") ?? failed.at(-1);
  if (last) return { name: "failed", problem: last.problem };
  const done = states.some(({ name }) => name === "done");
  return canceling || !done ? { name: "canceled" } : { name: "completed" };
}
