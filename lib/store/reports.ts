import { Report } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder } from "./schema.ts";
import { read, type Writer } from "./transaction.ts";

/** Reports of one hub that are kept: more than a year of daily syncs. */
const KEPT = 400;

/** Reports, newest first; of one hub or of all, also of hubs that are gone. */
export async function listReports(hubId?: string): Promise<Report[]> {
  const rows = await read(["reports"], (tx) => {
    const reports = tx.objectStore("reports");
    return hubId === undefined ? reports.index("byAt").getAll() : reports.index("byHub").getAll(keysUnder(hubId));
  });
  return parseRows(Report, rows).reverse();
}

export async function getReport(id: string): Promise<Report | null> {
  return parseRow(Report, await read(["reports"], (tx) => tx.objectStore("reports").get(id)));
}

/** Keeps a report as part of a transaction, and lets the oldest of its hub go. */
export async function addReport(writer: Writer, report: Report): Promise<void> {
  writer.put("reports", report);
  const keys = await writer.tx.objectStore("reports").index("byHub").getAllKeys(keysUnder(report.hubId));
  for (const id of keys.slice(0, Math.max(0, keys.length - KEPT))) writer.remove("reports", id);
}
