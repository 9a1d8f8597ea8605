import { exactWords, looseWord, plainWord } from "./names.ts";
import { addressKey, foldText } from "./normalise.ts";
import { type Entry, found, type PeopleIndex } from "./people-index.ts";

/** Everybody by the beginnings of words: what "Match with" searches. */
export interface PeopleSearch {
  readonly index: PeopleIndex;
  /** All words of names, user names and addresses, sorted, so that those with one beginning stand together. */
  readonly words: readonly string[];
  readonly lists: ReadonlyMap<string, readonly Entry[]>;
}

/** So many words are looked through for one beginning; "a" alone begins with everything. */
const MOST_WORDS = 2000;

/** Makes the people of an index searchable, in small steps: see `buildPeopleIndexGently`. */
export async function buildPeopleSearch(index: PeopleIndex, pause: () => Promise<unknown>): Promise<PeopleSearch> {
  const lists = new Map<string, Entry[]>();
  for (const [at, entry] of index.people.entries()) {
    if (at % 1000 === 999) await pause();
    for (const word of wordsOf(entry)) {
      const list = lists.get(word);
      if (list) list.push(entry);
      else lists.set(word, [entry]);
    }
  }
  await pause();
  return { index, lists, words: [...lists.keys()].sort() };
}

/**
 * The people for whom each word of the query begins a word of the name, the user name or an address; case, diacritics and
 * script aside. A whole address finds its owner first.
 */
export function searchPeople({ index, words, lists }: PeopleSearch, query: string, limit = 20): Entry[] {
  const whole = found(index.byAddress, addressKey(query));
  const beginnings = foldText(query).split(/\s+/).filter(Boolean);
  if (beginnings.length === 0) return [];
  let hits: Map<Entry, number> | null = null;
  for (const beginning of beginnings) {
    const found = beginningWith(words, lists, beginning, index);
    const before: Map<Entry, number> | null = hits;
    if (before === null) hits = found;
    else {
      hits = new Map();
      for (const [entry, rank] of found) {
        const other = before.get(entry);
        if (other !== undefined) hits.set(entry, other + rank);
      }
    }
  }
  const ranked = [...(hits ?? [])].sort(
    ([a, rankA], [b, rankB]) => rankA - rankB || (a.person.name < b.person.name ? -1 : 1),
  );
  return [...new Set([...whole, ...ranked.map(([entry]) => entry)])].slice(0, limit);
}

/** Who has a word with that beginning; a whole word ranks before a beginning. */
function beginningWith(
  words: readonly string[],
  lists: ReadonlyMap<string, readonly Entry[]>,
  beginning: string,
  { toLatin }: PeopleIndex,
): Map<Entry, number> {
  const hits = new Map<Entry, number>();
  for (const sought of new Set([beginning, plainWord(beginning), looseWord(beginning, toLatin)])) {
    let at = lowerBound(words, sought);
    for (let seen = 0; seen < MOST_WORDS; seen++, at++) {
      const word = words[at];
      if (!word?.startsWith(sought)) break;
      const rank = word === sought ? 0 : 1;
      for (const entry of lists.get(word) ?? []) if ((hits.get(entry) ?? 2) > rank) hits.set(entry, rank);
    }
  }
  return hits;
}

function wordsOf({ person, forms }: Entry): Set<string> {
  const words = new Set<string>();
  for (const form of forms) {
    for (const word of form.exact) words.add(word).add(plainWord(word));
    for (const word of form.loose) words.add(word);
  }
  if (forms.length === 0) for (const word of exactWords(person.name)) words.add(word).add(plainWord(word));
  if (person.username) words.add(foldText(person.username));
  for (const address of [person.email ?? "", ...person.aliases].filter(Boolean)) {
    const key = addressKey(address);
    words.add(key);
    for (const part of key.split(/[@._+-]+/)) if (part.length > 1) words.add(part);
  }
  return words;
}

function lowerBound(words: readonly string[], sought: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
