import { fail } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import type { Asset, AssetKind, Business } from "../../worlds/types.ts";
import { type GraphCall, requireAdmin } from "../call.ts";
import { required } from "../params.ts";

function containedAsset(call: GraphCall, group: Asset, kind: AssetKind): Asset {
  requireAdmin(call, group.ownerId);
  const id = required(call.params, "asset_id");
  const { data } = call.env.world;
  const asset = data.entity(kind === "ad_account" && !id.startsWith("act_") ? `act_${id}` : id);
  if (asset?.type !== "asset" || asset.kind !== kind || !data.reaches(asset, group.ownerId)) fail("100/33");
  return asset;
}

/** `POST /{group}/contained_…` (docs: BusinessAssetGroup). */
export const addToGroup =
  (kind: AssetKind) =>
  (call: GraphCall, group: Asset): JsonObject => {
    group.contains.add(containedAsset(call, group, kind).id);
    return { success: true };
  };

/** `DELETE /{group}/contained_…`. */
export const removeFromGroup =
  (kind: AssetKind) =>
  (call: GraphCall, group: Asset): JsonObject => {
    if (!group.contains.delete(containedAsset(call, group, kind).id)) fail("100");
    return { success: true };
  };

/** `POST /{group}` with `name`. */
export function renameGroup(call: GraphCall, group: Asset): JsonObject {
  requireAdmin(call, group.ownerId);
  group.name = required(call.params, "name");
  return { success: true };
}

/** `POST /{business}` (docs: Business node). */
export function updateBusiness(call: GraphCall, business: Business): JsonObject {
  requireAdmin(call, business.id);
  const { name, primary_page: page, timezone_id: zone, two_factor_type: twoFactor, vertical } = call.params;
  if (page !== undefined && !business.owned.page.has(page))
    fail("100", { message: "(#100) Param primary_page must be an owned Page" });
  if (twoFactor !== undefined && !["none", "admin_required", "all_required"].includes(twoFactor)) fail("100");
  if (name !== undefined) business.name = name;
  if (page !== undefined) business.primaryPageId = page;
  if (zone !== undefined) business.timezoneId = Number(zone);
  if (twoFactor !== undefined) business.twoFactorType = twoFactor;
  if (vertical !== undefined) business.vertical = vertical;
  business.updatedTime = call.env.now();
  return { id: business.id };
}
