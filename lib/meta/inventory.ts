/**
 * What a sync reads: the edges of the portfolio, and under each row the edges that say who is assigned what.
 *
 * Members and system users carry their Pages, ad accounts, catalogs and asset groups; pixels, Instagram and WhatsApp
 * accounts carry their people, because a person has no such edge in the contract (or one without tasks). An
 * invitation's `invite_link` is a secret that lets its holder join: it is never asked for.
 */
import type * as z from "zod/mini";
import type { AssetKind } from "../asset-kinds.ts";
import { AssetRow, InvitationRow, MemberRow, PartnerRow, SystemUserRow } from "./schema.ts";

export interface NestedEdge {
  edge: string;
  /** Kind of the assets that the edge assigns. */
  kind: AssetKind;
  fields: string[];
  /** Whose edge it is: a person's, listing assets, or an asset's, listing people. */
  of: "person" | "asset";
  /** `assigned_users` demands the portfolio's ID (Graph docs: Ad Account Assigned Users). */
  needsBusiness: boolean;
}

export interface RootEdge {
  edge: string;
  fields: string[];
  row: z.ZodMiniType<{ id: string }>;
  nested: NestedEdge[];
  /** Rows to expect where nothing is known yet: most portfolios have few of each asset, and Meta allows eleven system users. */
  usual: number;
  /** Whether the edge is known to tell `summary(total_count)`. */
  counted: boolean;
  holds:
    | { what: "members" | "systemUsers" | "invitations" }
    | { what: "assets"; kind: AssetKind; relation: "owned" | "client" }
    | { what: "partners"; relation: "agency" | "client" };
}

const assigned = (edge: string, kind: AssetKind, fields = ["id", "tasks"]): NestedEdge => ({
  edge,
  kind,
  fields,
  of: "person",
  needsBusiness: false,
});

const ASSIGNED_TO_PERSON: NestedEdge[] = [
  assigned("assigned_pages", "page"),
  assigned("assigned_ad_accounts", "adAccount"),
  assigned("assigned_product_catalogs", "catalog"),
  assigned("assigned_business_asset_groups", "assetGroup", ["id", "page_tasks", "adaccount_tasks", "pixel_tasks"]),
];

const people = (kind: AssetKind): NestedEdge[] => [
  { edge: "assigned_users", kind, fields: ["id", "name", "tasks"], of: "asset", needsBusiness: true },
];

function assets(
  edge: string,
  kind: AssetKind,
  usual: number,
  fields = ["id", "name"],
  nested: NestedEdge[] = [],
): RootEdge {
  const relation = edge.startsWith("client_") ? "client" : "owned";
  return { edge, fields, row: AssetRow, nested, usual, counted: false, holds: { what: "assets", kind, relation } };
}

const MEMBER_FIELDS = [
  "id",
  "name",
  "email",
  "pending_email",
  "title",
  "role",
  "tasks",
  "finance_permission",
  "two_fac_status",
];

/** Without this edge there is no inventory. */
export const PEOPLE_EDGE = "business_users";

/** In the order in which they are usually long. */
export const INVENTORY: readonly RootEdge[] = [
  {
    edge: PEOPLE_EDGE,
    fields: MEMBER_FIELDS,
    row: MemberRow,
    nested: ASSIGNED_TO_PERSON,
    usual: 60,
    counted: true,
    holds: { what: "members" },
  },
  {
    edge: "system_users",
    fields: ["id", "name", "role", "created_time"],
    row: SystemUserRow,
    nested: ASSIGNED_TO_PERSON,
    usual: 11,
    counted: true,
    holds: { what: "systemUsers" },
  },
  assets("owned_ad_accounts", "adAccount", 60),
  assets("owned_pages", "page", 60),
  assets("owned_pixels", "pixel", 30, ["id", "name"], people("pixel")),
  assets("owned_instagram_assets", "instagram", 30, ["id", "ig_username"], people("instagram")),
  assets("owned_whatsapp_business_accounts", "whatsapp", 10, ["id", "name"], people("whatsapp")),
  assets("owned_product_catalogs", "catalog", 20),
  assets("business_asset_groups", "assetGroup", 20),
  assets("owned_apps", "app", 10),
  assets("client_ad_accounts", "adAccount", 30, ["id", "name", "permitted_tasks"]),
  assets("client_pages", "page", 30, ["id", "name", "permitted_tasks"]),
  assets("client_pixels", "pixel", 10, ["id", "name"], people("pixel")),
  assets("client_instagram_assets", "instagram", 10, ["id", "ig_username"], people("instagram")),
  assets("client_whatsapp_business_accounts", "whatsapp", 5, ["id", "name"], people("whatsapp")),
  assets("client_product_catalogs", "catalog", 10),
  assets("client_apps", "app", 10),
  {
    edge: "pending_users",
    fields: ["id", "email", "role", "status", "created_time", "expiration_time"],
    row: InvitationRow,
    nested: [],
    usual: 20,
    counted: true,
    holds: { what: "invitations" },
  },
  {
    edge: "agencies",
    fields: ["id", "name"],
    row: PartnerRow,
    nested: [],
    usual: 10,
    counted: false,
    holds: { what: "partners", relation: "agency" },
  },
  {
    edge: "clients",
    fields: ["id", "name"],
    row: PartnerRow,
    nested: [],
    usual: 10,
    counted: false,
    holds: { what: "partners", relation: "client" },
  },
];

/** Finds an edge of the inventory. */
export function rootEdge(edge: string): RootEdge | undefined {
  return INVENTORY.find((root) => root.edge === edge);
}

/** Every path that Graph may refuse by itself: an edge, or an edge under an edge (`business_users/assigned_pages`). */
export const INVENTORY_PATHS: readonly string[] = INVENTORY.flatMap((root) => [
  root.edge,
  ...root.nested.map((nested) => `${root.edge}/${nested.edge}`),
]);
