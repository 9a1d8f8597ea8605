import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { buildPeopleIndexGently, type PeopleIndex } from "../../lib/matching/people-index.ts";
import { buildPeopleSearch, type PeopleSearch } from "../../lib/matching/search.ts";
import type { Problem } from "../../lib/problem.ts";
import { onChange } from "../../lib/store/changes.ts";
import { listPeople } from "../../lib/store/people.ts";
import type { Person } from "../../lib/store/people-records.ts";
import { readSettings } from "../../lib/store/settings.ts";
import { breathe } from "../breathe.ts";
import { problemOf } from "../live.tsx";

/** Everybody who is known, also those who are gone. */
export const people = signal<ReadonlyMap<string, Person> | null>(null);
/** By what suggestions are found; there a moment after `people`. */
export const peopleIndex = signal<PeopleIndex | null>(null);
/** What "Match with" searches; there a moment after the index. */
export const peopleSearch = signal<PeopleSearch | null>(null);
/** Why nobody could be read; tried again when somebody needs them next. */
export const peopleProblem = signal<Problem | null>(null);

/** People put into the map between two looks at the clock. */
const STEP = 2000;

let started = false;
/** Counted up with every change: what was begun before it is of no use. */
let wanted = 0;

/**
 * Keeps everybody in the page, read once and again after each change, and indexed in small steps. One for the whole page: 100,000
 * people are not read anew for each dialog.
 */
export function needPeople(): void {
  if (started) {
    if (peopleProblem.peek()) void renew();
    return;
  }
  started = true;
  onChange(["people", "settings"], () => void renew());
  void renew();
}

/** Starts after the page has painted: what is seen first does not wait for 100,000 people. */
export function usePeople(): void {
  useEffect(needPeople, []);
}

async function renew(): Promise<void> {
  wanted += 1;
  const mine = wanted;
  const current = () => mine === wanted;
  try {
    await read(current);
    if (current()) peopleProblem.value = null;
  } catch (error) {
    if (current()) peopleProblem.value = problemOf(error);
  }
}

async function read(current: () => boolean): Promise<void> {
  const [list, settings] = await Promise.all([listPeople(), readSettings()]);
  if (!current()) return;
  const known = new Map<string, Person>();
  for (const person of list) {
    known.set(person.id, person);
    if (known.size % STEP === 0) await breathe();
  }
  if (!current()) return;
  people.value = known;
  // Its tables are large and only names need them.
  const { default: toLatin } = await import("any-ascii");
  if (!current()) return;
  const index = await buildPeopleIndexGently(list, settings, toLatin, breathe);
  if (!current()) return;
  peopleIndex.value = index;
  const search = await buildPeopleSearch(index, breathe);
  if (current()) peopleSearch.value = search;
}
