import type { Match } from "../store/people-records.ts";
import { sameName } from "./names.ts";
import { addressKey, domainKey, splitAddress } from "./normalise.ts";
import { isRoleAddress } from "./roles.ts";
import type { DecisionFacts, Domains, MemberFacts, PersonToMatch } from "./types.ts";

/** Everybody by address. Built once for many members. */
export interface AddressBook {
  primary: Map<string, PersonToMatch[]>;
  alias: Map<string, PersonToMatch[]>;
  /** What a domain stands for. */
  standsFor: ReadonlyMap<string, string>;
}

/** What an automatic rule says of a member. */
export type Linked = Pick<Match, "personId" | "rule" | "inputs" | "score">;

export function addressBook(people: readonly PersonToMatch[], domains: Domains): AddressBook {
  const primary = new Map<string, PersonToMatch[]>();
  const alias = new Map<string, PersonToMatch[]>();
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
  const role = isRoleAddress(key);

  const own = one(book.primary.get(key), decision);
  if (own && (!role || sameName(member.name, own))) return linked(own, "email", [member.email]);
  if (role) return null;

  const other = book.primary.has(key) ? null : one(book.alias.get(key), decision);
  if (other) return linked(other, "alias", [member.email, other.name]);

  const parts = splitAddress(key);
  const domain = parts && book.standsFor.get(parts.domain);
  if (!domain || book.primary.has(key) || book.alias.has(key)) return null;
  const meant = `${parts.local}@${domain}`;
  const both = [...(book.primary.get(meant) ?? []), ...(book.alias.get(meant) ?? [])];
  const by = one([...new Set(both)], decision);
  return by && linked(by, "domain", [member.email, meant]);
}

/** The one person that it can be. Also one who is excluded counts: the address is not unique because somebody said no. */
function one(people: readonly PersonToMatch[] | undefined, decision: DecisionFacts | null): PersonToMatch | null {
  const [person] = people ?? [];
  if (!person || people?.length !== 1 || person.mailbox || decision?.notSame.includes(person.id)) return null;
  return person;
}

function linked(person: PersonToMatch, rule: "email" | "alias" | "domain", params: string[]): Linked {
  return { personId: person.id, rule, inputs: [{ kind: rule, params }], score: 100 };
}

function add(map: Map<string, PersonToMatch[]>, key: string, person: PersonToMatch): void {
  const list = map.get(key);
  if (!list) map.set(key, [person]);
  // A person may have written down one alias twice.
  else if (!list.includes(person)) list.push(person);
}
