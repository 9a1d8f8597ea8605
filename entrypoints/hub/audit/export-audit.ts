import { i18n } from "#i18n";
import { csvFileName, csvText, fileDay, saveText } from "../../../components/csv.ts";
import type { AuditEntry } from "../../../lib/store/audit-chain.ts";
import { deedWord, whoWord } from "./audit-columns.tsx";

/** The log as a table of text, in the words of the screen. */
export function auditTable(lines: readonly AuditEntry[]): { fields: string[]; data: string[][] } {
  return {
    fields: [
      i18n.t("audit.number"),
      i18n.t("audit.at"),
      i18n.t("audit.deed"),
      i18n.t("audit.who"),
      i18n.t("table.hub"),
      i18n.t("changes.before"),
      i18n.t("changes.after"),
      i18n.t("problems.trace"),
      i18n.t("audit.hash"),
    ],
    data: lines.map((line) => [
      String(line.n),
      new Date(line.at).toISOString(),
      deedWord(line),
      whoWord(line),
      line.hubLabel ?? "",
      line.before ?? "",
      line.after ?? "",
      line.trace ?? "",
      line.hash,
    ]),
  };
}

export async function exportCsv(lines: readonly AuditEntry[]): Promise<void> {
  const { fields, data } = auditTable(lines);
  saveText(await csvText(fields, data), csvFileName(i18n.t("audit.title"), fileDay(Date.now())));
}

/** As it is stored, hashes and all, for programs. */
export function exportJson(lines: readonly AuditEntry[]): void {
  const name = csvFileName(i18n.t("audit.title"), fileDay(Date.now())).replace(/\.csv$/, ".json");
  saveText(JSON.stringify(lines, null, 2), name, "application/json");
}
