/** Several reads in one request. Graph docs (batch requests): at most 50, each counted like a single call. */
import type { HeaderBag } from "./usage.ts";

/** Graph docs (batch requests). */
export const BATCH_LIMIT = 50;

/** One answer of a batch. `body` is the parsed JSON, `undefined` where it was not JSON. */
export type BatchItem =
  | { state: "answered"; status: number; headers: HeaderBag; body: unknown; size: number }
  /** `null` in the array: Meta ran out of time before this one. SDK source: ask it again alone. */
  | { state: "unfinished" }
  | { state: "unreadable" };

/**
 * The form of a batch of reads.
 *
 * @param urls relative, without version and without token
 */
export function batchForm(urls: string[]): Record<string, string> {
  return {
    batch: JSON.stringify(urls.map((url) => ({ method: "GET", relative_url: url }))),
    // Each item's usage headers are its own.
    include_headers: "true",
  };
}

/**
 * Takes the answer of a batch apart.
 *
 * @param answer the parsed JSON
 * @returns one item for each read, in order; `null` when it is not an array of that length, so that nothing can be told apart
 */
export function batchItems(answer: unknown, length: number): BatchItem[] | null {
  if (!Array.isArray(answer) || answer.length !== length) return null;
  return answer.map(itemOf);
}

function itemOf(item: unknown): BatchItem {
  if (item === null) return { state: "unfinished" };
  if (typeof item !== "object" || !("code" in item) || !("body" in item)) return { state: "unreadable" };
  const { code, body } = item;
  if (typeof code !== "number" || typeof body !== "string") return { state: "unreadable" };
  const headers = "headers" in item ? headersOf(item.headers) : {};
  return { state: "answered", status: code, headers, body: jsonOf(body), size: body.length };
}

function headersOf(list: unknown): HeaderBag {
  const headers: Record<string, string> = {};
  if (!Array.isArray(list)) return headers;
  for (const header of list as unknown[]) {
    if (typeof header !== "object" || header === null || !("name" in header) || !("value" in header)) continue;
    // Lower-cased, and a prefix-free plain key: `__proto__` is no header of Meta's.
    if (typeof header.name !== "string" || typeof header.value !== "string" || header.name === "__proto__") continue;
    headers[header.name.toLowerCase()] = header.value;
  }
  return headers;
}

/** Parses JSON; `undefined` for anything else, such as an HTML page or half a body. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
