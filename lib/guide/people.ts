import { readAddress } from "./address.ts";
import { listAndPane } from "./places.ts";
import { idsIn, survey } from "./survey.ts";
import type { Page } from "./types.ts";
import { see } from "./view.ts";

/** Somebody in the list of the People page. */
export interface PersonSeen {
  element: Element;
  name: string;
  email: string | null;
  memberId: string | null;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The people that the page lists now, by what can be seen in their rows. A row without a name is left out. */
export function people(page: Page): PersonSeen[] {
  if (readAddress(page.address).section !== "people") return [];
  return listAndPane(see(page)).rows.flatMap(({ element }) => {
    const texts = survey(element, { openRows: true }).leaves.map(({ text }) => text);
    const email = texts.find((text) => EMAIL.test(text)) ?? null;
    const name = texts.find((text) => text.length > 1 && text !== email && idsIn(text).length === 0);
    const memberId = texts.flatMap(idsIn)[0] ?? null;
    return name === undefined ? [] : [{ element, name, email, memberId }];
  });
}
