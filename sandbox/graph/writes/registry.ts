import type { JsonObject } from "../../json.ts";
import type { Asset, Entity } from "../../worlds/types.ts";
import type { GraphCall } from "../call.ts";
import { assignUser, unassignUser } from "./assignments.ts";
import { addToGroup, removeFromGroup, renameGroup, updateBusiness } from "./groups.ts";
import { cancelInvitation, invite, removeMember, updateInvitation, updateMember } from "./people.ts";
import { claimAsset, createAsset, dropAsset, removePartner, shareAsset, unshareAsset } from "./sharing.ts";
import {
  createBusinessToken,
  createSystemUser,
  createUserToken,
  installApp,
  revokeUserTokens,
} from "./system-users.ts";

type Write = (call: GraphCall, node: never) => JsonObject;

const assetWrites = (edges: readonly ("assigned" | "agencies")[]): Record<string, Write> => ({
  ...(edges.includes("assigned") && { "POST assigned_users": assignUser, "DELETE assigned_users": unassignUser }),
  ...(edges.includes("agencies") && { "POST agencies": shareAsset, "DELETE agencies": unshareAsset }),
});

const groupWrites = (edge: string, kind: Asset["kind"]): Record<string, Write> => ({
  [`POST ${edge}`]: addToGroup(kind),
  [`DELETE ${edge}`]: removeFromGroup(kind),
});

const full = assetWrites(["assigned", "agencies"]);

/** Writes by what they act on, then `METHOD edge` (or only the method for the node itself). */
const writes: Record<string, Record<string, Write>> = {
  business: {
    POST: updateBusiness,
    "POST business_users": invite,
    "POST system_users": createSystemUser,
    "POST system_user_access_tokens": createBusinessToken,
    "POST owned_pages": claimAsset("page", "owned", "page_id"),
    "POST client_pages": claimAsset("page", "client", "page_id"),
    "POST owned_ad_accounts": claimAsset("ad_account", "owned", "adaccount_id"),
    "POST client_ad_accounts": claimAsset("ad_account", "client", "adaccount_id"),
    "POST owned_apps": claimAsset("app", "owned", "app_id"),
    "POST client_apps": claimAsset("app", "client", "app_id"),
    "DELETE pages": dropAsset("page", "page_id"),
    "DELETE ad_accounts": dropAsset("ad_account", "adaccount_id"),
    "POST adaccount": createAsset("ad_account", [
      "name",
      "currency",
      "timezone_id",
      "end_advertiser",
      "media_agency",
      "partner",
    ]),
    "POST owned_product_catalogs": createAsset("product_catalog", ["name"]),
    "POST adspixels": createAsset("pixel", ["name"]),
    "DELETE agencies": removePartner("agency"),
    "DELETE clients": removePartner("client"),
  },
  member: { POST: updateMember, DELETE: removeMember },
  invitation: { POST: updateInvitation, DELETE: cancelInvitation },
  system_user: {
    "POST access_tokens": createUserToken,
    "DELETE access_tokens": revokeUserTokens,
    "POST applications": installApp,
  },
  page: full,
  ad_account: full,
  product_catalog: full,
  pixel: full,
  instagram: full,
  whatsapp: assetWrites(["assigned"]),
  asset_group: {
    POST: renameGroup,
    ...assetWrites(["assigned"]),
    ...groupWrites("contained_pages", "page"),
    ...groupWrites("contained_adaccounts", "ad_account"),
    ...groupWrites("contained_pixels", "pixel"),
    ...groupWrites("contained_product_catalogs", "product_catalog"),
    ...groupWrites("contained_instagram_accounts", "instagram"),
    ...groupWrites("contained_applications", "app"),
  },
  app: {},
};

export function writeFor(entity: Entity, method: string, edge: string | undefined): Write | undefined {
  return writes[entity.type === "asset" ? entity.kind : entity.type]?.[edge ? `${method} ${edge}` : method];
}
