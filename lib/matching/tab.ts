import type { Decision, Person } from "../store/people-records.ts";

export interface Tab {
  tab: "unmatched" | "onboarded" | "guest" | "exempted";
  /** The person has left the company, or the guest's time is over: to be shown at the top of its tab. */
  left: boolean;
  /** An exemption whose day to look again has come. */
  due: boolean;
  /** "Decide later" was said: to the end of its tab. */
  later: boolean;
}

/**
 * Where a member is shown.
 *
 * @param person the one that the decision names; `null` also if it is not known any more
 */
export function tabOf(
  decision: Pick<Decision, "state" | "later"> | null,
  person: Pick<Person, "status" | "endsAt" | "guest"> | null,
  now: number,
): Tab {
  const state = decision?.state ?? null;
  const rest = { left: false, due: false, later: decision?.later != null };
  if (state?.kind === "exempt") {
    return { ...rest, tab: "exempted", due: state.lookAgainOn !== null && state.lookAgainOn <= now };
  }
  if (state?.kind !== "match") return { ...rest, tab: "unmatched" };
  return { ...rest, tab: person?.guest ? "guest" : "onboarded", left: person === null || hasLeft(person, now) };
}

/** Whether a person is with the company no more. */
export function hasLeft({ status, endsAt }: Pick<Person, "status" | "endsAt">, now: number): boolean {
  return status !== "active" || (endsAt !== null && endsAt <= now);
}
