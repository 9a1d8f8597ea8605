// Letters that carry their difference in the letter itself: Unicode does not take them apart.
const LETTERS: Record<string, string> = { ß: "ss", ς: "σ", ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", æ: "ae", œ: "oe" };
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
const PLAIN = /^[\x00-\x7f]*$/;

/** The text without case, accents and width: "JOSÉ", "José" and "jose" are one. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
}
