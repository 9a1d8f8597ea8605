import { browser } from "wxt/browser";
import { businessIdOfTab } from "./values.ts";

/**
 * The portfolio of the Business Suite tab in use: the active one first, then the one used last. Only tabs of that host
 * are visible to us; one whose portfolio is a hub already is passed over.
 */
export async function businessIdInUse(taken: ReadonlySet<string>): Promise<string | null> {
  const tabs = await browser.tabs.query({ url: "https://business.facebook.com/*" });
  const used = (tab: (typeof tabs)[number]) => tab.lastAccessed ?? 0;
  const ids = tabs
    .sort((a, b) => used(b) - used(a))
    .map((tab) => businessIdOfTab(tab.url ?? ""))
    .filter((id) => id !== null && !taken.has(id));
  return ids[0] ?? null;
}
