import { AuditLine } from "./records.ts";
import { parseRows } from "./rows.ts";
import { read, type Writer } from "./transaction.ts";

/** Adds a line to the audit log as part of a transaction. Lines are only ever added: no function changes or removes one. */
export function addAuditLine(writer: Writer, line: AuditLine): void {
  writer.put("audit", line);
}

/** The latest lines, newest first. */
export async function readAuditLines(limit: number): Promise<AuditLine[]> {
  const rows = await read(["audit"], async (tx) => {
    const latest: unknown[] = [];
    let cursor = limit > 0 ? await tx.objectStore("audit").openCursor(null, "prev") : null;
    while (cursor && latest.length < limit) {
      latest.push(cursor.value);
      cursor = await cursor.continue();
    }
    return latest;
  });
  return parseRows(AuditLine, rows);
}
