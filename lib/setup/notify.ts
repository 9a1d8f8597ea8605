import { browser } from "wxt/browser";
import type { Setup } from "../store/setup-records.ts";

/** Prefix of the notifications of setups; the portfolio's ID follows. */
export const SETUP_NOTIFICATION = "setup:";

/** The app that was waited for is active. */
export async function tellActive({ businessId, app }: Setup): Promise<void> {
  // Imported late, as in lib/sync/notify.ts.
  const { i18n } = await import("#i18n");
  await notify(
    businessId,
    i18n.t("notification.appActive"),
    i18n.t("notification.appActiveText", [app.name || (app.id ?? "")]),
  );
}

/** The days in which a new system user may be refused are over. */
export async function tellDaysOver({ businessId }: Setup): Promise<void> {
  const { i18n } = await import("#i18n");
  await notify(businessId, i18n.t("notification.daysOver"), i18n.t("notification.daysOverText", [businessId]));
}

async function notify(businessId: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(`${SETUP_NOTIFICATION}${businessId}`, {
    type: "basic",
    iconUrl: browser.runtime.getURL("/icon/128.png"),
    title,
    message,
  });
}
