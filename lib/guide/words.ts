import { fold } from "./fold.ts";
import type { LabelKey, Labels } from "./labels/keys.ts";
import { LANGUAGES } from "./labels/languages.ts";

/** The labels of the language that a page is written in. */
export interface Words {
  /** Whether the language is one of ours. If not, no text means anything. */
  known: boolean;
  /** Whether a text of this meaning would be recognised. */
  knows(key: LabelKey): boolean;
  /** Everything that the text may mean. */
  meanings(text: string): ReadonlySet<LabelKey>;
  /** Whether the text says this, or begins or ends so where a label is open. */
  says(key: LabelKey, text: string): boolean;
  /** What stands in the label's hole: the business of "How will you work with {x}?". */
  hole(key: LabelKey, text: string): string | null;
}

interface Open {
  key: LabelKey;
  pattern: RegExp;
}

interface Vocabulary {
  exact: Map<string, Set<LabelKey>>;
  open: Open[];
}

const NOTHING: ReadonlySet<LabelKey> = new Set();

const UNKNOWN: Words = {
  known: false,
  knows: () => false,
  meanings: () => NOTHING,
  says: () => false,
  hole: () => null,
};

let made: [code: string, words: Vocabulary][] | undefined;

/** Made when they are first asked for: most pages are never read. */
function vocabularies(): [code: string, words: Vocabulary][] {
  made ??= Object.entries(LANGUAGES).map(([code, lists]) => [code, vocabulary(lists)]);
  return made;
}

/**
 * The language is chosen by the labels that are there, because the page's `lang` is only a hint: it decides between equals, and one
 * label is enough where it agrees. Two labels that no other language has as many of are enough without it.
 */
export function wordsOf(texts: Iterable<string>, hint: string): Words {
  const folded = new Set([...texts].map(fold));
  const scores = vocabularies().map(([code, words]) => ({
    code,
    words,
    score: score(words, folded),
    hinted: hint.toLowerCase().startsWith(code),
  }));
  const best = Math.max(...scores.map(({ score }) => score));
  const first = scores.filter(({ score }) => score === best);
  const chosen = first.find(({ hinted }) => hinted) ?? (first.length === 1 ? first[0] : undefined);
  if (!chosen || best < (chosen.hinted ? 1 : 2)) return UNKNOWN;
  return speak(chosen.words);
}

function score({ exact }: Vocabulary, texts: ReadonlySet<string>): number {
  const keys = new Set<LabelKey>();
  for (const text of texts) for (const key of exact.get(text) ?? NOTHING) keys.add(key);
  return keys.size;
}

function speak({ exact, open }: Vocabulary): Words {
  const meanings = (text: string): ReadonlySet<LabelKey> => {
    const folded = fold(text);
    const keys = new Set(exact.get(folded));
    for (const { key, pattern } of open) if (pattern.test(folded)) keys.add(key);
    return keys;
  };
  return {
    known: true,
    knows: (key) => [...exact.values()].some((keys) => keys.has(key)) || open.some((entry) => entry.key === key),
    meanings,
    says: (key, text) => meanings(text).has(key),
    hole(key, text) {
      // Read from the text as it is written: what stands in the hole is a name, and is shown.
      const seen = text.normalize("NFKC").replaceAll("’", "'").replaceAll(/\s+/g, " ").trim();
      for (const entry of open) {
        const found = entry.key === key && new RegExp(entry.pattern, "iu").exec(seen);
        if (found) return found[1]?.trim() || null;
      }
      return null;
    },
  };
}

function vocabulary(lists: readonly Labels[]): Vocabulary {
  const exact = new Map<string, Set<LabelKey>>();
  const open: Open[] = [];
  for (const labels of lists)
    for (const [key, variants] of Object.entries(labels) as [LabelKey, readonly string[]][])
      for (const variant of variants) {
        if (/…|\{x\}/.test(variant)) open.push({ key, pattern: patternOf(variant) });
        else {
          const text = fold(variant);
          exact.set(text, (exact.get(text) ?? new Set()).add(key));
        }
      }
  return { exact, open };
}

function patternOf(variant: string): RegExp {
  const parts = variant.split(/(…|\{x\})/).map((part) => {
    if (part === "…") return ".*";
    if (part === "{x}") return "(.{1,120})";
    // Spaces beside a hole are kept, `fold` would trim them.
    return part
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "u");
}
