import { auditLine } from "../audit/log.ts";
import type { Problem } from "../problem.ts";
import { settleChange } from "../store/change-states.ts";
import type { Correction } from "../store/corrections.ts";
import type { Change, ChangeState } from "../store/plan-records.ts";
import { foldEmail } from "./email.ts";
import type { DeedKind, Finding } from "./kind.ts";
import { deedKind } from "./registry.ts";
import type { Work } from "./work.ts";

/** A change is done: what was found goes into the inventory with it. */
export async function done(work: Work, change: Change, finding: Finding, already: boolean): Promise<void> {
  const said = work.said.get(change.n);
  const trace = said?.seen.trace ?? null;
  const words = (deedKind(change.deed) as DeedKind).words(change.deed);
  await settleChange({
    key: change,
    change: (stored) => ({
      ...stored,
      state: { name: "done", at: Date.now(), already, trace },
      result: finding.result ?? stored.result,
    }),
    corrections: finding.corrections,
    // What was so already leaves a line too, in which nothing differs: a call was made, or nearly, and who looks later shall know.
    audit: auditLine({
      deed: "changeDone",
      who: "you",
      hub: work.hub,
      ...words,
      ...(already ? { before: words.after } : {}),
      trace,
    }),
    waiting: afterDone(change),
  });
  work.alike = { problem: null, count: 0 };
}

/** @param how `spreads`: the next change may well meet the same */
export async function fail(
  work: Work,
  change: Change,
  problem: Problem,
  { corrections = [], spreads = false }: { corrections?: Correction[]; spreads?: boolean } = {},
): Promise<void> {
  const { before } = (deedKind(change.deed) as DeedKind).words(change.deed);
  const state: ChangeState = { name: "failed", at: Date.now(), problem };
  await settleChange({
    key: change,
    change: (stored) => ({ ...stored, state }),
    corrections,
    audit: auditLine({
      deed: "changeFailed",
      who: "you",
      hub: work.hub,
      before: before ?? (deedKind(change.deed) as DeedKind).words(change.deed).after,
      after: problem.kind,
      trace: problem.trace,
    }),
    waiting: afterFailure(change, state),
  });
  const { alike } = work;
  if (!spreads) work.alike = { problem: null, count: 0 };
  else work.alike = { problem, count: alike.problem?.kind === problem.kind ? alike.count + 1 : 1 };
}

/** With an invitation goes what waits for its acceptance. A plan that invites anew has brought its own. */
function afterDone({ planId, deed }: Change): ((waiting: Change) => ChangeState | null) | null {
  if (deed.kind !== "cancelInvitation") return null;
  return (waiting) => (waiting.planId !== planId && waitsFor(waiting, deed.email) ? { name: "canceled" } : null);
}

/** Nobody will accept an invitation that was not made. */
function afterFailure({ planId, deed }: Change, state: ChangeState): ((waiting: Change) => ChangeState | null) | null {
  if (deed.kind !== "invite") return null;
  return (waiting) => (waiting.planId === planId && waitsFor(waiting, deed.email) ? state : null);
}

/** Whether a change waits for somebody of this address. */
export function waitsFor({ deed }: Change, email: string): boolean {
  return deed.kind === "assign" && "email" in deed.holder && foldEmail(deed.holder.email) === foldEmail(email);
}
