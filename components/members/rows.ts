import { type Tab, tabOf } from "../../lib/matching/tab.ts";
import { listAllDecisions } from "../../lib/store/decisions.ts";
import { listInvitations, listMembers, listSystemUsers } from "../../lib/store/inventory.ts";
import { getPeople } from "../../lib/store/people.ts";
import type { Decision, Person } from "../../lib/store/people-records.ts";
import type { Invitation, Member, SystemUser } from "../../lib/store/records.ts";
import { readAll } from "../table/scope.ts";

/** A member with what was decided, whom it is matched to, and where that puts it. */
export interface MemberRow extends Member {
  decision: Decision | null;
  person: Person | null;
  sponsor: Person | null;
  place: Tab;
}

export interface Rows {
  members: MemberRow[];
  /** Of all hubs: one hub knows what was decided in another. */
  decisions: Decision[];
  invitations: Invitation[];
  systemUsers: SystemUser[];
}

/** Everything that the tabs show of some hubs. Of the people only those who are matched are read: there may be 100,000. */
export async function readRows(hubIds: readonly string[]): Promise<Rows> {
  const [members, invitations, systemUsers, decisions] = await Promise.all([
    readAll(hubIds, listMembers),
    readAll(hubIds, listInvitations),
    readAll(hubIds, listSystemUsers),
    listAllDecisions(),
  ]);
  const decided = new Map(decisions.map((decision) => [`${decision.hubId} ${decision.memberId}`, decision]));
  const own = members.map((member) => decided.get(`${member.hubId} ${member.id}`) ?? null);
  const people = await getPeople(own.flatMap((decision) => personIdOf(decision) ?? []));
  const sponsors = await getPeople([...people.values()].flatMap(({ guest }) => guest?.sponsorId ?? []));
  const now = Date.now();
  const rows = members.map((member, at): MemberRow => {
    const decision = own[at] ?? null;
    const person = people.get(personIdOf(decision) ?? "") ?? null;
    const sponsor = sponsors.get(person?.guest?.sponsorId ?? "") ?? null;
    return { ...member, decision, person, sponsor, place: tabOf(decision, person, now) };
  });
  return { members: rows, decisions, invitations, systemUsers };
}

function personIdOf(decision: Decision | null): string | null {
  return decision?.state?.kind === "match" ? decision.state.personId : null;
}

/** What needs a look comes first, what was put off comes last, however the rest is sorted. */
export function rankOf({ place }: MemberRow): number {
  return place.left || place.due ? 0 : place.later ? 2 : 1;
}
