export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Why a file cannot be read at all. `line` where one can be named. Sentences: `csv.refused.<kind>`. */
export interface Refusal {
  kind: "empty" | "spreadsheet" | "binary" | "quoteOpen" | "noColumns" | "noRows";
  line: number | null;
}

const SAMPLE = 4096;

/**
 * The text of a file. The encoding is what the first bytes say; without a mark, UTF-16 is known by its zeros and UTF-8 by being
 * valid; what is left is windows-1252, as older spreadsheet programs write it.
 */
export function decodeFile(bytes: Uint8Array): { text: string; encoding: Encoding } | { refusal: Refusal } {
  if (bytes.length === 0) return refuse("empty");
  // A workbook (.xlsx, .ods is a ZIP archive; .xls a compound file), not a text.
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse("spreadsheet");
  }
  const encoding = markedEncoding(bytes);
  if (encoding === null) return refuse("binary");
  // UTF-8 is known by being valid, which only reading it shows.
  const decoded =
    encoding === "unmarked" ? readUnmarked(bytes) : { text: new TextDecoder(encoding).decode(bytes), encoding };
  return /\S/.test(decoded.text) ? decoded : refuse("empty");
}

/** `null`: not a text. */
function markedEncoding(bytes: Uint8Array): Encoding | "unmarked" | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  const zeros = { even: 0, odd: 0 };
  const sample = bytes.subarray(0, SAMPLE);
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? "even" : "odd"]++;
  });
  const half = sample.length / 2;
  if (zeros.odd > half * 0.4 && zeros.even < half * 0.05) return "utf-16le";
  if (zeros.even > half * 0.4 && zeros.odd < half * 0.05) return "utf-16be";
  return zeros.even + zeros.odd > 0 ? null : "unmarked";
}

function readUnmarked(bytes: Uint8Array): { text: string; encoding: Encoding } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function refuse(kind: Refusal["kind"]): { refusal: Refusal } {
  return { refusal: { kind, line: null } };
}
