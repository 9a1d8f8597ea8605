import { useMemo } from "preact/hooks";
import { searchPeople } from "../../lib/matching/search.ts";
import type { Candidate } from "../../lib/matching/types.ts";
import type { Person } from "../../lib/store/people-records.ts";
import { people, peopleSearch } from "./people.ts";

/** Somebody who can be chosen, and why he is offered; `null`: he was searched for. */
export interface Choice {
  person: Person;
  candidate: Candidate | null;
}

export interface Choices {
  choices: readonly Choice[];
  ready: boolean;
  /** There are more than are shown. */
  more: boolean;
}

const MOST = 20;

/** Who is offered for what is typed: nothing typed, the suggestions; otherwise who is found, each with what speaks for it. */
export function useChoices(typed: string, suggested: readonly Choice[]): Choices {
  const search = peopleSearch.value;
  const known = people.value;
  return useMemo(() => {
    if (typed.trim() === "") return { choices: suggested, ready: known !== null, more: false };
    if (!search || !known) return { choices: [], ready: false, more: false };
    const reasons = new Map(suggested.map((choice) => [choice.person.id, choice]));
    const found = searchPeople(search, typed, MOST + 1);
    const choices = found.slice(0, MOST).flatMap(({ person: { id } }): Choice[] => {
      const person = known.get(id);
      return person ? [reasons.get(id) ?? { person, candidate: null }] : [];
    });
    return { choices, ready: true, more: found.length > MOST };
  }, [typed, suggested, search, known]);
}

/** Suggestions with the people they are about; who is not known any more is left out. */
export function choicesOf(candidates: readonly Candidate[], known: ReadonlyMap<string, Person> | null): Choice[] {
  return candidates.flatMap((candidate) => {
    const person = known?.get(candidate.personId);
    return person ? [{ person, candidate }] : [];
  });
}
