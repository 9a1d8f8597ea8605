import { useState } from "preact/hooks";
import { breathe } from "../../../components/breathe.ts";
import type { Answer } from "../../../lib/messages/protocol.ts";
import { send } from "../../../lib/messages/send.ts";
import { bringPeople } from "../../../lib/people/csv/bring.ts";
import { type Column, correctColumn, readColumns } from "../../../lib/people/csv/columns.ts";
import type { Refusal } from "../../../lib/people/csv/decode.ts";
import { type ReadPeople, readPeople } from "../../../lib/people/csv/people.ts";
import { readTable, type Table } from "../../../lib/people/csv/table.ts";
import { type ImportDiff, importDiff } from "../../../lib/people/import-diff.ts";
import type { Problem } from "../../../lib/problem.ts";
import { listPeople, listSources } from "../../../lib/store/people.ts";
import type { DirectorySource, Field, Person } from "../../../lib/store/people-records.ts";

/** A file that was read, with what it would change. */
export interface Preview {
  file: string;
  table: Table;
  columns: Column[];
  read: ReadPeople | { refusal: Refusal };
  /** The sources there are; of which one this file is a newer version, or `null`. */
  sources: DirectorySource[];
  sourceId: string | null;
  diff: ImportDiff | null;
}

type Asked = Extract<Answer<"people.import">, { outcome: "asks" }>;
export type Done = Extract<Answer<"people.import">, { outcome: "applied" }> & { people: number };

export type Importing =
  | { step: "idle" }
  | { step: "reading"; file: string }
  | { step: "refused"; file: string; refusal: Refusal }
  | { step: "preview"; preview: Preview; problem: Problem | null }
  | { step: "bringing"; preview: Preview; brought: number }
  | { step: "asks"; preview: Preview; asked: Asked; brought: Brought; problem: Problem | null };

interface Brought {
  importId: string;
  batches: number;
}

export interface ImportActions {
  now: Importing;
  open: (file: File, sourceId: string | null) => Promise<void>;
  correct: (index: number, field: Field | null) => Promise<void>;
  chooseSource: (sourceId: string | null) => Promise<void>;
  /** `approved`: the safeguard was answered. */
  apply: (approved: boolean) => Promise<void>;
  close: () => void;
}

/** The way of a file from the disk to the directory. Nothing is written before `apply`. */
export function useImport(onDone: (done: Done) => void): ImportActions {
  const [now, setNow] = useState<Importing>({ step: "idle" });

  async function open(file: File, wanted: string | null) {
    setNow({ step: "reading", file: file.name });
    const table = await readTable(new Uint8Array(await file.arrayBuffer()), breathe);
    if ("refusal" in table) return setNow({ step: "refused", file: file.name, refusal: table.refusal });
    const sources = await listSources();
    // A file of a shape that is known is a newer version of that one, unless the admin says otherwise.
    const same = sources.findLast(({ shape }) => shape === table.shape);
    const sourceId = wanted ?? same?.id ?? null;
    const columns = readColumns(table, same?.columns ?? null);
    await show({ file: file.name, table, columns, sources, sourceId });
  }

  async function show(next: Omit<Preview, "read" | "diff">) {
    const read = await readPeople(next.table, next.columns, breathe);
    const diff = "refusal" in read ? null : await diffOf(read, next.sourceId);
    setNow({ step: "preview", preview: { ...next, read, diff }, problem: null });
  }

  async function apply(approved: boolean) {
    if (now.step !== "preview" && now.step !== "asks") return;
    const { preview } = now;
    const { read, table } = preview;
    if ("refusal" in read) return;
    let brought = now.step === "asks" ? now.brought : null;
    if (!brought) {
      setNow({ step: "bringing", preview, brought: 0 });
      const sent = await bringPeople(read.people, (count) => setNow({ step: "bringing", preview, brought: count }));
      if ("problem" in sent) return setNow({ step: "preview", preview, problem: sent.problem });
      brought = sent;
    }
    const answer = await send("people.import", {
      ...brought,
      sourceId: preview.sourceId,
      fileName: preview.file.slice(0, 300),
      shape: table.shape,
      columns: preview.columns.map(({ field }) => field),
      rows: table.rows.length,
      unreadable: read.problems.filter(({ refused }) => refused).length,
      approved,
    });
    if (!answer.ok) {
      await send("people.dropImport", { importId: brought.importId });
      return setNow({ step: "preview", preview, problem: answer.problem });
    }
    if (answer.answer.outcome === "asks") {
      return setNow({ step: "asks", preview, asked: answer.answer, brought, problem: null });
    }
    setNow({ step: "idle" });
    onDone({ ...answer.answer, people: read.people.length });
  }

  return {
    now,
    open,
    async correct(index, field) {
      if (now.step !== "preview") return;
      const { preview } = now;
      await show({ ...preview, columns: correctColumn(preview.columns, index, field) });
    },
    async chooseSource(sourceId) {
      if (now.step === "preview") await show({ ...now.preview, sourceId });
    },
    apply,
    close() {
      if (now.step === "asks") void send("people.dropImport", { importId: now.brought.importId });
      // What is on its way is applied or not as a whole; closing would only hide which.
      if (now.step !== "bringing") setNow({ step: "idle" });
    },
  };
}

async function diffOf(read: ReadPeople, sourceId: string | null): Promise<ImportDiff | null> {
  if (sourceId === null) return null;
  const stored: Person[] = (await listPeople()).filter((person) => person.sourceId === sourceId);
  return importDiff(stored, read.people, sourceId, Date.now());
}
