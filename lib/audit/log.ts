import type { AuditEntry } from "../store/audit-chain.ts";
import { addAuditLine, readAuditLines } from "../store/audit-lines.ts";
import type { AuditLine, Hub } from "../store/records.ts";
import { type Writer, write } from "../store/transaction.ts";

export interface Deed {
  deed: AuditLine["deed"];
  who: AuditLine["who"];
  /** The hub it was done to; its label is kept with the line, because the hub may be gone when it is read. */
  hub: Pick<Hub, "id" | "label"> | null;
  before?: string | null;
  after?: string | null;
  /** Meta's trace id, where Meta had a part in it. */
  trace?: string | null;
}

/** The line that a deed of this moment leaves. Never give it a secret: the log is exported. */
export function auditLine({ deed, who, hub, before = null, after = null, trace = null }: Deed): AuditLine {
  return { at: Date.now(), deed, who, hubId: hub?.id ?? null, hubLabel: hub?.label ?? null, before, after, trace };
}

/** Writes a line down: inside the caller's transaction if it has one, so that deed and line are there together or not at all. */
export async function appendAudit(line: AuditLine, writer?: Writer): Promise<void> {
  if (writer) addAuditLine(writer, line);
  else await write(["audit"], (own) => addAuditLine(own, line));
}

/** The latest lines of the audit log, newest first. */
export function listAudit(limit = 200): Promise<AuditEntry[]> {
  return readAuditLines(limit);
}
