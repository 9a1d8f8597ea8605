import { ownProblem, type Problem, ProblemError } from "../problem.ts";
import { getHub, updateHub } from "../store/hubs.ts";
import type { Change, Plan, PlanStatus } from "../store/plan-records.ts";
import { isPlanOver, listChangesIn, listUnfinishedPlans, updatePlan } from "../store/plans.ts";
import type { Hub } from "../store/records.ts";
import { dropRun } from "../store/runs.ts";
import { listUnfinished } from "../store/tasks.ts";
import { readSecret, tokenId } from "../store/vault.ts";
import { armNet } from "../sync/alarms.ts";
import { queueSyncs } from "../sync/queue.ts";
import { TOKEN_PROBLEMS } from "../sync/run.ts";
import { NAP, sleep, waitAfter } from "../sync/waits.ts";
import { finishPlan } from "./finish.ts";
import type { DeedKind } from "./kind.ts";
import { type Standing, standing } from "./order.ts";
import { deedKind } from "./registry.ts";
import { lookAtApprovals, lookFirst, resolve } from "./resolve.ts";
import { demotes, mayGo, send } from "./send.ts";
import { fail } from "./settle.ts";
import { type Came, GO, OVER, startWork, type Work } from "./work.ts";

/** Writes that are made before they are looked at together: one look may tell of several. */
const GROUP = 10;
/** Where a change is that was not made, and that nothing more is done about now. */
const UNMADE = ["approval", "failed", "canceled"] as const;

/**
 * Works on a plan until it is over, has to wait, or cannot go on. May be called again at any time after any death. The caller holds
 * the hub's lock, so that nothing else is written to this hub and no sync reads it meanwhile.
 */
export async function runPlan(plan: Plan, hub: Hub): Promise<void> {
  let token: string;
  try {
    token = await readSecret(tokenId(hub.id));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    const locked = problem.kind === "vaultLocked";
    const status: PlanStatus = locked
      ? { name: "waiting", why: "locked", until: null, problem }
      : { name: "attention", problem };
    return await park(plan.id, status);
  }
  const work = await startWork(plan, hub, token);
  const started = Date.now();
  await updatePlan(plan.id, (stored) =>
    isPlanOver(stored) ? stored : { ...stored, status: { name: "running" }, startedAt: stored.startedAt ?? started },
  );
  await goOn(work, plan);
}

async function goOn(work: Work, plan: Plan): Promise<void> {
  let failures = plan.tries;
  let approvals = plan.tally.waiting > 0;
  for (;;) {
    await armNet();
    const wait = work.pacer.wait();
    if (wait > NAP) return await park(plan.id, waiting("limit", wait, null));
    if (wait > 0) await sleep(wait);

    const came = approvals ? await lookAtApprovals(work) : await turn(work);
    approvals &&= came.next !== "go";
    await work.flush();
    if (came.next !== "again") failures = 0;
    switch (came.next) {
      case "go":
        continue;
      case "over":
        return await finish(work);
      case "stop":
        return await stop(work, came.problem, came.all);
      case "limit":
        return await park(plan.id, waiting("limit", Math.max(work.pacer.wait(), 1), came.failure.problem));
      case "again": {
        const { problem } = came.failure;
        failures += 1;
        const pause = waitAfter(failures);
        if (pause === null) return await stop(work, problem, false);
        const status = waiting(problem.kind === "offline" ? "offline" : "meta", pause, problem);
        await park(plan.id, status, failures);
        if (pause > NAP) return;
        await sleep(pause);
        await updatePlan(plan.id, (stored) =>
          stored.status.name === "waiting" ? { ...stored, status: { name: "running" } } : stored,
        );
      }
    }
  }
}

/** The sync is asked for first: should the worker die between, the plan ends a second time, and the sync does not begin twice. */
async function finish({ plan, hub }: Work): Promise<void> {
  const synced = (await getHub(hub.id))?.synced?.at ?? 0;
  const done = await listChangesIn(plan.id, "done");
  if (done.some(({ state }) => state.name === "done" && state.at > synced)) await queueSyncs([hub], "change");
  await finishPlan(plan.id);
}

/** One group of writes, or the looks that they need before or after. */
async function turn(work: Work): Promise<Came> {
  const { id } = work.plan;
  const begun = await listChangesIn(id, "calling");
  if (begun.length > 0) return await resolve(work, begun);
  const next = await listNext(id);
  const [first] = next;
  if (!first) return OVER;
  if (first.stands === "heldBack") {
    await fail(work, first, ownProblem("heldBack"));
    return GO;
  }
  // What was tried before, or has waited for days, may be so by now, or something else altogether.
  const unsure = next.filter(({ n, tries, state }) => (tries > 0 || state.name === "notBefore") && !work.looked.has(n));
  if (unsure.length > 0) return await lookFirst(work, unsure);
  for (const change of next) {
    if (change.stands === "heldBack") return GO;
    // Whether an admin may go is decided on what is certain: what was given before is looked at first.
    if (demotes(change) && change !== next[0]) return GO;
    if (!(await mayGo(work, change))) return GO;
    const wait = work.pacer.wait();
    // What was written is looked at before a long wait, and a short one is slept through by the caller.
    if (wait > 0 && change !== next[0]) return GO;
    if (work.wrote === 0) await dropReadings(work.hub.id);
    const { deed } = change;
    const came = await send(work, change, (deedKind(deed) as DeedKind).call(deed, work.hub), false);
    if (came.next !== "go") return came;
    if (work.said.get(change.n)?.ok !== true) return GO;
  }
  return GO;
}

/** What can be done now, and what is held back; not what is behind something else. */
async function listNext(planId: string): Promise<(Change & { stands: Standing })[]> {
  const unmade = (await Promise.all(UNMADE.map((name) => listChangesIn(planId, name)))).flat();
  // Those that are behind an approval must not be in the way of the others.
  const most = unmade.some(({ state }) => state.name === "approval") ? undefined : GROUP;
  const [pending, later] = await Promise.all([
    listChangesIn(planId, "pending", most),
    listChangesIn(planId, "notBefore", most),
  ]);
  const due = later.filter(({ state }) => state.name === "notBefore" && state.at <= Date.now());
  const plan = [...unmade, ...pending, ...later];
  return [...pending, ...due]
    .sort((a, b) => a.n - b.n)
    .map((change) => ({ ...change, stands: standing(change, plan) }))
    .filter(({ stands }) => stands !== "behind")
    .slice(0, GROUP);
}

/** What a sync has read so far of this hub is older than what is about to be written: it begins again afterwards. */
async function dropReadings(hubId: string): Promise<void> {
  for (const task of await listUnfinished()) {
    // A safeguard's question keeps its answer: the sync after the plan ends it.
    if (task.hubId === hubId && task.status.name !== "attention") await dropRun(hubId, task.run);
  }
}

/** Stops a plan until the admin decides; with `all`, every plan of the hub: Meta would refuse them too, and count it. */
async function stop({ plan, hub }: Work, problem: Problem, all: boolean): Promise<void> {
  const plans = all ? (await listUnfinishedPlans()).filter(({ hubId }) => hubId === hub.id) : [plan];
  for (const { id } of plans) await park(id, { name: "attention", problem });
  if (!TOKEN_PROBLEMS.has(problem.kind)) return;
  await updateHub(hub.id, (stored) =>
    stored.token.generation === hub.token.generation
      ? { ...stored, token: { ...stored.token, refused: problem } }
      : stored,
  ).catch(ignoreGone);
}

async function park(planId: string, status: PlanStatus, tries = 0): Promise<void> {
  await updatePlan(planId, (stored) => (isPlanOver(stored) ? stored : { ...stored, status, tries })).catch(ignoreGone);
}

function waiting(why: "limit" | "offline" | "meta", milliseconds: number, problem: Problem | null): PlanStatus {
  return { name: "waiting", why, until: Date.now() + milliseconds, problem };
}

/** The hub was removed, and its history with it, while the answer was on its way. */
function ignoreGone(error: unknown): void {
  const gone = error instanceof ProblemError && ["taskGone", "hubGone"].includes(error.problem.kind);
  if (!gone) throw error instanceof ProblemError ? error : new ProblemError(ownProblem("fault"));
}
