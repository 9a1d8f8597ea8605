import { ar } from "./labels/ar.ts";
import { de } from "./labels/de.ts";
import { en } from "./labels/en.ts";
import { esES, esLA } from "./labels/es.ts";
import { fr } from "./labels/fr.ts";
import { indonesian } from "./labels/id.ts";
import { it } from "./labels/it.ts";
import { ja } from "./labels/ja.ts";
import { english, type LabelKey, type Labels, type LanguageLabels, type Wordings } from "./labels/keys.ts";
import { ko } from "./labels/ko.ts";
import { nl } from "./labels/nl.ts";
import { pl } from "./labels/pl.ts";
import { ptBR } from "./labels/pt.ts";
import { ru } from "./labels/ru.ts";
import { tr } from "./labels/tr.ts";
import { vi } from "./labels/vi.ts";
import { zhCN } from "./labels/zh-cn.ts";
import { zhTW } from "./labels/zh-tw.ts";
import type { Generation, Locale } from "./scene.ts";
import { mix } from "./seed.ts";

export const languages: Record<Locale, LanguageLabels> = {
  en,
  "es-ES": esES,
  "es-LA": esLA,
  "pt-BR": ptBR,
  fr,
  de,
  it,
  nl,
  pl,
  tr,
  id: indonesian,
  vi,
  ja,
  ko,
  "zh-TW": zhTW,
  "zh-CN": zhCN,
  ru,
  ar,
  // English in invented words, under a language code that nobody has.
  nonsense: { ...en, lang: "zz" },
};

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
  const language = languages[locale];
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
  const { lang, dir } = languages[locale];
  return { lang, dir };
}

/** Fills in `{x}` or `{n}`. */
export function fill(text: string, value: string | number): string {
  return text.replace(/\{[xn]\}/, () => String(value));
}
