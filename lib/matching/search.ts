import { sortGently } from "../sort-gently.ts";
import { exactWords, looseWord, plainWord } from "./names.ts";
import { addressKey, foldText, splitAddress } from "./normalise.ts";
import { type Entry, found, type PeopleIndex } from "./people-index.ts";

/** Everybody by the beginnings of words: what "Match with" searches. */
export interface PeopleSearch {
  readonly index: PeopleIndex;
  /** All words of names, user names and addresses, sorted, so that those with one beginning stand together. */
  readonly words: readonly string[];
  readonly lists: ReadonlyMap<string, readonly Entry[]>;
  /** The words of each person in one line, each with a space around it. */
  readonly lines: ReadonlyMap<Entry, string>;
}

/** Enough to choose the best of; more would only be scrolled past. */
const ENOUGH = 200;
/** A beginning that so many people have is not worth counting further. */
const COMMON = 3000;
const STEP = 500;

/** Makes the people of an index searchable, in small steps: see `buildPeopleIndexGently`. */
export async function buildPeopleSearch(index: PeopleIndex, pause: () => Promise<unknown>): Promise<PeopleSearch> {
  const lists = new Map<string, Entry[]>();
  const lines = new Map<Entry, string>();
  for (const [at, entry] of index.people.entries()) {
    if (at % STEP === STEP - 1) await pause();
    const words = wordsOf(entry);
    lines.set(entry, ` ${[...words].join(" ")} `);
    for (const word of words) {
      const list = lists.get(word);
      if (list) list.push(entry);
      else lists.set(word, [entry]);
    }
  }
  await pause();
  const words = await sortGently([...lists.keys()], (a, b) => (a < b ? -1 : a > b ? 1 : 0), pause);
  return { index, lists, lines, words };
}

/**
 * The people for whom each word of the query begins a word of the name, the user name or an address; case, diacritics and
 * script aside. A whole address finds its owner first, then come those for whom the words are whole.
 */
export function searchPeople(search: PeopleSearch, query: string, limit = 20): Entry[] {
  const { index, lines } = search;
  const owners = found(index.byAddress, addressKey(query));
  const terms = foldText(query)
    .split(/\s+/)
    .filter(Boolean)
    .map((term) => [...new Set([term, plainWord(term), looseWord(term, index.toLatin)])].filter(Boolean));
  if (terms.length === 0) return [];
  // The rarest word leads; whom it finds is looked at for the others.
  const [lead = [], ...others] = terms
    .map((spellings) => ({ spellings, people: countOf(search, spellings) }))
    .sort((a, b) => a.people - b.people)
    .map(({ spellings }) => spellings);
  const hits = new Map<Entry, number>();
  for (const entry of peopleWith(search, lead)) {
    const line = lines.get(entry) ?? "";
    if (hits.has(entry) || !others.every((other) => other.some((term) => line.includes(` ${term}`)))) continue;
    hits.set(entry, terms.filter((each) => !each.some((term) => line.includes(` ${term} `))).length);
    if (hits.size >= ENOUGH) break;
  }
  const ranked = [...hits].sort(
    ([a, rankA], [b, rankB]) =>
      rankA - rankB || (a.person.name < b.person.name ? -1 : a.person.name > b.person.name ? 1 : 0),
  );
  return [...new Set([...owners, ...ranked.map(([entry]) => entry)])].slice(0, limit);
}

/** The people who have a word with that beginning, those first for whom it is the whole word. */
function* peopleWith({ words, lists }: PeopleSearch, spellings: readonly string[]): Generator<Entry> {
  for (const spelling of spellings) {
    for (let at = lowerBound(words, spelling); words[at]?.startsWith(spelling); at++) {
      yield* lists.get(words[at] ?? "") ?? [];
    }
  }
}

/** How many people have a word with that beginning, as far as it matters. */
function countOf({ words, lists }: PeopleSearch, spellings: readonly string[]): number {
  let count = 0;
  for (const spelling of spellings) {
    for (let at = lowerBound(words, spelling); count < COMMON && words[at]?.startsWith(spelling); at++) {
      count += lists.get(words[at] ?? "")?.length ?? 0;
    }
  }
  return count;
}

/** Not the domains of addresses: everybody has the company's. */
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
    for (const part of splitAddress(key)?.local.split(/[._+-]+/) ?? []) if (part.length > 1) words.add(part);
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
