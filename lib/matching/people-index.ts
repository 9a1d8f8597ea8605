import {
  addressWords,
  isTelling,
  looseWord,
  type NameForm,
  nameForms,
  nameKey,
  skeleton,
  type ToLatin,
} from "./names.ts";
import { addressKey, domainKey, foldText, plainAddress, splitAddress } from "./normalise.ts";
import { isRoleAddress, isRoleName } from "./roles.ts";
import type { Domains, PersonToMatch } from "./types.ts";

/** Everybody by everything that a suggestion may be found by. Built once for many members; only ever read afterwards. */
export interface PeopleIndex {
  readonly people: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  /** Addresses and aliases, and what is left of them where the host ignores tags and dots. */
  readonly byAddress: Postings;
  readonly byPlainAddress: Postings;
  /** User names, and the parts of addresses before the @. */
  readonly byUsername: Postings;
  /** All words of a name, in no order, in plain Latin letters; and as they sound. */
  readonly byName: Postings;
  readonly bySound: Postings;
  /** Single words of names. */
  readonly byWord: Postings;
  readonly companyDomains: ReadonlySet<string>;
  readonly standsFor: ReadonlyMap<string, string>;
  readonly toLatin: ToLatin | null;
}

export type Postings = ReadonlyMap<string, Entry | Entry[]>;

/** A person with the ways to read the name. */
export interface Entry {
  readonly person: PersonToMatch;
  readonly forms: readonly NameForm[];
  /** Words that the person's address spells, if it spells a name. */
  readonly spelled: readonly string[];
}

/** How many people are indexed before a page gets a chance to do something else. */
const CHUNK = 500;

/**
 * Indexes people for suggestions and for the search in "Match with".
 *
 * @param toLatin brings other scripts into Latin letters; without it names match only within their script
 */
export function buildPeopleIndex(
  people: readonly PersonToMatch[],
  domains: Domains,
  toLatin: ToLatin | null,
): PeopleIndex {
  const work = indexing(people, domains, toLatin);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/**
 * The same in small steps, so that a page with 100,000 people stays quick to the touch.
 *
 * @param pause awaited between the steps, e.g. `scheduler.yield` or a timeout
 */
export async function buildPeopleIndexGently(
  people: readonly PersonToMatch[],
  domains: Domains,
  toLatin: ToLatin | null,
  pause: () => Promise<unknown>,
): Promise<PeopleIndex> {
  const work = indexing(people, domains, toLatin);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await pause();
  }
}

/** What an index finds under a key. */
export function found(postings: Postings, key: string): readonly Entry[] {
  const list = postings.get(key);
  return list === undefined ? [] : Array.isArray(list) ? list : [list];
}

/** The keys by which names sound alike: at least two words that have something to sound. */
export function soundKey(words: readonly string[]): string | null {
  const sounds = words.map(skeleton).filter((sound) => sound.length > 0);
  return sounds.length >= 2 && sounds.join("").length >= 4 ? nameKey(sounds) : null;
}

function* indexing(
  people: readonly PersonToMatch[],
  domains: Domains,
  toLatin: ToLatin | null,
): Generator<undefined, PeopleIndex> {
  const byAddress = new Book();
  const byPlainAddress = new Book();
  const byUsername = new Book();
  const byName = new Book();
  const bySound = new Book();
  const byWord = new Book();
  const companyDomains = new Set(domains.companyDomains.map(domainKey));
  // One order, whatever order they came in: so are the answers.
  const present = people.filter(({ status }) => status !== "gone").sort((a, b) => (a.id < b.id ? -1 : 1));
  const entries: Entry[] = [];
  const byId = new Map<string, Entry>();
  for (const person of present) {
    if (entries.length % CHUNK === CHUNK - 1) yield undefined;
    const addresses = [person.email ?? "", ...person.aliases].filter(Boolean).map(addressKey);
    const entry = entryOf(person, addresses[0], toLatin);
    entries.push(entry);
    byId.set(person.id, entry);
    for (const key of addresses) {
      byAddress.add(key, entry);
      byPlainAddress.add(plainAddress(key, companyDomains).key, entry);
      const local = splitAddress(key)?.local;
      if (local && !isRoleAddress(key)) byUsername.add(local, entry);
    }
    if (person.username) byUsername.add(usernameKey(person.username), entry);
    if (person.mailbox || isRoleName(person.name)) continue;
    for (const spelling of [...entry.forms.map(({ loose }) => loose), entry.spelled]) {
      if (spelling.length < 2) continue;
      byName.add(nameKey(spelling), entry);
      const sound = soundKey(spelling);
      if (sound) bySound.add(sound, entry);
      for (const word of spelling) if (isTelling(word)) byWord.add(word, entry);
    }
  }
  return {
    people: entries,
    byId,
    byAddress: byAddress.map,
    byPlainAddress: byPlainAddress.map,
    byUsername: byUsername.map,
    byName: byName.map,
    bySound: bySound.map,
    byWord: byWord.map,
    companyDomains,
    standsFor: new Map(domains.aliasDomains.map(({ alias, of }) => [domainKey(alias), domainKey(of)])),
    toLatin,
  };
}

/** A user name as it is compared; Windows puts a domain before it, and some are addresses. */
export function usernameKey(username: string): string {
  const bare = username.slice(username.lastIndexOf("\\") + 1);
  return splitAddress(addressKey(bare))?.local ?? foldText(bare.trim());
}

function entryOf(person: PersonToMatch, address: string | undefined, toLatin: ToLatin | null): Entry {
  const forms = nameForms(person.name, toLatin);
  const parts = `${person.firstName ?? ""} ${person.lastName ?? ""}`.trim();
  if (person.firstName && person.lastName && parts !== person.name) forms.push(...nameForms(parts, toLatin));
  const local = address && !isRoleAddress(address) ? splitAddress(address)?.local : undefined;
  return { person, forms, spelled: local ? addressWords(local).map((word) => looseWord(word, toLatin)) : [] };
}

/** Lists under keys; most keys have one entry, which needs no list. */
class Book {
  readonly map = new Map<string, Entry | Entry[]>();
  add(key: string, entry: Entry): void {
    const list = this.map.get(key);
    if (list === undefined) this.map.set(key, entry);
    else if (Array.isArray(list)) {
      if (list.at(-1) !== entry) list.push(entry);
    } else if (list !== entry) this.map.set(key, [list, entry]);
  }
}
