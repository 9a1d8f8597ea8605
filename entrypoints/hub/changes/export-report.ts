import { i18n } from "#i18n";
import { csvFileName, csvText, fileDay, saveText } from "../../../components/csv.ts";
import type { Report } from "../../../lib/store/records.ts";
import { kindWord, riskWord, valueWord, whatWord } from "./words.ts";

/** A report as a table of text: one line a change, the hub and the time in each, so that files can be put together. */
export function reportTable(report: Report): { fields: string[]; data: string[][] } {
  const at = new Date(report.at).toISOString();
  return {
    fields: [
      i18n.t("changes.date"),
      i18n.t("changes.hub"),
      i18n.t("changes.what"),
      i18n.t("changes.riskColumn"),
      i18n.t("changes.subject"),
      i18n.t("members.id"),
      i18n.t("assets.kind"),
      i18n.t("changes.object"),
      i18n.t("changes.before"),
      i18n.t("changes.after"),
    ],
    data: report.lines.map((line) =>
      [
        at,
        report.hubLabel,
        whatWord(line),
        riskWord(line),
        line.subject,
        line.subjectId,
        kindWord(line),
        line.object,
        valueWord(line.what, line.before),
        valueWord(line.what, line.after),
      ].map((cell) => cell ?? ""),
    ),
  };
}

export async function exportReport(report: Report): Promise<void> {
  const { fields, data } = reportTable(report);
  saveText(await csvText(fields, data), csvFileName(report.hubLabel, i18n.t("changes.title"), fileDay(report.at)));
}
