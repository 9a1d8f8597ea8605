import { ownProblem, ProblemError } from "../problem.ts";
import { getHub } from "../store/hubs.ts";
import type { Plan } from "../store/plan-records.ts";
import { getPlan, isPlanOver, listUnfinishedPlans, updatePlan } from "../store/plans.ts";
import type { Hub } from "../store/records.ts";
import { vaultState } from "../store/vault.ts";
import { armAlarms } from "../sync/alarms.ts";
import { withHubLock } from "../sync/queue.ts";
import { welcome } from "./arrivals.ts";
import { runPlan } from "./run.ts";

/** Hubs that this worker has in hand, and whether somebody called meanwhile. Only a shortcut: the hub's lock keeps writers apart. */
const inHand = new Map<string, { again: boolean }>();

/** Hubs worked on at the same time. */
const AT_ONCE = 4;

/**
 * Goes on with every plan that need not wait: of one hub one after the other, of several hubs together. Called at every wake, alarm and
 * command, after each sync, and when the vault is unlocked or the connection is back.
 */
export async function pickUpPlans({ online = false } = {}): Promise<void> {
  for (const { hubId } of await listReady(online)) {
    const present = inHand.get(hubId);
    if (present) {
      present.again = true;
      continue;
    }
    if (inHand.size >= AT_ONCE) {
      for (const hand of inHand.values()) hand.again = true;
      return;
    }
    const hand = { again: false };
    inHand.set(hubId, hand);
    void work(hubId, online).finally(() => {
      inHand.delete(hubId);
      if (hand.again) void pickUpPlans();
    });
  }
}

async function work(hubId: string, online: boolean): Promise<void> {
  await withHubLock(hubId, async () => {
    // Each plan once: one that is ready again after its turn has met something that the next wake will look at.
    const seen = new Set<string>();
    for (;;) {
      const plan = (await listReady(online)).find((ready) => ready.hubId === hubId && !seen.has(ready.id));
      const hub = await getHub(hubId);
      if (!plan || !hub) return;
      seen.add(plan.id);
      await workOn(plan, hub);
    }
  });
  await armAlarms();
}

async function workOn(plan: Plan, hub: Hub): Promise<void> {
  try {
    const calm = plan.status.name === "waiting" && plan.status.why !== "locked" && plan.status.why !== "offline";
    if (hasNews(plan, hub)) await welcome(plan, hub);
    const now = await getPlan(plan.id);
    // A plan may be here only because of the news, and there was nothing in them for it.
    if (now && !isPlanOver(now) && (!calm || isDue(now))) await runPlan(now, hub);
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : ownProblem("fault");
    await updatePlan(plan.id, (stored) =>
      isPlanOver(stored) ? stored : { ...stored, status: { name: "attention", problem } },
    ).catch(() => undefined); // The store itself is broken: nothing can be written, the next wake tries again.
  }
}

async function listReady(online: boolean): Promise<Plan[]> {
  const plans = await listUnfinishedPlans();
  if (plans.length === 0) return [];
  const vault = await vaultState();
  const locked = vault.name === "protected" && vault.locked;
  const ready: Plan[] = [];
  for (const plan of plans) {
    const { status } = plan;
    if (status.name === "waiting" && status.why === "locked") {
      if (!locked) ready.push(plan);
    } else if (isDue(plan) || (online && status.name === "waiting" && status.why === "offline")) ready.push(plan);
    else if (plan.tally.waiting > 0) {
      const hub = await getHub(plan.hubId);
      if (hub && hasNews(plan, hub)) ready.push(plan);
    }
  }
  return ready;
}

function isDue({ status }: Plan): boolean {
  if (status.name === "queued" || status.name === "running") return true;
  return status.name === "waiting" && status.until !== null && status.until <= Date.now();
}

/** A sync has brought what the plan may have waited for. */
function hasNews({ status, tally, lookedRun }: Plan, { currentRun }: Hub): boolean {
  return status.name !== "attention" && tally.waiting > 0 && currentRun > lookedRun;
}
