import { tabOf } from "../matching/tab.ts";
import type { Badge } from "../messages/protocol.ts";
import { listDecisions } from "../store/decisions.ts";
import { listHubs } from "../store/hubs.ts";
import { listMembers } from "../store/inventory.ts";
import { getPeople } from "../store/people.ts";
import { readSettings } from "../store/settings.ts";

const STATES = { unmatched: "unmatched", onboarded: "matched", guest: "guest", exempted: "exempted" } as const;

/** What the badges beside the people of a portfolio say; none where it is no hub, or where they are turned off. */
export async function readBadges(businessId: string): Promise<Badge[]> {
  const [hubs, { peopleBadges }] = await Promise.all([listHubs(), readSettings()]);
  const hub = hubs.find((each) => each.businessId === businessId);
  if (!hub || !peopleBadges) return [];
  const [members, decisions] = await Promise.all([listMembers(hub.id), listDecisions(hub.id)]);
  const byMember = new Map(decisions.map((decision) => [decision.memberId, decision]));
  const people = await getPeople(decisions.flatMap(({ state }) => (state?.kind === "match" ? [state.personId] : [])));
  const now = Date.now();
  return members.map((member) => {
    const decision = byMember.get(member.id) ?? null;
    const personId = decision?.state?.kind === "match" ? decision.state.personId : "";
    const { tab } = tabOf(decision, people.get(personId) ?? null, now);
    return { memberId: member.id, name: member.name, email: member.email, state: STATES[tab] };
  });
}
