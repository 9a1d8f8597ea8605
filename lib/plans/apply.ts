import { auditLine } from "../audit/log.ts";
import type { Answer, Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { tallyOf } from "../store/change-states.ts";
import { getHub } from "../store/hubs.ts";
import { readInventory } from "../store/inventory.ts";
import type { Change, Deed, Plan } from "../store/plan-records.ts";
import { addPlan } from "../store/plans.ts";
import { armNet } from "../sync/alarms.ts";
import { buildPlan } from "./build.ts";
import { readContext } from "./context.ts";
import { allows } from "./guards.ts";
import { pickUpPlans } from "./queue.ts";

/**
 * Keeps a plan as it was previewed and starts working on it. It is built again from what is stored now; if that is not what
 * the admin saw, or a guard forbids it, nothing is kept.
 */
export async function applyPlan(ask: Ask<"plan.apply">): Promise<Answer<"plan.apply">> {
  // Two pages may apply at once: the second is built on what the first has left.
  const answer = await navigator.locks.request(`plans ${ask.hubId}`, () => keepPlan(ask));
  if (answer.outcome === "queued") void pickUpPlans();
  return answer;
}

async function keepPlan(ask: Ask<"plan.apply">): Promise<Answer<"plan.apply">> {
  const hub = await getHub(ask.hubId);
  if (!hub) throw new ProblemError(ownProblem("hubGone"));
  const [inventory, context] = await Promise.all([readInventory(hub.id), readContext(hub.id)]);
  const draft = buildPlan(hub, inventory, ask.intents, context);
  if (draft.fingerprint !== ask.fingerprint || draft.deeds.length === 0) return { outcome: "moved" };
  if (!allows(draft.guards, ask.confirm, hub)) return { outcome: "stopped" };

  const planId = crypto.randomUUID();
  const notBefore = ask.notBefore !== null && ask.notBefore > context.now ? ask.notBefore : null;
  const changes = draft.deeds.map((deed, n): Change => {
    return { planId, hubId: hub.id, n, deed, state: firstState(deed, notBefore), tries: 0, result: null };
  });
  const plan: Plan = {
    id: planId,
    kind: "plan",
    hubId: hub.id,
    status:
      notBefore === null ? { name: "queued" } : { name: "waiting", why: "notBefore", until: notBefore, problem: null },
    createdAt: context.now,
    startedAt: null,
    finishedAt: null,
    undoes: ask.undoes,
    undoneBy: null,
    tally: tallyOf(changes),
    canceling: false,
    lookedRun: hub.currentRun,
    tries: 0,
    calls: 0,
  };
  const overridden = draft.guards.filter(({ level }) => level === "stop").map(({ kind }) => kind);
  const after = `${changes.length} changes${overridden.length > 0 ? `, despite ${overridden.join(", ")}` : ""}`;
  await armNet();
  await addPlan(plan, changes, auditLine({ deed: "planApplied", who: "you", hub, before: planId, after }));
  return { outcome: "queued", planId };
}

function firstState(deed: Deed, notBefore: number | null): Change["state"] {
  if (deed.kind === "assign" && "email" in deed.holder) return { name: "acceptance" };
  return notBefore === null ? { name: "pending" } : { name: "notBefore", at: notBefore };
}
