import type { Decision } from "../store/people-records.ts";
import { exactWords, nameKey } from "./names.ts";
import { addressKey } from "./normalise.ts";

/** A match that was decided somewhere: what another hub, or an earlier membership, knows. */
export interface Link {
  hubId: string;
  memberId: string;
  personId: string;
  name: string;
  email: string | null;
}

export interface Links {
  readonly byAddress: ReadonlyMap<string, readonly Link[]>;
  readonly byName: ReadonlyMap<string, readonly Link[]>;
}

export const NO_LINKS: Links = { byAddress: new Map(), byName: new Map() };

/** All matches of all hubs, by the address and by the name that the member had. */
export function buildLinks(decisions: readonly Decision[]): Links {
  const byAddress = new Map<string, Link[]>();
  const byName = new Map<string, Link[]>();
  for (const { hubId, memberId, member, state } of decisions) {
    if (state?.kind !== "match") continue;
    const link: Link = { hubId, memberId, personId: state.personId, ...member };
    if (member.email) push(byAddress, addressKey(member.email), link);
    const name = linkName(member.name);
    if (name) push(byName, name, link);
  }
  return { byAddress, byName };
}

/** The key of a name, diacritics kept; `null` for less than two words, which many people share. */
export function linkName(name: string): string | null {
  const words = exactWords(name);
  return words.length >= 2 ? nameKey(words) : null;
}

function push(map: Map<string, Link[]>, key: string, link: Link): void {
  const list = map.get(key);
  if (list) list.push(link);
  else map.set(key, [link]);
}
