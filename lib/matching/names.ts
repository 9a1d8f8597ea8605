import { foldText } from "./normalise.ts";

/** Turns any script into Latin letters. Its tables are large, so a page brings it along (`any-ascii`); without it, scripts stay apart. */
export type ToLatin = (text: string) => string;

/** One way to read a name: words as they are compared. */
export interface NameForm {
  /** Case-folded words, diacritics kept. */
  exact: string[];
  /** The same in plain Latin letters as far as possible: müller, mueller and muller are `muller`. */
  loose: string[];
}

const LATIN_ONLY = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]{2,}$/u;
const MIXED = /\p{Script=Latin}/u;
const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** Words before or after a name that are none of it. */
const TITLES = new Set("dr prof mr mrs ms herr frau mag ing dipl jr sr mba phd msc bsc ext extern external".split(" "));
/** Words that belong to the next one: van der Berg is written Vanderberg as well. */
const PARTICLES = new Set(
  "van von der den de del della di da do dos das du la le el al bin ibn ben bint abu ter ten zu zum zur af av y e i".split(
    " ",
  ),
);

/** Letters that do not come apart into a base and a mark. */
const BASES: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ŋ: "n",
};

/** Case-folded words of a name, titles and what stands in brackets left out. */
export function exactWords(name: string): string[] {
  const words = split(name.replace(/\([^)]*\)|\[[^\]]*\]/g, " "));
  return words.length > 0 ? words : split(name);
}

/** A word without diacritics; other scripts as they are. */
export function plainWord(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[øłđðþæœıħŋ]/g, (letter) => BASES[letter] ?? letter)
    .normalize("NFC");
}

/** A word as it may be written in plain Latin: `mueller`, `müller` → `muller`. Both sides lose the same. */
export function looseWord(word: string, toLatin: ToLatin | null): string {
  const plain = plainWord(word);
  const latin =
    toLatin && !LATIN_ONLY.test(plain)
      ? toLatin(plain)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, "")
      : plain;
  return latin.replace(/ae/g, "a").replace(/oe/g, "o").replace(/ue/g, "u").replace(/aa/g, "a").replace(/ph/g, "f");
}

/** How a word sounds, roughly: its consonants, voiced and unvoiced as one. `mohammed` and `mhmd` are the same. */
export function skeleton(loose: string): string {
  return loose
    .replace(/h$/, "")
    .replace(/^y(?=[aeiou])/, "j")
    .replace(/sch|sh|ch(?=[aeiou])|tsch|cz|č/g, "s")
    .replace(/[ckgqx]h?/g, "k")
    .replace(/[bp]h?/g, "p")
    .replace(/[dt]h?/g, "t")
    .replace(/[fv]/g, "f")
    .replace(/z/g, "s")
    .replace(/[aeiouwyj]/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** The ways to read a name. The second, if any, has particles joined to the next word and no hyphens. */
export function nameForms(name: string, toLatin: ToLatin | null): NameForm[] {
  // Where no name is known, an address stands for it.
  if (name.includes("@")) return [];
  const words = exactWords(name);
  const only = words[0];
  if (words.length === 1 && only && UNSPACED.test(only)) return unspaced(only, toLatin);
  const forms = [form(words, toLatin)];
  const joined = joinParticles(exactWords(name.replace(/[-‐‑־]/g, "")));
  if (joined.length >= 2 && joined.join(" ") !== words.join(" ")) forms.push(form(joined, toLatin));
  return forms.filter(({ loose }) => loose.length >= 2);
}

/** The words that the part before the @ spells, if there are two at least; numbers are none. */
export function addressWords(local: string): string[] {
  const untagged = local.split("+")[0] ?? local;
  const words = untagged
    .split(/[._-]+/)
    .map((word) => word.replace(/^\d+|\d+$/g, ""))
    .filter((word) => word.length > 0);
  return words.filter((word) => word.length > 1).length >= 2 ? words : [];
}

/** Words whose order does not matter, as one key. */
export function nameKey(words: readonly string[]): string {
  return [...words].sort().join(" ");
}

/** Whether two names are the same, order, case and diacritics aside. */
export function sameName(
  name: string,
  person: { name: string; firstName: string | null; lastName: string | null },
): boolean {
  const key = nameKey(exactWords(name).map(plainWord));
  const names = [person.name, `${person.firstName ?? ""} ${person.lastName ?? ""}`];
  return key.includes(" ") && names.some((other) => nameKey(exactWords(other).map(plainWord)) === key);
}

/** A word of two alphabets is made to look like another: it speaks for nobody. */
export function hasMixedScripts(name: string): boolean {
  return exactWords(name).some((word) => MIXED.test(word) && OTHER_ALPHABET.test(word));
}

/** Whether a word counts when two names are compared in parts. */
export function isTelling(word: string): boolean {
  return word.length > 1 && !PARTICLES.has(word);
}

function split(name: string): string[] {
  const words = foldText(name)
    .replace(/['’ʼ`´׳״]/g, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 0);
  const telling = words.filter((word) => !TITLES.has(word));
  return telling.length >= 2 ? telling : words;
}

function form(exact: string[], toLatin: ToLatin | null): NameForm {
  return { exact, loose: exact.map((word) => looseWord(word, toLatin)).filter((word) => word.length > 0) };
}

function joinParticles(words: readonly string[]): string[] {
  const joined: string[] = [];
  let before = "";
  for (const [at, word] of words.entries()) {
    if (PARTICLES.has(word) && at < words.length - 1 && at > 0) before += word;
    else {
      joined.push(before + word);
      before = "";
    }
  }
  return joined;
}

/** A name without spaces: the family name comes first, and how long it is nobody says. One way to read it for each length. */
function unspaced(name: string, toLatin: ToLatin | null): NameForm[] {
  const signs = [...name];
  const forms: NameForm[] = [];
  for (let family = 1; family < Math.min(signs.length, 4); family++) {
    const parts = [signs.slice(0, family).join(""), signs.slice(family).join("")];
    forms.push(form(parts, toLatin));
  }
  return forms;
}
