import { appendAudit, auditLine } from "../audit/log.ts";
import type { Answer, Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { peopleOfSource, putImportUndo, readStagedPeople } from "../store/people.ts";
import { Decision, DirectorySource, ImportUndo } from "../store/people-records.ts";
import { parseRow, parseRows } from "../store/rows.ts";
import { keysUnder } from "../store/schema.ts";
import { type Writer, write } from "../store/transaction.ts";
import { importDiff, withSaid } from "./import-diff.ts";

const NAMES = 20;

/**
 * Applies an import: the whole file or nothing of it, in one transaction. If too many of the source's people are not in the file,
 * nothing happens and the answer asks.
 *
 * @throws ProblemError `importIncomplete` if not all of what the page read has come
 */
export async function applyImport(ask: Ask<"people.import">): Promise<Answer<"people.import">> {
  const now = Date.now();
  const deedId = crypto.randomUUID();
  return await write(["people", "sources", "stagedPeople", "importUndo", "decisions", "audit"], async (writer) => {
    const rows = await readStagedPeople(writer, ask.importId, ask.batches);
    if (!rows) throw new ProblemError(ownProblem("importIncomplete"));
    const sourceId = ask.sourceId ?? crypto.randomUUID();
    const source = parseRow(DirectorySource, await writer.tx.objectStore("sources").get(sourceId));
    const diff = importDiff(await peopleOfSource(writer, sourceId), rows, sourceId, now);
    if (diff.asks && !ask.approved) {
      const names = diff.gone.slice(0, NAMES).map(({ name }) => name);
      return { outcome: "asks", gone: diff.gone.length, of: diff.of, names };
    }

    const named = await namedInDecisions(writer);
    for (const person of diff.added) writer.put("people", person);
    for (const person of diff.changed) writer.put("people", person);
    for (const person of diff.gone) {
      // Nobody's business any more, unless a decision names the person.
      if (named.has(person.id)) writer.put("people", { ...person, status: "gone", changedAt: now });
      else writer.remove("people", person.id);
    }
    const tally = { added: diff.added.length, changed: diff.changed.length, gone: diff.gone.length };
    writer.put("sources", {
      id: sourceId,
      kind: "csv",
      label: source?.label ?? ask.fileName,
      shape: ask.shape,
      columns: ask.columns,
      fileName: ask.fileName,
      importedAt: now,
      rows: ask.rows,
      people: rows.length,
      last: { deedId, ...tally, unreadable: ask.unreadable },
    });
    putImportUndo(writer, {
      sourceId,
      deedId,
      before: [...diff.before, ...diff.gone],
      added: diff.added.map(({ id }) => id),
      source,
    });
    writer.remove("stagedPeople", keysUnder(ask.importId));
    log(writer, "peopleImported", ask.fileName, JSON.stringify({ ...tally, unreadable: ask.unreadable }));
    return { outcome: "applied", sourceId, deedId, ...tally };
  });
}

/**
 * Puts the people of a source back to what they were before its last import.
 *
 * @throws ProblemError `nothingToUndo` if that import is not the last one, or was taken back already
 */
export async function undoImport({ sourceId, deedId }: Ask<"people.undoImport">): Promise<void> {
  await write(["people", "sources", "importUndo", "decisions", "audit"], async (writer) => {
    const rows = parseRows(ImportUndo, await writer.tx.objectStore("importUndo").getAll(keysUnder(sourceId)));
    const [first] = rows;
    if (first?.deedId !== deedId) throw new ProblemError(ownProblem("nothingToUndo"));
    const named = await namedInDecisions(writer);
    const stored = new Map((await peopleOfSource(writer, sourceId)).map((person) => [person.id, person]));
    for (const { before, added } of rows) {
      for (const person of before) {
        const { said } = stored.get(person.id) ?? person;
        writer.put("people", { ...withSaid(person, said), said });
      }
      for (const id of added) {
        const person = stored.get(id);
        if (person && named.has(id)) writer.put("people", { ...person, status: "gone", changedAt: Date.now() });
        else writer.remove("people", id);
      }
    }
    if (first.source) writer.put("sources", first.source);
    else writer.remove("sources", sourceId);
    writer.remove("importUndo", keysUnder(sourceId));
    log(writer, "importUndone", first.source?.fileName ?? null, null);
  });
}

/** Forgets a source and its people, except those that a decision names: they are kept as `gone`. */
export async function removeSource({ sourceId }: Ask<"people.removeSource">): Promise<void> {
  await write(["people", "sources", "importUndo", "decisions", "audit"], async (writer) => {
    const source = parseRow(DirectorySource, await writer.tx.objectStore("sources").get(sourceId));
    const named = await namedInDecisions(writer);
    for (const person of await peopleOfSource(writer, sourceId)) {
      if (named.has(person.id)) writer.put("people", { ...person, status: "gone", changedAt: Date.now() });
      else writer.remove("people", person.id);
    }
    writer.remove("sources", sourceId);
    writer.remove("importUndo", keysUnder(sourceId));
    log(writer, "sourceRemoved", source?.label ?? null, null);
  });
}

/** Everybody whom a decision names, now or in its history. */
async function namedInDecisions(writer: Writer): Promise<Set<string>> {
  const named = new Set<string>();
  for (const { state, notSame, history } of parseRows(Decision, await writer.tx.objectStore("decisions").getAll())) {
    for (const each of [{ state, notSame }, ...history.map(({ before }) => before)]) {
      if (each.state?.kind === "match") named.add(each.state.personId);
      for (const id of each.notSame) named.add(id);
    }
  }
  return named;
}

function log(
  writer: Writer,
  deed: "peopleImported" | "importUndone" | "sourceRemoved",
  before: string | null,
  after: string | null,
) {
  void appendAudit(auditLine({ deed, who: "you", hub: null, before, after }), writer);
}
