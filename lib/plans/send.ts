import { awaitsApproval, type Write } from "../meta/writes.ts";
import { ownProblem } from "../problem.ts";
import { beginCall, settleChange } from "../store/change-states.ts";
import { listMembers } from "../store/inventory.ts";
import type { Change } from "../store/plan-records.ts";
import { isAdmin } from "./roles.ts";
import { fail } from "./settle.ts";
import { type Came, GO, OVER, type Work } from "./work.ts";

/**
 * Makes one write for a change. That it is on its way is on the disk before it leaves; whatever becomes of it, the change stays so
 * until a look has told. Only an answer that says for certain that nothing was done leads back.
 */
export async function send(work: Work, change: Change, write: Write, clearing: boolean): Promise<Came> {
  const since = Date.now();
  const begun = await beginCall(change, work.hub.token.generation, { name: "calling", since, clearing });
  if (!begun) return OVER;
  work.looked.delete(change.n);
  work.wrote += 1;
  const answer = await work.graph.write(write);
  work.said.set(change.n, answer);
  if (answer.ok) {
    await work.pacer.keep({ next: "go" });
    if (!awaitsApproval(answer.body)) return GO;
    await settleChange({ key: change, change: (stored) => ({ ...stored, state: { name: "approval", since } }) });
    return GO;
  }
  const { failure } = answer;
  switch (failure.class) {
    case "limit":
      // Meta counts before it does anything: this was not done.
      await backToPending(change, change.tries, clearing);
      await work.pacer.keep({ next: "limit", failure });
      return { next: "limit", failure };
    case "auth":
    case "policy":
      // Any call now would make it worse, also a look. It is the first thing when the plan goes on.
      await backToPending(change, begun.tries, clearing);
      return { next: "stop", problem: failure.problem, all: true };
    case "transient":
    case "permission":
    case "input":
      // "Already so" is such a failure too, and an error may come after the effect: the look tells.
      return GO;
  }
}

/** Half of a correction is not "not begun": it stays what it is. */
async function backToPending(key: Change, tries: number, clearing: boolean): Promise<void> {
  const begun = clearing || key.state.name === "calling";
  await settleChange({
    key,
    change: (stored) => ({ ...stored, tries, state: begun ? stored.state : { name: "pending" } }),
  });
}

/**
 * The guard of the last moment: whatever was previewed, and whatever other plans have done since, the last admin stays.
 *
 * @returns whether the change may go on; if not, it has failed
 */
export async function mayGo(work: Work, change: Change): Promise<boolean> {
  const { deed } = change;
  if (!demotes(change) || !("memberId" in deed)) return true;
  const admins = (await listMembers(work.hub.id)).filter(isAdmin);
  if (admins.length !== 1 || admins[0]?.id !== deed.memberId) return true;
  await fail(work, change, ownProblem("lastAdmin"));
  return false;
}

/** Whether a change ends somebody's full control of the portfolio. */
export function demotes({ deed }: Change): boolean {
  if (deed.kind === "remove") return isAdmin(deed);
  return deed.kind === "role" && isAdmin({ role: deed.before }) && !isAdmin({ role: deed.after });
}
