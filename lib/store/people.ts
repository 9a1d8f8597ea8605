import { DirectorySource, GUESTS, type ImportUndo, Person, type PersonFacts, StagedPeople } from "./people-records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder } from "./schema.ts";
import { read, type Writer, write } from "./transaction.ts";

/** People read in one go. Few enough that a page that reads all of them stays quick to the touch in between. */
const CHUNK = 1000;

/** Everybody who is known, in the order of their IDs, read chunk by chunk so that no page stands still over 100,000. */
export async function listPeople(): Promise<Person[]> {
  const people: Person[] = [];
  for (let from: string | null = null; ; ) {
    const range: IDBKeyRange | null = from === null ? null : IDBKeyRange.lowerBound(from, true);
    const rows: unknown[] = await read(["people"], (tx) => tx.objectStore("people").getAll(range, CHUNK));
    people.push(...parseRows(Person, rows));
    const last = rows.at(-1) as { id: string } | undefined;
    if (!last || rows.length < CHUNK) return people;
    from = last.id;
  }
}

export async function getPerson(id: string): Promise<Person | null> {
  return parseRow(Person, await read(["people"], (tx) => tx.objectStore("people").get(id)));
}

/** Some people by their IDs. Those that are not known are left out. */
export async function getPeople(ids: Iterable<string>): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids)];
  const rows = await read(["people"], (tx) => Promise.all(wanted.map((id) => tx.objectStore("people").get(id))));
  return new Map(parseRows(Person, rows).map((person) => [person.id, person]));
}

/** The sources whose last import can still be taken back. */
export async function undoableSources(sources: readonly DirectorySource[]): Promise<Set<string>> {
  const firsts = await read(["importUndo"], (tx) =>
    Promise.all(sources.map(({ id }) => tx.objectStore("importUndo").get([id, 0]))),
  );
  return new Set(sources.filter(({ last }, at) => firsts[at]?.deedId === last.deedId).map(({ id }) => id));
}

/** The directory sources, the oldest import first. Guests by hand are of none of them. */
export async function listSources(): Promise<DirectorySource[]> {
  const rows = await read(["sources"], (tx) => tx.objectStore("sources").getAll());
  return parseRows(DirectorySource, rows).sort((a, b) => a.importedAt - b.importedAt);
}

/** The guests that were added by hand, also those that were removed (`gone`). */
export async function listGuests(): Promise<Person[]> {
  return parseRows(Person, await read(["people"], (tx) => tx.objectStore("people").index("bySource").getAll(GUESTS)));
}

/**
 * Writes a person as it will be.
 *
 * @param change given the person as stored, or `null`; what it throws undoes everything
 */
export async function changePerson(
  id: string,
  change: (stored: Person | null, writer: Writer) => Person,
): Promise<Person> {
  return await write(["people", "audit"], async (writer) => {
    const stored = parseRow(Person, await writer.tx.objectStore("people").get(id));
    const changed = change(stored, writer);
    writer.put("people", changed);
    return changed;
  });
}

/** A page that died in the middle of an import leaves its rows here; after a day nobody comes back for them. */
const STALE = 86_400_000;

/** Keeps a part of an import until it is applied. */
export async function stagePeople(importId: string, n: number, people: PersonFacts[]): Promise<void> {
  await write(["stagedPeople"], async (writer) => {
    if (n === 0) await dropStale(writer);
    writer.put("stagedPeople", { importId, n, at: Date.now(), people });
  });
}

/** Lets go of what an import has brought so far. */
export async function dropStaged(importId: string): Promise<void> {
  await write(["stagedPeople"], (writer) => writer.remove("stagedPeople", keysUnder(importId)));
}

/** What an import has brought: `null` unless all of its batches are there. */
export async function readStagedPeople(
  writer: Writer,
  importId: string,
  batches: number,
): Promise<PersonFacts[] | null> {
  const people: PersonFacts[] = [];
  for (let n = 0; n < batches; n++) {
    const row = parseRow(StagedPeople, await writer.tx.objectStore("stagedPeople").get([importId, n]));
    if (!row) return null;
    for (const person of row.people) people.push(person);
  }
  return people;
}

/** The people of one source, as part of a transaction. */
export async function peopleOfSource(writer: Writer, sourceId: string): Promise<Person[]> {
  return parseRows(Person, await writer.tx.objectStore("people").index("bySource").getAll(sourceId));
}

/** A row of the undo holds so many people: one row of 100,000 would be one block of memory. */
const UNDO_CHUNK = 1000;

/** Remembers what an import changed, in the place of what the import before it changed. */
export function putImportUndo(
  writer: Writer,
  { sourceId, deedId, before, added, source }: Omit<ImportUndo, "n">,
): void {
  writer.remove("importUndo", keysUnder(sourceId));
  for (let n = 0; n === 0 || n * UNDO_CHUNK < Math.max(before.length, added.length); n++) {
    const part = <T>(list: T[]) => list.slice(n * UNDO_CHUNK, (n + 1) * UNDO_CHUNK);
    writer.put("importUndo", {
      sourceId,
      n,
      deedId,
      before: part(before),
      added: part(added),
      source: n === 0 ? source : null,
    });
  }
}

async function dropStale(writer: Writer): Promise<void> {
  const store = writer.tx.objectStore("stagedPeople");
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { importId, n, at } = cursor.value;
    if (at < Date.now() - STALE) writer.remove("stagedPeople", [importId, n]);
  }
}
