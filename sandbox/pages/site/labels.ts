import { en } from "./labels/en.ts";
import { english, type LabelKey, type Labels, type LanguageLabels, type Wordings } from "./labels/keys.ts";
import type { Generation, Locale } from "./scene.ts";
import { mix } from "./seed.ts";

export const languages: Partial<Record<Locale, LanguageLabels>> = { en };

function pick(wordings: Wordings, key: LabelKey, wording: number): string | undefined {
  const found = wordings[key];
  if (found === undefined || typeof found === "string") return found;
  return found[wording % found.length];
}

const syllables = ["bra", "ko", "vel", "ti", "zum", "fa", "rol", "ne", "gix", "po", "dra", "mi", "lust", "ye", "qua"];

/** A text of invented words in the shape of the given one; numbers and what is filled in stay. */
function invent(text: string): string {
  return text.replace(/\{[xn]\}|[A-Za-z']+/g, (word) => {
    if (word.startsWith("{")) return word;
    const count = 2 + (mix(7, word) % 2);
    const made = Array.from({ length: count }, (_, i) => syllables[mix(i, word) % syllables.length]).join("");
    return /^[A-Z]/.test(word) ? made.charAt(0).toUpperCase() + made.slice(1) : made;
  });
}

/** Every text of the site in one language, generation and wording. */
export function labelsOf(locale: Locale, generation: Generation, wording = 0): Labels {
  const language = languages[locale] ?? en;
  const entries = (Object.keys(english) as LabelKey[]).map((key) => {
    const older = generation === "2023" ? pick(language.older, key, wording) : undefined;
    const source = key === "generateDialog" ? "generateToken" : key;
    const text =
      older ?? pick(language.known, source, wording) ?? pick(language.plausible, source, wording) ?? english[key];
    return [key, locale === "nonsense" ? invent(text) : text];
  });
  return Object.fromEntries(entries) as Labels;
}

export function langOf(locale: Locale): { lang: string; dir: "ltr" | "rtl" } {
  const { lang, dir } = languages[locale] ?? en;
  return { lang, dir };
}

/** Fills in `{x}` or `{n}`. */
export function fill(text: string, value: string | number): string {
  return text.replace(/\{[xn]\}/, () => String(value));
}
