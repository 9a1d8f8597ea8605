import type { Answer } from "../meta/client.ts";
import { ownProblem, type Problem } from "../problem.ts";
import { settleChange } from "../store/change-states.ts";
import type { Change } from "../store/plan-records.ts";
import { getPlan, listChangesIn } from "../store/plans.ts";
import { sleep } from "../sync/waits.ts";
import type { DeedKind, Finding } from "./kind.ts";
import { lookAt } from "./look.ts";
import { deedKind } from "./registry.ts";
import { send } from "./send.ts";
import { done, fail } from "./settle.ts";
import { type Came, GO, type Work } from "./work.ts";

/** How long a call may still take effect after its answer was lost. Before, "not yet" does not mean "not". */
const SETTLES = 5_000;
/** Waits before a look is repeated that contradicts what Meta said. */
const DOUBTS = [1_000, 2_000, 4_000];
/** One call, and one repeat if the state is unchanged. */
const MOST_TRIES = 2;
/** A correction takes away and gives again. */
const MOST_CORRECTIONS = 6;
/** Failures of one kind in a row after which the rest would fail alike. */
const ALIKE = 3;

/** Looks at the changes whose call was made, or may have been made, and decides about each. */
export async function resolve(work: Work, changes: Change[]): Promise<Came> {
  const lost = changes.filter(({ n }) => isLost(work.said.get(n)));
  const youngest = Math.max(0, ...lost.map(({ state }) => (state.name === "calling" ? state.since : 0)));
  const left = youngest + SETTLES - Date.now();
  if (left > 0) await sleep(Math.min(left, SETTLES));

  const looks = await lookAt(
    work.graph,
    work.hub,
    changes.map(({ deed }) => deed),
  );
  let came: Came = GO;
  for (const [index, change] of changes.entries()) {
    const look = looks[index];
    if (!look) continue;
    if (look.ok) came = graver(came, await decide(work, change, look.finding));
    else {
      const { failure } = look;
      const { problem } = failure;
      if (failure.class === "limit") came = graver(came, { next: "limit", failure });
      else if (failure.class === "transient") came = graver(came, { next: "again", failure });
      else if (failure.class === "auth" || failure.class === "policy") {
        came = graver(came, { next: "stop", problem, all: true });
      } else {
        await fail(work, change, problem, { spreads: failure.class === "permission" });
        came = graver(came, tooManyAlike(work));
      }
    }
    if (came.next === "stop" || came.next === "limit") break;
  }
  if (came.next === "limit") await work.pacer.keep(came);
  return came;
}

/** Whether the second admin has said yes. A no leaves no trace, so such a change waits until it is canceled. */
export async function lookAtApprovals(work: Work): Promise<Came> {
  const changes = await listChangesIn(work.plan.id, "approval");
  const looks = await lookAt(
    work.graph,
    work.hub,
    changes.map(({ deed }) => deed),
  );
  for (const [index, change] of changes.entries()) {
    const look = looks[index];
    if (look?.ok && look.finding.at === "after") await done(work, change, look.finding, false);
    if (look && !look.ok && look.failure.class === "limit") {
      await work.pacer.keep({ next: "limit", failure: look.failure });
      return { next: "limit", failure: look.failure };
    }
    if (look && !look.ok && (look.failure.class === "auth" || look.failure.class === "policy")) {
      return { next: "stop", problem: look.failure.problem, all: true };
    }
  }
  return GO;
}

/** Looks at changes that were tried before, or that have waited long, ahead of their call. */
export async function lookFirst(work: Work, changes: Change[]): Promise<Came> {
  const looks = await lookAt(
    work.graph,
    work.hub,
    changes.map(({ deed }) => deed),
  );
  for (const [index, change] of changes.entries()) {
    const look = looks[index];
    if (!look) continue;
    if (!look.ok) {
      const { failure } = look;
      if (failure.class === "limit") {
        await work.pacer.keep({ next: "limit", failure });
        return { next: "limit", failure };
      }
      if (failure.class === "transient") return { next: "again", failure };
      if (failure.class !== "permission" && failure.class !== "input") {
        return { next: "stop", problem: failure.problem, all: true };
      }
      await fail(work, change, failure.problem, { spreads: failure.class === "permission" });
      continue;
    }
    const { finding } = look;
    if (finding.at === "after") await done(work, change, finding, change.tries === 0);
    else if (finding.at === "before") work.looked.add(change.n);
    else await fail(work, change, ownProblem("changedElsewhere"), finding);
  }
  return tooManyAlike(work);
}

async function decide(work: Work, change: Change, finding: Finding): Promise<Came> {
  const said = work.said.get(change.n);
  const refusal = said && !said.ok && !isLost(said) ? said.failure : null;
  const clearing = change.state.name === "calling" && change.state.clearing;
  if (finding.at === "after") {
    // Also where Meta refused: a browser repeats by itself a call whose connection ended without a word, and then hears only that
    // the repeat was refused. Before the call it was not so, as far as anybody knew; so it counts as ours, and undo offers it.
    await done(work, change, finding, false);
    return GO;
  }
  const ours = clearing || said?.ok === true;
  if (ours && change.tries < MOST_CORRECTIONS) {
    if (finding.at === "other" && finding.onward) {
      return await send(work, change, finding.onward, true);
    }
    if (finding.at === "before" && clearing) return await again(work, change);
  }
  if (finding.at === "other") return await failed(work, change, ownProblem("changedElsewhere"), finding);
  if (said?.ok) return await doubt(work, change, finding);
  if (refusal) return await failed(work, change, refusal.problem, finding, refusal.class === "permission");
  if (change.tries < MOST_TRIES) return await again(work, change);
  return await failed(work, change, said?.failure.problem ?? ownProblem("timedOut"), finding, true);
}

/** Repeats a call that has certainly had no effect. Of a plan that was canceled meanwhile, it is canceled instead. */
async function again(work: Work, change: Change): Promise<Came> {
  const { deed, state } = change;
  const clearing = state.name === "calling" && state.clearing;
  if (!clearing && (await getPlan(change.planId))?.canceling) {
    await settleChange({ key: change, change: (stored) => ({ ...stored, state: { name: "canceled" } }) });
    return GO;
  }
  return await send(work, change, (deedKind(deed) as DeedKind).call(deed, work.hub), clearing);
}

/** Meta said yes, and it is not so. Its parts do not all learn of a change at once. */
async function doubt(work: Work, change: Change, finding: Finding): Promise<Came> {
  const doubts = work.doubts.get(change.n) ?? 0;
  const pause = DOUBTS[doubts];
  if (pause === undefined) return await failed(work, change, ownProblem("notTaken"), finding);
  work.doubts.set(change.n, doubts + 1);
  await sleep(pause);
  return GO;
}

async function failed(
  work: Work,
  change: Change,
  problem: Problem,
  { corrections }: Finding,
  spreads = false,
): Promise<Came> {
  await fail(work, change, problem, { corrections, spreads });
  return tooManyAlike(work);
}

/** Meta closes itself to all of them, or is out of order: the rest is left for when it is better. */
function tooManyAlike({ alike: { count, problem } }: Work): Came {
  return count >= ALIKE && problem ? { next: "stop", problem, all: false } : GO;
}

/** Nobody knows whether such a call took effect. */
function isLost(said: Answer | undefined): boolean {
  return said === undefined || (!said.ok && said.failure.class === "transient");
}

function graver(a: Came, b: Came): Came {
  const weight = { go: 0, over: 1, again: 2, limit: 3, stop: 4 };
  return weight[b.next] > weight[a.next] ? b : a;
}
