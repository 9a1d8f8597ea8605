import { browser } from "wxt/browser";
import { listHubs, updateHub } from "../store/hubs.ts";
import type { Report, ReportLine } from "../store/records.ts";
import { getReport } from "../store/reports.ts";
import { readSettings } from "../store/settings.ts";

type Risk = NonNullable<ReportLine["risk"]>;
const RISKS: Risk[] = ["newAdmin", "newPartner", "newSystemUser", "twoFactorLost"];

/** Prefix of the notifications of reports; the report's id follows. */
export const REPORT_NOTIFICATION = "report:";

/** Whether a report has something that an admin is told of at once. */
export function isRisky({ lines }: Pick<Report, "lines">): boolean {
  return lines.some(({ risk }) => risk !== null);
}

/**
 * Tells the admin of every report of which nobody has told yet, also where the worker died between the commit and the telling.
 * Told twice it is still one notification, because it has the report's ID.
 */
export async function tellRisks(): Promise<void> {
  for (const { id: hubId, untold } of await listHubs()) {
    for (const reportId of untold) {
      const report = await getReport(reportId);
      if (report) await notify(report);
      await updateHub(hubId, (hub) => ({ ...hub, untold: hub.untold.filter((id) => id !== reportId) }));
    }
  }
}

/** One notification for the risky changes of a report, however many there are. */
async function notify(report: Report): Promise<void> {
  if (!(await readSettings()).notifyRisks) return;
  const risky = report.lines.filter(({ risk }) => risk !== null);
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
