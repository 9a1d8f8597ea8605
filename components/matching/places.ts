import { listAllDecisions } from "../../lib/store/decisions.ts";
import { listHubs } from "../../lib/store/hubs.ts";
import { listMembers } from "../../lib/store/inventory.ts";
import type { Match } from "../../lib/store/people-records.ts";
import type { Hub, Member } from "../../lib/store/records.ts";

/** Where a person is: as which member of which hub. */
export interface Place {
  hub: Hub;
  member: Member;
  match: Match;
}

/** Every person's places, by the person's ID. A match with a member who is gone from the hub is none. */
export async function readPlaces(): Promise<Map<string, Place[]>> {
  const [hubs, decisions] = await Promise.all([listHubs(), listAllDecisions()]);
  const lists = await Promise.all(hubs.map(({ id }) => listMembers(id)));
  const members = new Map(lists.flat().map((member) => [`${member.hubId} ${member.id}`, member]));
  const byId = new Map(hubs.map((hub) => [hub.id, hub]));
  const places = new Map<string, Place[]>();
  for (const { hubId, memberId, state } of decisions) {
    const hub = byId.get(hubId);
    const member = members.get(`${hubId} ${memberId}`);
    if (state?.kind !== "match" || !hub || !member) continue;
    const list = places.get(state.personId) ?? [];
    if (list.length === 0) places.set(state.personId, list);
    list.push({ hub, member, match: state });
  }
  return places;
}
