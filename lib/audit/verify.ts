import { AuditEntry, BEFORE_FIRST, hashOf } from "../store/audit-chain.ts";
import { readAuditChain } from "../store/audit-lines.ts";

/** What a check of the log found. `n`: the number of the first entry that is not as it was written. */
export type Verdict =
  | { sound: true; entries: number }
  | { sound: false; n: number; why: "edited" | "missing" | "moved" | "unreadable" };

/**
 * Checks the audit log from its first entry to its head: every hash, every link, every number. An entry that was edited, left out,
 * put elsewhere or cut off the end is found. It shows what was changed by accident or by hand; somebody who can run code in this browser
 * profile could write the whole log anew.
 */
export async function verifyAudit(): Promise<Verdict> {
  const { head, rows } = await readAuditChain();
  let last = BEFORE_FIRST;
  for (const { key, row } of rows) {
    const n = last.head + 1;
    const parsed = AuditEntry.safeParse(row);
    if (key > n) return { sound: false, n, why: "missing" };
    if (!parsed.success) return { sound: false, n, why: "unreadable" };
    const entry = parsed.data;
    if (entry.n !== n) return { sound: false, n, why: "moved" };
    if (entry.hash !== hashOf(entry)) return { sound: false, n, why: "edited" };
    if (entry.previous !== last.hash) return { sound: false, n, why: "missing" };
    last = { head: n, hash: entry.hash };
  }
  const end = head ?? BEFORE_FIRST;
  if (end.head > last.head) return { sound: false, n: last.head + 1, why: "missing" };
  if (end.head !== last.head || end.hash !== last.hash) return { sound: false, n: last.head, why: "edited" };
  return { sound: true, entries: last.head };
}
