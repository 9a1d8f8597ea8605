import type { Random } from "../random.ts";
import { type NameList, nameLists } from "./names.ts";

export interface MadeName {
  firstName: string;
  lastName: string;
  slug: string;
}

const total = nameLists.reduce((sum, entry) => sum + entry.weight, 0);

function pickList(random: Random): NameList {
  let left = random.next() * total;
  for (const entry of nameLists) {
    left -= entry.weight;
    if (left <= 0) return entry;
  }
  return nameLists[0] as NameList;
}

const split = (entry: string): [string, string] => {
  const [written = "", ascii = ""] = entry.split("|");
  return [written, ascii];
};

/** A random name; the slug is its ASCII form for addresses. */
export function makeName(random: Random): MadeName {
  const names = pickList(random);
  const [firstName, firstAscii] = split(random.pick(names.given));
  const [lastName, lastAscii] = split(random.pick(names.family));
  return { firstName, lastName, slug: `${firstAscii}.${lastAscii}` };
}

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The name as shown: family name first and unspaced in Chinese, Japanese and Korean. */
export function fullName(firstName: string, lastName: string): string {
  if (cjk.test(firstName) && cjk.test(lastName)) return `${lastName}${firstName}`;
  return `${firstName} ${lastName}`.trim();
}
