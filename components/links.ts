import type { AssetKind } from "../lib/asset-kinds.ts";

export { openHub } from "../lib/hub-tab.ts";

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
  setup: (businessId: string) => `#/connect?setup=${encodeURIComponent(businessId)}`,
  hubToken: (hubId: string) => `#/hubs/${encodeURIComponent(hubId)}/settings?at=token`,
  task: (taskId: string) => `#/automation/${encodeURIComponent(taskId)}`,
} as const;

/** Meta's own page of one portfolio. Always with the id: without it Meta opens whichever was used last. */
export function metaUrl(
  businessId: string,
  page: "" | "apps" | "system_users" | "business_users" | "business_info" | "requests" = "",
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
