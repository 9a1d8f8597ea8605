import { addressKey } from "../../matching/normalise.ts";
import { isRoleName } from "../../matching/roles.ts";
import type { Field, PersonFacts } from "../../store/people-records.ts";
import type { Column } from "./columns.ts";
import { type DateOrder, dateOf, dateOrder } from "./dates.ts";
import type { Refusal } from "./decode.ts";
import { isInverse } from "./headers.ts";
import type { Row, Table } from "./table.ts";
import { addressesOf, cleanCell, isGuestType, isSharedMailbox, listOf, statusOf } from "./values.ts";

/**
 * Something about one row. `refused`: the row is left out. Else it is taken, and this part of it is not. Sentences:
 * `csv.problem.<kind>` with `params` in order.
 */
export interface RowProblem {
  line: number;
  kind:
    | "badEmail"
    | "badAlias"
    | "tooManyCells"
    | "tooFewCells"
    | "nobody"
    | "sameEmail"
    | "sameId"
    | "badDate"
    | "badStatus";
  refused: boolean;
  /** The name of the column, the cell, or the line of the other row. */
  params: string[];
}

export interface ReadPeople {
  people: PersonFacts[];
  /** For the preview: the line of each person. */
  lines: number[];
  problems: RowProblem[];
}

/** Rows in one step; see `readTable`. */
const STEP = 2000;

/**
 * The people of a table. A row that cannot be read is named with its line and its reason, and the rest goes on.
 *
 * @param pause awaited between steps
 */
export async function readPeople(
  table: Table,
  columns: readonly Column[],
  pause: () => Promise<unknown> = async () => undefined,
): Promise<ReadPeople | { refusal: Refusal }> {
  const known = columns.some(({ field }) => field === "email" || field === "name" || field === "lastName");
  if (!known) return { refusal: { kind: "noColumns", line: table.headerLine } };
  const read: ReadPeople = { people: [], lines: [], problems: [] };
  const dates = columns.find(({ field }) => field === "endsAt");
  const reader = new RowReader(columns, dates ? dateOrder(cells(table, dates.index)) : null, read.problems);
  for (const [at, row] of table.rows.entries()) {
    if (at % STEP === STEP - 1) await pause();
    const person = reader.read(row);
    if (!person) continue;
    read.people.push(person);
    read.lines.push(row.line);
  }
  return read.people.length > 0 ? read : { refusal: { kind: "noRows", line: table.headerLine } };
}

class RowReader {
  readonly #columns: readonly Column[];
  readonly #order: DateOrder;
  readonly #problems: RowProblem[];
  readonly #emails = new Map<string, number>();
  readonly #ids = new Map<string, number>();
  readonly #inverse: boolean;

  constructor(columns: readonly Column[], order: DateOrder, problems: RowProblem[]) {
    this.#columns = columns;
    this.#order = order;
    this.#problems = problems;
    this.#inverse = isInverse(columns.find(({ field }) => field === "status")?.header ?? "");
  }

  read(row: Row): PersonFacts | null {
    const refuse = (kind: RowProblem["kind"], ...params: string[]) => {
      this.#problems.push({ line: row.line, kind, refused: true, params });
      return null;
    };
    const width = this.#columns.length;
    // Cells that are too many or too few have moved, or a line was cut: no cell can be trusted to be in its column.
    const used = row.cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    if (used > width) return refuse("tooManyCells", String(used), String(width));
    if (row.cells.length < width && !this.#endsEarly(row))
      return refuse("tooFewCells", String(row.cells.length), String(width));

    const mail = addressesOf(this.#one(row, "email"));
    if (!mail) return refuse("badEmail", this.#one(row, "email"));
    const { email, aliases } = this.#addresses(row, mail);
    const name = this.#name(row) || (email ?? "");
    const externalId = this.#one(row, "externalId") || null;
    if (name === "") return refuse("nobody");
    const sameId = externalId === null ? undefined : this.#ids.get(externalId);
    if (sameId !== undefined) return refuse("sameId", externalId ?? "", String(sameId));
    const sameEmail = email === null ? undefined : this.#emails.get(addressKey(email));
    if (sameEmail !== undefined) return refuse("sameEmail", email ?? "", String(sameEmail));
    if (externalId !== null) this.#ids.set(externalId, row.line);
    if (email !== null) this.#emails.set(addressKey(email), row.line);
    return this.#facts(row, { name, email, aliases, externalId });
  }

  #facts(row: Row, who: Pick<PersonFacts, "name" | "email" | "aliases" | "externalId">): PersonFacts {
    const written = this.#one(row, "status");
    const status = statusOf(written, this.#inverse);
    if (status === null) this.#note(row, "badStatus", written);
    const end = this.#one(row, "endsAt");
    const endsAt = dateOf(end, this.#order);
    if (endsAt === undefined) this.#note(row, "badDate", end);
    const guest = isGuestType(this.#one(row, "userType"));
    return {
      ...who,
      firstName: this.#one(row, "firstName") || null,
      lastName: this.#one(row, "lastName") || null,
      username: this.#one(row, "username") || null,
      status: status ?? "active",
      statusText: written || null,
      groups: this.#all(row, "groups").flatMap(listOf),
      manager: this.#one(row, "manager") || null,
      department: this.#one(row, "department") || null,
      title: this.#one(row, "title") || null,
      endsAt: endsAt ?? null,
      guest: guest ? { sponsorId: null, company: this.#one(row, "company") || null } : null,
      mailbox: isSharedMailbox(this.#one(row, "mailboxType")) || isRoleName(who.name),
    };
  }

  /** The person's own address and its others: of the alias columns, and a user name that is an address. */
  #addresses(
    row: Row,
    mail: { primary: string | null; addresses: string[] },
  ): { email: string | null; aliases: string[] } {
    const all = [...mail.addresses];
    let primary = mail.primary;
    for (const cell of this.#all(row, "aliases")) {
      const more = addressesOf(cell);
      if (!more) {
        this.#note(row, "badAlias", cell);
        continue;
      }
      primary ??= more.primary;
      all.push(...more.addresses);
    }
    const login = this.#one(row, "username");
    // The user name of a guest in Entra ID is made up (`gil_agency.example#EXT#@...`), and nobody's address.
    if (login.includes("@") && !login.includes("#") && addressesOf(login)) {
      primary ??= login;
      all.push(login);
    }
    const own = primary === null ? null : addressKey(primary);
    const seen = new Set([own]);
    const aliases = all.filter((address) => {
      const key = addressKey(address);
      return !seen.has(key) && seen.add(key);
    });
    return { email: primary, aliases };
  }

  #name(row: Row): string {
    const whole = this.#one(row, "name");
    return whole || `${this.#one(row, "firstName")} ${this.#one(row, "lastName")}`.trim();
  }

  /** Whether all that is missing at the end is of no account. */
  #endsEarly(row: Row): boolean {
    return this.#columns.every(({ field, index }) => field !== "email" || index < row.cells.length);
  }

  #one(row: Row, field: Field): string {
    return this.#all(row, field)[0] ?? "";
  }

  #all(row: Row, field: Field): string[] {
    const cells: string[] = [];
    for (const column of this.#columns) {
      if (column.field !== field) continue;
      const cell = cleanCell(row.cells[column.index] ?? "");
      if (cell !== "") cells.push(cell);
    }
    return cells;
  }

  #note(row: Row, kind: RowProblem["kind"], cell: string): void {
    this.#problems.push({ line: row.line, kind, refused: false, params: [cell] });
  }
}

function* cells(table: Table, index: number): Generator<string> {
  for (const row of table.rows) yield cleanCell(row.cells[index] ?? "");
}
