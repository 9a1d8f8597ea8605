/** In which order a column writes its days; `null` if nothing in it tells. */
export type DateOrder = "dmy" | "mdy" | null;

const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].*)?$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/;
const SERIAL = /^\d{5}(\.\d+)?$/;
/** Day 0 of spreadsheet programs. */
const SERIAL_START = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** The order that a column's cells agree on. A full stop between the numbers is never American. */
export function dateOrder(cells: Iterable<string>): DateOrder {
  let order: DateOrder = null;
  for (const cell of cells) {
    const [, first = "", sign, second = ""] = NUMBERS.exec(cell) ?? [];
    if (!sign) continue;
    if (sign === "." || Number(first) > 12) return "dmy";
    if (Number(second) > 12) order = "mdy";
  }
  return order;
}

/**
 * The first moment of a written day, in UTC. `never` and the like are none; `undefined`: not understood, also where day and month
 * could be either.
 */
export function dateOf(cell: string, order: DateOrder): number | null | undefined {
  if (cell === "" || /^(never|nie|-|n\/a|none|null|0|9223372036854775807)$/i.test(cell)) return null;
  const iso = ISO.exec(cell);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (SERIAL.test(cell)) return SERIAL_START + Math.floor(Number(cell)) * DAY;
  const numbers = NUMBERS.exec(cell);
  if (!numbers) return undefined;
  const [, first, , second, written = ""] = numbers.map(String);
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  if (first === second) return day(year, Number(first), Number(second));
  if (order === null) return undefined;
  return order === "dmy" ? day(year, Number(second), Number(first)) : day(year, Number(first), Number(second));
}

function day(year: number, month: number, date: number): number | undefined {
  const at = Date.UTC(year, month - 1, date);
  const back = new Date(at);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === date ? at : undefined;
}
