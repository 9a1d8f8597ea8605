/** The small reads that tell whether one write has taken effect. */
import type { AssetKind } from "../asset-kinds.ts";
import type { Ask } from "./client.ts";
import { PAGE } from "./cursor.ts";

const limit = String(PAGE);

export function memberLook(memberId: string): Ask {
  return { path: memberId, params: { fields: "id,name,email,role,tasks,finance_permission" } };
}

export function invitationLook(invitationId: string): Ask {
  return { path: invitationId, params: { fields: INVITATION_FIELDS } };
}

/** Invitations of one address. Graph docs (pending_users): `email` filters. */
export function invitationsOfLook(businessId: string, email: string): Ask {
  return { path: `${businessId}/pending_users`, params: { email, fields: INVITATION_FIELDS, limit } };
}

/** All members: the edge has no filter. */
export function membersLook(businessId: string): Ask {
  return { path: `${businessId}/business_users`, params: { fields: "id,email", limit } };
}

const INVITATION_FIELDS = "id,email,role,status,created_time,expiration_time";

/** Edges of a person that tell of assignments, the same that the inventory reads. The other kinds tell it on the asset. */
const PERSON_EDGES: Partial<Record<AssetKind, string>> = {
  page: "assigned_pages",
  adAccount: "assigned_ad_accounts",
  catalog: "assigned_product_catalogs",
  assetGroup: "assigned_business_asset_groups",
};

/** What somebody holds of the asset's kind, or who holds the asset; `id` is the ID of the row that tells of this assignment. */
export function assignmentLook(
  businessId: string,
  { assetKind, assetId, holderId }: { assetKind: AssetKind; assetId: string; holderId: string },
): { ask: Ask; id: string } {
  const edge = PERSON_EDGES[assetKind];
  if (!edge) {
    const params = { business: businessId, fields: "id,tasks", limit };
    return { ask: { path: `${assetId}/assigned_users`, params }, id: holderId };
  }
  const fields = assetKind === "assetGroup" ? "id,page_tasks,adaccount_tasks,pixel_tasks" : "id,tasks";
  return { ask: { path: `${holderId}/${edge}`, params: { fields, limit } }, id: assetId };
}
