import type { Decision, DecisionState } from "../store/people-records.ts";
import type { Hub, Member } from "../store/records.ts";

/** Deeds that a decision remembers. Older ones go: the audit log has them all. */
const HISTORY = 50;

/** What one deed is written down as in every decision it touches. */
export interface DeedNote {
  deedId: string;
  deed: Decision["history"][number]["deed"];
  who: "you" | "automatic";
  at: number;
  /** For a claim: who the hub's `you` was before. */
  you?: string | null;
}

export interface Decided {
  state: DecisionState | null;
  notSame: string[];
  later: number | null;
}

/** The note of a deed that begins now. */
export function note(deed: DeedNote["deed"], who: DeedNote["who"] = "you"): DeedNote {
  return { deedId: crypto.randomUUID(), deed, who, at: Date.now() };
}

/** A member about whom nothing was decided yet. */
export function undecided(
  hub: Pick<Hub, "id" | "businessId">,
  member: Pick<Member, "id" | "name" | "email">,
): Decision {
  return {
    hubId: hub.id,
    memberId: member.id,
    businessId: hub.businessId,
    member: { name: member.name, email: member.email },
    state: null,
    notSame: [],
    later: null,
    history: [],
  };
}

/**
 * A decision after a deed; what was before goes into its history. A decision is only ever built by this function, so that
 * nothing is decided without a way back.
 */
export function after(decision: Decision, deed: DeedNote, change: Partial<Decided>): Decision {
  const { state, notSame, later } = decision;
  const history = [...decision.history, { ...deed, before: { state, notSame, later } }].slice(-HISTORY);
  return { ...decision, ...change, history };
}
