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
  const view = see(page);
  return listAndPane(view).rows.flatMap(({ element }) => {
    const leaves = survey(element, { openRows: true }).leaves.filter((leaf) => view.visible(leaf.element));
    const texts = leaves.map(({ text }) => text);
    const email = texts.find((text) => EMAIL.test(text)) ?? null;
    const name = nameIn(texts, email);
    const memberId = texts.flatMap(idsIn)[0] ?? null;
    return name === null ? [] : [{ element, name, email, memberId }];
  });
}

/** Above the address stand the name and perhaps shorter things, as initials or "You"; without an address, the first text is it. */
function nameIn(texts: readonly string[], email: string | null): string | null {
  const end = email === null ? texts.length : texts.indexOf(email);
  const above = texts.slice(0, end).filter((text) => text.length > 1 && idsIn(text).length === 0);
  const first = above[0] ?? null;
  return email === null
    ? first
    : above.reduce((best, text) => (text.length > (best?.length ?? 0) ? text : best), first);
}
