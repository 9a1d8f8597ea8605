/**
 * What a sync reads: the edges of the portfolio, and under each row the edges that say who is assigned what.
 *
 * Members and system users carry their Pages, ad accounts, catalogs and asset groups; pixels, Instagram and WhatsApp
 * accounts carry their people, because a person has no such edge in the contract (or one without tasks). An
 * invitation's `invite_link` is a secret that lets its holder join: it is never asked for.
 */
import type * as z from "zod/mini";
import type { AssetKind } from "../asset-kinds.ts";
import {
  AssetRow,
  AssignedAssetRow,
  AssignedUserRow,
  InvitationRow,
  MemberRow,
  PartnerRow,
  SystemUserRow,
} from "./schema.ts";

export interface NestedEdge {
  edge: string;
  /** Kind of the assets that the edge assigns. */
  kind: AssetKind;
  fields: string[];
  row: typeof AssignedAssetRow | typeof AssignedUserRow;
  /** `assigned_users` demands the portfolio's ID (Graph docs: Ad Account Assigned Users). */
  needsBusiness: boolean;
}

export interface RootEdge {
  edge: string;
  fields: string[];
  row: z.ZodMiniType<{ id: string }>;
  nested: NestedEdge[];
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
  row: AssignedAssetRow,
  needsBusiness: false,
});

const ASSIGNED_TO_PERSON: NestedEdge[] = [
  assigned("assigned_pages", "page"),
  assigned("assigned_ad_accounts", "adAccount"),
  assigned("assigned_product_catalogs", "catalog"),
  assigned("assigned_business_asset_groups", "assetGroup", ["id", "page_tasks", "adaccount_tasks", "pixel_tasks"]),
];

const people = (kind: AssetKind): NestedEdge[] => [
  { edge: "assigned_users", kind, fields: ["id", "name", "tasks"], row: AssignedUserRow, needsBusiness: true },
];

function assets(edge: string, kind: AssetKind, fields = ["id", "name"], nested: NestedEdge[] = []): RootEdge {
  const relation = edge.startsWith("client_") ? "client" : "owned";
  return { edge, fields, row: AssetRow, nested, counted: false, holds: { what: "assets", kind, relation } };
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
    counted: true,
    holds: { what: "members" },
  },
  {
    edge: "system_users",
    fields: ["id", "name", "role", "created_time"],
    row: SystemUserRow,
    nested: ASSIGNED_TO_PERSON,
    counted: true,
    holds: { what: "systemUsers" },
  },
  assets("owned_ad_accounts", "adAccount"),
  assets("owned_pages", "page"),
  assets("owned_pixels", "pixel", ["id", "name"], people("pixel")),
  assets("owned_instagram_assets", "instagram", ["id", "ig_username"], people("instagram")),
  assets("owned_whatsapp_business_accounts", "whatsapp", ["id", "name"], people("whatsapp")),
  assets("owned_product_catalogs", "catalog"),
  assets("business_asset_groups", "assetGroup"),
  assets("owned_apps", "app"),
  assets("client_ad_accounts", "adAccount", ["id", "name", "permitted_tasks"]),
  assets("client_pages", "page", ["id", "name", "permitted_tasks"]),
  assets("client_pixels", "pixel"),
  assets("client_instagram_assets", "instagram", ["id", "ig_username"]),
  assets("client_whatsapp_business_accounts", "whatsapp"),
  assets("client_product_catalogs", "catalog"),
  assets("client_apps", "app"),
  {
    edge: "pending_users",
    fields: ["id", "email", "role", "status", "created_time", "expiration_time"],
    row: InvitationRow,
    nested: [],
    counted: true,
    holds: { what: "invitations" },
  },
  {
    edge: "agencies",
    fields: ["id", "name"],
    row: PartnerRow,
    nested: [],
    counted: false,
    holds: { what: "partners", relation: "agency" },
  },
  {
    edge: "clients",
    fields: ["id", "name"],
    row: PartnerRow,
    nested: [],
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
