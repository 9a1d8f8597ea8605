import { auditLine } from "../audit/log.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { updateChanges } from "../store/change-states.ts";
import { getHub } from "../store/hubs.ts";
import type { Change, Plan } from "../store/plan-records.ts";
import { getPlan, isPlanOver } from "../store/plans.ts";
import type { AuditLine } from "../store/records.ts";
import { pickUpPlans } from "./queue.ts";

/** What an admin may decide about a plan. */

/** Cancels what has not begun. What was begun is looked at to its end; what waits for a second admin is watched no more. */
export async function cancelPlan(planId: string): Promise<void> {
  await updateChanges(
    planId,
    (change) =>
      ["pending", "notBefore", "acceptance", "approval"].includes(change.state.name)
        ? { ...change, state: { name: "canceled" } }
        : change,
    (plan, changes) => {
      if (isPlanOver(plan)) return plan;
      const begun = changes.some(({ state }) => state.name === "calling");
      return begun
        ? { ...plan, canceling: true, status: { name: "queued" } }
        : { ...plan, canceling: true, status: { name: "canceled" }, finishedAt: Date.now() };
    },
    await line(planId, "planCanceled"),
  );
  void pickUpPlans();
}

/** Tries again what failed, and goes on after a stop. Whatever was tried before is looked at first. */
export async function retryPlan(planId: string): Promise<void> {
  const plan = await getPlan(planId);
  if (!plan) throw new ProblemError(ownProblem("taskGone"));
  if (!(await getHub(plan.hubId))) throw new ProblemError(ownProblem("hubGone"));
  await updateChanges(
    planId,
    (change) =>
      change.state.name === "failed" ? { ...change, state: again(change), tries: Math.min(change.tries, 1) } : change,
    (stored, changes) => {
      const left = changes.some(({ state }) => state.name !== "done" && state.name !== "canceled");
      if (!left || (isPlanOver(stored) && stored.status.name !== "failed")) return stored;
      return { ...stored, status: { name: "queued" }, finishedAt: null, tries: 0, canceling: false } satisfies Plan;
    },
    await line(planId, "planRetried"),
  );
  void pickUpPlans();
}

function again({ deed }: Change): Change["state"] {
  return deed.kind === "assign" && "email" in deed.holder ? { name: "acceptance" } : { name: "pending" };
}

async function line(planId: string, deed: AuditLine["deed"]): Promise<AuditLine | null> {
  const plan = await getPlan(planId);
  const hub = plan && (await getHub(plan.hubId));
  return hub ? auditLine({ deed, who: "you", hub, before: planId }) : null;
}
