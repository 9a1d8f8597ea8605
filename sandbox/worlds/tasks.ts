import type { AssetKind } from "./types.ts";

/** Task values per asset kind, in the order of the contract (docs: assigned_users). */
export const tasksOf: Record<AssetKind, readonly string[]> = {
  page: (
    "MANAGE CREATE_CONTENT MODERATE MESSAGING ADVERTISE ANALYZE MODERATE_COMMUNITY MANAGE_JOBS PAGES_MESSAGING " +
    "PAGES_MESSAGING_SUBSCRIPTIONS READ_PAGE_MAILBOXES VIEW_MONETIZATION_INSIGHTS MANAGE_LEADS CASHIER_ROLE " +
    "GLOBAL_STRUCTURE_MANAGEMENT PROFILE_PLUS_FULL_CONTROL PROFILE_PLUS_MANAGE PROFILE_PLUS_FACEBOOK_ACCESS " +
    "PROFILE_PLUS_CREATE_CONTENT PROFILE_PLUS_MODERATE PROFILE_PLUS_MODERATE_DELEGATE_COMMUNITY " +
    "PROFILE_PLUS_MESSAGING PROFILE_PLUS_ADVERTISE PROFILE_PLUS_ANALYZE PROFILE_PLUS_REVENUE " +
    "PROFILE_PLUS_MANAGE_LEADS PROFILE_PLUS_GLOBAL_STRUCTURE_MANAGEMENT PROFILE_PLUS_CREATIVE_MANAGEMENT " +
    "PROFILE_PLUS_CREATOR_MANAGEMENT"
  ).split(" "),
  ad_account: ["MANAGE", "ADVERTISE", "ANALYZE", "DRAFT", "AA_ANALYZE"],
  product_catalog: ["MANAGE", "ADVERTISE", "MANAGE_AR", "AA_ANALYZE"],
  pixel: ["EDIT", "ANALYZE", "UPLOAD", "ADVERTISE", "AA_ANALYZE"],
  instagram: ["CONTENT", "MESSAGES", "COMMUNITY_ACTIVITY", "ADVERTISE", "ANALYZE"],
  whatsapp: (
    "MANAGE DEVELOP MANAGE_TEMPLATES MANAGE_PHONE MANAGE_PHONE_ASSETS MANAGE_EXTENSIONS MESSAGING VIEW_COST " +
    "VIEW_PHONE_ASSETS VIEW_TEMPLATES"
  ).split(" "),
  asset_group: [],
  app: [],
};

/** Task parameters of an asset group (docs: BusinessAssetGroup assigned_users). */
export const groupTasks: Record<string, readonly string[]> = {
  page_tasks: tasksOf.page,
  adaccount_tasks: tasksOf.ad_account,
  pixel_tasks: tasksOf.pixel,
  offline_conversion_data_set_tasks: ["MANAGE", "VIEW", "UPLOAD", "ADVERTISE", "AA_ANALYZE"],
};

/** Whole bundles that the settings pages hand out, widest first; the generated worlds use nothing else. */
export const bundlesOf: Record<AssetKind, readonly (readonly string[])[]> = {
  page: [
    ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MANAGE", "MANAGE_LEADS", "MESSAGING", "MODERATE"],
    ["MANAGE", "CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"],
    ["CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"],
    ["MODERATE", "ADVERTISE", "ANALYZE"],
    ["ADVERTISE", "ANALYZE"],
    ["ANALYZE"],
  ],
  ad_account: [["MANAGE", "ADVERTISE", "ANALYZE"], ["ADVERTISE", "ANALYZE"], ["ANALYZE"], ["DRAFT"]],
  product_catalog: [["MANAGE", "ADVERTISE"], ["ADVERTISE"]],
  pixel: [["EDIT", "UPLOAD", "ADVERTISE", "ANALYZE"], ["ADVERTISE", "ANALYZE"], ["ANALYZE"]],
  instagram: [
    ["CONTENT", "MESSAGES", "COMMUNITY_ACTIVITY", "ADVERTISE", "ANALYZE"],
    ["ADVERTISE", "ANALYZE"],
    ["ANALYZE"],
  ],
  whatsapp: [["MANAGE", "DEVELOP", "MANAGE_TEMPLATES", "MANAGE_PHONE", "MESSAGING", "VIEW_COST"], ["VIEW_TEMPLATES"]],
  asset_group: [],
  app: [],
};

/** A task on the left is only accepted together with all tasks on the right (docs: Bundles, subcode 1752129). */
const chains: Partial<Record<AssetKind, Record<string, readonly string[]>>> = {
  ad_account: { MANAGE: ["ADVERTISE", "ANALYZE"], ADVERTISE: ["ANALYZE"] },
  page: {
    MANAGE: ["CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"],
    CREATE_CONTENT: ["MODERATE", "ADVERTISE", "ANALYZE"],
    MODERATE: ["ADVERTISE", "ANALYZE"],
    ADVERTISE: ["ANALYZE"],
  },
};

/** Whether Meta would take these tasks together; only the combinations the contract documents are judged. */
export function isBundle(kind: AssetKind, tasks: readonly string[]): boolean {
  if (tasks.length === 0) return false;
  const chain = chains[kind];
  if (!chain) return true;
  return tasks.every((task) => (chain[task] ?? []).every((needed) => tasks.includes(needed)));
}

/** The tasks that can be given on an asset of this kind when nothing narrows them. */
export function defaultPermitted(kind: AssetKind): string[] {
  if (kind === "page")
    return ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MANAGE", "MANAGE_LEADS", "MESSAGING", "MODERATE"];
  return [...tasksOf[kind]];
}
