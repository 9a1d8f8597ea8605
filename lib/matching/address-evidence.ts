import type { Evidence } from "./evidence.ts";
import { addressWords, looseWord, nameForms, nameKey } from "./names.ts";
import { addressKey, plainAddress, splitAddress } from "./normalise.ts";
import { type Entry, found, type PeopleIndex } from "./people-index.ts";
import type { MemberFacts } from "./types.ts";

/** A first name or a short word before the @ is what many have. */
const PLAIN_LOCAL = /^\p{L}{1,7}$/u;

/** What the member's addresses say. Of a task's mailbox only the whole address counts. */
export function addressEvidence(member: MemberFacts, index: PeopleIndex, evidence: Evidence, role: boolean): void {
  if (member.email) whole(member.email, index, evidence);
  if (member.pendingEmail) {
    const key = addressKey(member.pendingEmail);
    for (const entry of found(index.byAddress, key)) evidence.add(entry, "pendingEmail", [member.pendingEmail]);
  }
  if (role) return;
  for (const address of [member.email, member.pendingEmail]) if (address) parts(address, member.name, index, evidence);
}

function whole(address: string, index: PeopleIndex, evidence: Evidence): void {
  const key = addressKey(address);
  for (const entry of found(index.byAddress, key)) {
    const own = entry.person.email !== null && addressKey(entry.person.email) === key;
    evidence.add(entry, own ? "email" : "alias", own ? [address] : [address, entry.person.name]);
  }
  const split = splitAddress(key);
  const domain = split && index.standsFor.get(split.domain);
  if (!domain) return;
  const meant = `${split.local}@${domain}`;
  for (const entry of found(index.byAddress, meant)) evidence.add(entry, "domain", [address, meant]);
}

function parts(address: string, name: string, index: PeopleIndex, evidence: Evidence): void {
  const key = addressKey(address);
  const plain = plainAddress(key, index.companyDomains);
  for (const entry of found(index.byPlainAddress, plain.key)) {
    // Either side may have the tag; an address that is the same as it stands was counted already.
    if (found(index.byAddress, key).includes(entry)) continue;
    const theirs = theirAddress(entry, plain.key, index);
    const by = plain.by ?? plainAddress(addressKey(theirs), index.companyDomains).by;
    if (by) evidence.add(entry, by, [address, theirs]);
  }
  const whole = splitAddress(key)?.local;
  const local = whole?.split("+")[0];
  if (!whole || !local) return;
  const words = addressWords(local).map((word) => looseWord(word, index.toLatin));
  // An address that only spells the member's own name is no second witness beside the name.
  const spells =
    words.length >= 2 && nameForms(name, index.toLatin).some(({ loose }) => nameKey(loose) === nameKey(words));
  const bare = PLAIN_LOCAL.test(local) ? 0.6 : spells && !/\d/.test(local) ? 0.35 : 1;
  if (whole !== local) for (const entry of found(index.byUsername, whole)) evidence.add(entry, "username", [whole]);
  const sharers = found(index.byUsername, local);
  const share = bare / Math.sqrt(Math.max(1, sharers.length));
  if (sharers.length <= 20) for (const entry of sharers) evidence.add(entry, "username", [local], share);
  if (words.length < 2 || spells) return;
  // Only the name: two mailboxes that spell one name are two namesakes', or one of them would not exist.
  const spelled = nameKey(words);
  const named = found(index.byName, spelled).filter(({ forms }) =>
    forms.some(({ loose }) => nameKey(loose) === spelled),
  );
  for (const entry of named) {
    evidence.add(entry, "addressSpellsName", [local, entry.person.name], 1 / Math.sqrt(named.length));
  }
}

/** The address of the person that comes down to the same. */
function theirAddress({ person }: Entry, plain: string, { companyDomains }: PeopleIndex): string {
  const addresses = [person.email ?? "", ...person.aliases];
  return addresses.find((address) => plainAddress(addressKey(address), companyDomains).key === plain) ?? "";
}
