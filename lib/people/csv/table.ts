import Papa, { type ParseResult, type Parser } from "papaparse";
import { decodeFile, type Encoding, type Refusal } from "./decode.ts";
import { fieldOf, headerKey } from "./headers.ts";

/** A row of a file as it came. `line` is where it begins, counted from 1 as editors do. */
export interface Row {
  line: number;
  cells: string[];
}

export interface Table {
  encoding: Encoding;
  delimiter: string;
  /** Names of the columns; `null` if the file has none and begins with people. */
  header: string[] | null;
  headerLine: number | null;
  rows: Row[];
  /** The same for every file with the same columns in the same order. */
  shape: string;
}

const DELIMITERS = [",", ";", "\t", "|"];
/** Rows by which the delimiter is judged and the header found: exports may begin with lines of their own. */
const TOP = 15;
/** Characters read in one go, so that a page is not held for longer than a moment. */
const CHUNK = 200_000;

/**
 * Reads a file into rows: encoding and delimiter detected, quotes resolved, the header found.
 *
 * @param pause awaited between chunks, so that the page stays quick to the touch
 */
export async function readTable(
  bytes: Uint8Array,
  pause: () => Promise<unknown> = async () => undefined,
): Promise<Table | { refusal: Refusal }> {
  const decoded = decodeFile(bytes);
  if ("refusal" in decoded) return decoded;
  await pause();
  // One kind of line end, also where a file mixes them; a lone one of old Macs too.
  let text = decoded.text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  await pause();
  let line = 1;
  const told = /^"?sep=(.)"?\n/i.exec(text);
  if (told) {
    text = text.slice(told[0].length);
    line++;
  }
  const delimiter = told?.[1] ?? delimiterOf(text);
  const rows: Row[] = [];
  let open: number | null = null;
  await chunks(text, delimiter, pause, (cells, badQuotes) => {
    const breaks = cells.reduce((sum, cell) => sum + newlines(cell), 0);
    // A quote that is not closed takes the lines behind it into its cell: nobody knows how many people are in there.
    if (badQuotes && (breaks > 0 || badQuotes === "MissingQuotes")) open ??= line;
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells });
    line += 1 + breaks;
  });
  if (open !== null) return { refusal: { kind: "quoteOpen", line: open } };
  const at = headerAt(rows);
  const head = at === null ? undefined : rows[at];
  const body = at === null ? rows : rows.slice(at + 1);
  if (body.length === 0) return { refusal: { kind: "noRows", line: null } };
  const header = head ? trimEnd(head.cells).map((cell) => cell.trim()) : null;
  const shape = header ? header.map(headerKey).join("|") : `no header, ${body[0]?.cells.length} columns`;
  return {
    encoding: decoded.encoding,
    delimiter,
    header,
    headerLine: head?.line ?? null,
    rows: body,
    shape: await hash(shape),
  };
}

function chunks(
  text: string,
  delimiter: string,
  pause: () => Promise<unknown>,
  take: (cells: string[], badQuotes: string | undefined) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      delimiter,
      newline: "\n",
      chunkSize: CHUNK,
      chunk: ({ data, errors }: ParseResult<string[]>, parser: Parser) => {
        const bad = new Map(errors.map(({ row, code }) => [row, code]));
        for (const [at, cells] of data.entries()) take(cells, bad.get(at));
        parser.pause();
        pause().then(() => parser.resume(), reject);
      },
      complete: () => resolve(),
    });
  });
}

/** The delimiter that gives the top rows the most columns in common; a name that we know counts for more. */
function delimiterOf(text: string): string {
  let best = { delimiter: ",", points: 0 };
  const top = text.slice(0, CHUNK);
  for (const delimiter of DELIMITERS) {
    const rows = Papa.parse<string[]>(top, { delimiter, newline: "\n", preview: TOP }).data.filter(
      (cells) => cells.join("") !== "",
    );
    const widths = rows.map((cells) => cells.length);
    const widest = Math.max(0, ...widths);
    const alike = widths.filter((width) => width === widest).length / Math.max(1, widths.length);
    const known = Math.max(0, ...rows.map((cells) => cells.filter((cell) => fieldOf(cell)).length));
    const points = (widest > 1 ? alike * Math.min(widest, 8) : 0) + known * 4;
    if (points > best.points) best = { delimiter, points };
  }
  return best.delimiter;
}

/** The row with the most names that we know; none if no row among the first has any. */
function headerAt(rows: readonly Row[]): number | null {
  let best: { at: number; known: number } | null = null;
  for (const [at, { cells }] of rows.slice(0, TOP).entries()) {
    // A cell with an address is of a person, whatever else the row has.
    if (cells.some((cell) => cell.includes("@"))) break;
    const known = cells.filter((cell) => fieldOf(cell) !== null).length;
    if (known > (best?.known ?? 0)) best = { at, known };
  }
  if (best) return best.at;
  // Names that we do not know are a header all the same, if addresses follow.
  const [first, second] = rows;
  const addressed = (row: Row | undefined) => row?.cells.some((cell) => cell.includes("@")) ?? false;
  return !addressed(first) && addressed(second) ? 0 : null;
}

function newlines(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
  return count;
}

function trimEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
