import { AuditEntry, AuditHead, HEAD } from "./audit-chain.ts";
import type { AuditLine } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { read, type Writer } from "./transaction.ts";

/** Adds a line to the audit log as part of a transaction. Lines are only ever added: no function changes or removes one. */
export function addAuditLine(writer: Writer, line: AuditLine): void {
  writer.lines.push(line);
}

/** The latest entries, newest first. */
export async function readAuditLines(limit: number): Promise<AuditEntry[]> {
  const rows = await read(["audit"], async (tx) => {
    const latest: unknown[] = [];
    const lines = IDBKeyRange.lowerBound(HEAD, true);
    let cursor = limit > 0 ? await tx.objectStore("audit").openCursor(lines, "prev") : null;
    while (cursor && latest.length < limit) {
      latest.push(cursor.value);
      cursor = await cursor.continue();
    }
    return latest;
  });
  return parseRows(AuditEntry, rows);
}

/** Everything that is kept of the log, for whoever checks it: the entries under the keys they lie under, as they lie there. */
export async function readAuditChain(): Promise<{ head: AuditHead | null; rows: { key: number; row: unknown }[] }> {
  return await read(["audit"], async (tx) => {
    const store = tx.objectStore("audit");
    const [keys, rows] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const all = keys.map((key, index) => ({ key, row: rows[index] as unknown }));
    const head = all.find(({ key }) => key === HEAD);
    return { head: parseRow(AuditHead, head?.row), rows: all.filter(({ key }) => key !== HEAD) };
  });
}
