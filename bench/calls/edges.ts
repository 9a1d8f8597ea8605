import type { AssetKind } from "../../sandbox/worlds/types.ts";

/**
 * What a complete reading of a portfolio is, written down from Graph's docs a second time, so that the bench does not measure our
 * sync against our sync's own list. The run itself checks that both lists name the same edges.
 */
export interface Edge {
  name: string;
  fields: string;
  /** What each row says of assignments. */
  nested: { name: string; fields: string; kind: AssetKind }[];
  holds:
    | "members"
    | "systemUsers"
    | "invitations"
    | "agencies"
    | "clients"
    | { kind: AssetKind; side: "owned" | "client" };
}

const heldByPerson: Edge["nested"] = [
  { name: "assigned_pages", fields: "id,tasks", kind: "page" },
  { name: "assigned_ad_accounts", fields: "id,tasks", kind: "ad_account" },
  { name: "assigned_product_catalogs", fields: "id,tasks", kind: "product_catalog" },
  {
    name: "assigned_business_asset_groups",
    fields: "id,page_tasks,adaccount_tasks,pixel_tasks",
    kind: "asset_group",
  },
];

/** The kinds whose assignments only the asset tells. */
export const toldByAsset: readonly AssetKind[] = ["pixel", "instagram", "whatsapp"];

function assets(name: string, kind: AssetKind, fields = "id,name"): Edge {
  return {
    name,
    fields,
    nested: toldByAsset.includes(kind) ? [{ name: "assigned_users", fields: "id,name,tasks", kind }] : [],
    holds: { kind, side: name.startsWith("client_") ? "client" : "owned" },
  };
}

export const edges: readonly Edge[] = [
  {
    name: "business_users",
    fields: "id,name,email,pending_email,title,role,tasks,finance_permission,two_fac_status",
    nested: heldByPerson,
    holds: "members",
  },
  { name: "system_users", fields: "id,name,role,created_time", nested: heldByPerson, holds: "systemUsers" },
  {
    name: "pending_users",
    fields: "id,email,role,status,created_time,expiration_time",
    nested: [],
    holds: "invitations",
  },
  { name: "agencies", fields: "id,name", nested: [], holds: "agencies" },
  { name: "clients", fields: "id,name", nested: [], holds: "clients" },
  assets("owned_pages", "page"),
  assets("client_pages", "page", "id,name,permitted_tasks"),
  assets("owned_ad_accounts", "ad_account"),
  assets("client_ad_accounts", "ad_account", "id,name,permitted_tasks"),
  assets("owned_product_catalogs", "product_catalog"),
  assets("client_product_catalogs", "product_catalog"),
  assets("owned_pixels", "pixel"),
  assets("client_pixels", "pixel"),
  assets("owned_instagram_assets", "instagram", "id,ig_username"),
  assets("client_instagram_assets", "instagram", "id,ig_username"),
  assets("owned_whatsapp_business_accounts", "whatsapp"),
  assets("client_whatsapp_business_accounts", "whatsapp"),
  assets("business_asset_groups", "asset_group"),
  assets("owned_apps", "app"),
  assets("client_apps", "app"),
];
