import { browser } from "wxt/browser";
import type { AssetKind } from "../lib/asset-kinds.ts";

/** The places of the hub page, as hashes: usable as `href` in it, and through `openHub` from elsewhere. */
export const places = {
  hubs: "#/hubs",
  connect: "#/connect",
  members: "#/members",
  assets: "#/assets",
  changes: "#/changes",
  automation: "#/automation",
  audit: "#/audit",
  directory: "#/directory",
  settings: "#/settings",
  hubSettings: (hubId: string) => `#/hubs/${encodeURIComponent(hubId)}/settings`,
  hubMembers: (hubId: string) => `#/hubs/${encodeURIComponent(hubId)}/members`,
  hubAssets: (hubId: string) => `#/hubs/${encodeURIComponent(hubId)}/assets`,
  report: (reportId: string) => `#/changes/${encodeURIComponent(reportId)}`,
  task: (taskId: string) => `#/automation/${encodeURIComponent(taskId)}`,
} as const;

/** Opens a place of the hub page in a tab: the one that shows the hub page already, or a new one. */
export async function openHub(hash: string): Promise<void> {
  const page = browser.runtime.getURL("/hub.html" as "/");
  // A tab of our own origin is visible to us without the "tabs" permission.
  const [open] = await browser.tabs.query({ url: `${page}*`, currentWindow: true });
  if (open?.id === undefined) await browser.tabs.create({ url: `${page}${hash}` });
  else await browser.tabs.update(open.id, { url: `${page}${hash}`, active: true });
}

/** Meta's own page of one portfolio. Always with the id: without it Meta opens whichever was used last. */
export function metaUrl(
  businessId: string,
  page: "" | "system_users" | "business_users" | "business_info" = "",
): string {
  return `https://business.facebook.com/latest/settings/${page}?business_id=${encodeURIComponent(businessId)}`;
}

/** Pages of Business settings that are known by address; the others are reached from its start. */
const ASSET_PAGES: Partial<Record<AssetKind, string>> = {
  page: "pages",
  adAccount: "ad_accounts",
  app: "apps",
  whatsapp: "whatsapp_account",
};

/** Meta's own page of the assets of a kind. */
export function metaAssetsUrl(businessId: string, kind: AssetKind): string {
  const page = ASSET_PAGES[kind] ?? "";
  return `https://business.facebook.com/latest/settings/${page}?business_id=${encodeURIComponent(businessId)}`;
}
