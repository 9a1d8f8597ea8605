import { browser } from "wxt/browser";
import type { Report, ReportLine } from "../store/records.ts";
import { readSettings } from "../store/settings.ts";

type Risk = NonNullable<ReportLine["risk"]>;
const RISKS: Risk[] = ["newAdmin", "newPartner", "newSystemUser", "twoFactorLost"];

/** Prefix of the notifications of reports; the report's id follows. */
export const REPORT_NOTIFICATION = "report:";

/** One notification for the risky changes of a report, however many there are. */
export async function notifyRisks(report: Report): Promise<void> {
  const risky = report.lines.filter(({ risk }) => risk !== null);
  if (risky.length === 0 || !(await readSettings()).notifyRisks) return;
  // Imported late: WXT loads the worker's files in Node, in a fresh clone before this module has been made.
  const { i18n } = await import("#i18n");
  const sentences = RISKS.flatMap((risk) => {
    const names = risky.filter((line) => line.risk === risk).map(({ subject }) => subject);
    if (names.length === 0) return [];
    const shown = names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "");
    return [i18n.t(`notification.${risk}`, names.length, [String(names.length), shown])];
  });
  await browser.notifications.create(`${REPORT_NOTIFICATION}${report.id}`, {
    type: "basic",
    iconUrl: browser.runtime.getURL("/icon/128.png"),
    title: report.hubLabel,
    message: sentences.join("\n"),
  });
}
