import type { Match } from "../store/people-records.ts";
import { sameName } from "./names.ts";
import { addressKey, domainKey, splitAddress } from "./normalise.ts";
import { isRoleAddress } from "./roles.ts";
import type { DecisionFacts, Domains, MemberFacts, PersonToMatch } from "./types.ts";

/** Most addresses have one owner, who needs no list. */
type Owners = Map<string, PersonToMatch | PersonToMatch[]>;

/** Everybody by address. Built once for many members. */
export interface AddressBook {
  primary: Owners;
  alias: Owners;
  /** What a domain stands for. */
  standsFor: ReadonlyMap<string, string>;
}

/** What an automatic rule says of a member. */
export type Linked = Pick<Match, "personId" | "rule" | "inputs" | "score">;

export function addressBook(people: readonly PersonToMatch[], domains: Domains): AddressBook {
  const primary: Owners = new Map();
  const alias: Owners = new Map();
  for (const person of people) {
    if (person.status === "gone") continue;
    if (person.email) add(primary, addressKey(person.email), person);
    for (const address of person.aliases) add(alias, addressKey(address), person);
  }
  const standsFor = new Map(domains.aliasDomains.map(({ alias, of }) => [domainKey(alias), domainKey(of)]));
  return { primary, alias, standsFor };
}

/**
 * The automatic rules, in this order, each only if it says exactly one person:
 *
 * 1. what was decided stays: a match, an exemption, a match that was taken back, "decide later" are not touched;
 * 2. the member's address is the person's;
 * 3. it is one of the person's aliases;
 * 4. it is the person's address or alias, when a domain stands for another one.
 *
 * "Not the same" takes that person out. A task's address (info@) links only to somebody of the member's own name whose own address
 * it is, and a shared mailbox links to nobody.
 */
export function matchByRule(member: MemberFacts, book: AddressBook, decision: DecisionFacts | null): Linked | null {
  if (decision?.state || decision?.later || !member.email) return null;
  const key = addressKey(member.email);
  const own = one(book.primary.get(key), decision);
  if (own) {
    const fits = !isRoleAddress(key) || sameName(member.name, own);
    return fits ? linked(own, "email", [member.email]) : null;
  }
  if (book.primary.has(key)) return null;
  const other = one(book.alias.get(key), decision);
  if (other) return isRoleAddress(key) ? null : linked(other, "alias", [member.email, other.name]);
  if (book.standsFor.size === 0 || book.alias.has(key)) return null;

  const parts = splitAddress(key);
  const domain = parts && book.standsFor.get(parts.domain);
  if (!domain || isRoleAddress(key)) return null;
  const meant = `${parts.local}@${domain}`;
  const both = [...new Set([book.primary.get(meant) ?? [], book.alias.get(meant) ?? []].flat())];
  const by = one(both.length === 1 ? both[0] : both, decision);
  return by && linked(by, "domain", [member.email, meant]);
}

/** The one person that it can be. Also one who is excluded counts: the address is not unique because somebody said no. */
function one(
  owners: PersonToMatch | PersonToMatch[] | undefined,
  decision: DecisionFacts | null,
): PersonToMatch | null {
  if (owners === undefined || Array.isArray(owners) || owners.mailbox || decision?.notSame.includes(owners.id))
    return null;
  return owners;
}

function linked(person: PersonToMatch, rule: "email" | "alias" | "domain", params: string[]): Linked {
  return { personId: person.id, rule, inputs: [{ kind: rule, params }], score: 100 };
}

function add(map: Owners, key: string, person: PersonToMatch): void {
  const owners = map.get(key);
  if (owners === undefined) map.set(key, person);
  else if (Array.isArray(owners)) owners.push(person);
  // A person may have written down one alias twice.
  else if (owners !== person) map.set(key, [owners, person]);
}
