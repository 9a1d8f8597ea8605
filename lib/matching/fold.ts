/**
 * Code points that JavaScript's own mappings would fold otherwise than Unicode's CaseFolding.txt (statuses C and F, none of T):
 * the dotless ı, whose capital is the plain I, is no i.
 */
const KEPT = new Set(["ı"]);

/** Cherokee folds to capitals: they were there first. */
const CHEROKEE = /^[Ꭰ-Ᏽᏸ-ᏽꭰ-ꮿ]$/u;

const ASCII = /^[ -~]*$/;

/**
 * Unicode full case folding: two texts are the same without regard to case exactly if their foldings are. Not `toLowerCase`, which
 * keeps ß apart from SS and ς from σ; not a locale's, which would fold İ or ı to i.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = "";
  // One by one, because a lone Σ becomes σ, and one at the end of a word ς.
  for (const sign of text) folded += foldSign(sign);
  return folded;
}

function foldSign(sign: string): string {
  const upper = sign.toUpperCase();
  if ((upper === sign && sign.toLowerCase() === sign) || KEPT.has(sign)) return sign;
  if (CHEROKEE.test(sign)) return upper;
  return lower(lower(sign).toUpperCase());
}

function lower(text: string): string {
  return Array.from(text, (sign) => sign.toLowerCase()).join("");
}
