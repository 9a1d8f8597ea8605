import { foldEmail, isEmail } from "../../lib/plans/email.ts";

/** How many addresses one plan takes: what the worker accepts in one command. */
export const MOST_ADDRESSES = 5000;

export type AddressState = "fine" | "bad" | "duplicate" | "member" | "invited" | "underWay";

export interface Address {
  /** As it was typed, without its name and brackets. */
  text: string;
  state: AddressState;
}

export interface Known {
  members: ReadonlySet<string>;
  invited: ReadonlySet<string>;
  underWay: ReadonlySet<string>;
}

/** Reads what was pasted: addresses between commas, semicolons, spaces and line breaks, also as "Name <address>". */
export function readAddresses(typed: string): string[] {
  return typed.split(/[;\n\r]+/).flatMap(readChunk);
}

function readChunk(chunk: string): string[] {
  const named = [...chunk.matchAll(/<([^<>]*)>/g)].map(([, inside = ""]) => inside.trim());
  const rest = chunk.replaceAll(/<[^<>]*>/g, " , ").replaceAll(/"[^"]*"/g, " ");
  // "Costa, Ana <ana@example.com>", as some mail programs write it.
  if (/^[^,<>@]*,?[^,<>@]*<[^<>]*>\s*$/.test(chunk)) return cleaned(named);
  const parts = rest.split(",").map((part) => part.trim().split(/\s+/).filter(Boolean));
  // A name stands right before its brackets; alone between commas it is an address that went wrong.
  const before = [...chunk.matchAll(/([^,<>]*)<[^<>]*>/g)].map(([, name = ""]) =>
    name.replaceAll(/"[^"]*"/g, " ").trim(),
  );
  const loose = parts.filter((words) => words.some((word) => word.includes("@")) || !before.includes(words.join(" ")));
  return cleaned([...named, ...loose.flat()]);
}

function cleaned(words: readonly string[]): string[] {
  return words.map((word) => word.replace(/^mailto:/i, "").replace(/[.,]+$/, "")).filter(Boolean);
}

/** Each address with what stands in its way. */
export function judge(typed: string, known: Known): Address[] {
  const seen = new Set<string>();
  return readAddresses(typed).map((text) => {
    const folded = foldEmail(text);
    const state = stateOf(text, folded, seen, known);
    seen.add(folded);
    return { text, state };
  });
}

function stateOf(text: string, folded: string, seen: ReadonlySet<string>, known: Known): AddressState {
  if (!isEmail(text)) return "bad";
  if (seen.has(folded)) return "duplicate";
  if (known.members.has(folded)) return "member";
  if (known.invited.has(folded)) return "invited";
  return known.underWay.has(folded) ? "underWay" : "fine";
}
