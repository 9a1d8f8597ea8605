/** Marks that change how a line runs or breaks, and nothing that a person reads. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text as a person sees it: unseen marks taken out, spaces joined. */
export function tidy(text: string): string {
  return text.replaceAll(UNSEEN, "").replaceAll(/\s+/g, " ").trim();
}

/** The arrow of a button that opens something. */
const ARROW = /\s*[\u25b2-\u25c5]$/;

/** Two labels are the same if their foldings are: Unicode form, case, an arrow and the two kinds of apostrophe do not matter. */
export function fold(text: string): string {
  return tidy(text).replace(ARROW, "").normalize("NFKC").replaceAll("’", "'").toLowerCase();
}
