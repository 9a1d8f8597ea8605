import { fail } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import { defaultPermitted, tasksOf } from "../../worlds/tasks.ts";
import type { Asset, AssetKind, Business, PendingClaim } from "../../worlds/types.ts";
import { accessTo, type GraphCall, requireAdmin } from "../call.ts";
import { listParam, oneOf, required } from "../params.ts";
import { requireFullTier, sensitive } from "./guard.ts";

function requireOwner(call: GraphCall, asset: Asset): void {
  if (call.env.switches.agenciesClosed) fail("10");
  if (!accessTo(call, asset.ownerId)) fail("10");
  requireAdmin(call, asset.ownerId);
  requireFullTier(call);
}

const tasksRequired = new Set<AssetKind>(["pixel", "instagram"]);

/** `POST /{asset}/agencies`: the owner shares the asset with a partner (docs: Partner sharing on the asset). */
export function shareAsset(call: GraphCall, asset: Asset): JsonObject {
  const { world } = call.env;
  const partnerId = required(call.params, "business");
  requireOwner(call, asset);
  if (!world.data.businesses.has(partnerId)) fail("100/33");
  if (partnerId === asset.ownerId) fail("3944");
  if (tasksRequired.has(asset.kind)) required(call.params, "permitted_tasks");
  const roles = listParam(call.params, "permitted_roles");
  const tasks = listParam(call.params, "permitted_tasks") ?? (roles ? ["ADVERTISE"] : defaultPermitted(asset.kind));
  for (const task of tasks) oneOf("permitted_tasks", task, tasksOf[asset.kind]);
  return sensitive(call, `share ${asset.id} with ${partnerId}`, () => {
    world.share(asset.id, partnerId, tasks);
    return { success: true };
  });
}

/** `DELETE /{asset}/agencies`. */
export function unshareAsset(call: GraphCall, asset: Asset): JsonObject {
  const partnerId = required(call.params, "business");
  requireOwner(call, asset);
  if (!call.env.world.unshare(asset.id, partnerId))
    fail("100", { message: "(#100) The business is not an agency of this object" });
  return { success: true };
}

/** `DELETE /{business}/agencies` and `/clients`: ends one direction of a partnership. */
export const removePartner =
  (side: "agency" | "client") =>
  (call: GraphCall, business: Business): JsonObject => {
    const { data } = call.env.world;
    const partnerId = required(call.params, "business");
    requireAdmin(call, business.id);
    requireFullTier(call);
    const [owner, other] = side === "agency" ? [business, partnerId] : [data.businesses.get(partnerId), business.id];
    if (!owner) fail("100/33");
    let ended = 0;
    for (const shelf of Object.values(owner.owned)) {
      for (const asset of [...shelf.values()]) if (data.unshare(asset, other)) ended += 1;
    }
    if (ended === 0) fail("100", { message: "(#100) The business is not a partner" });
    return { success: true };
  };

/** `POST /{business}/owned_…` and `client_…`: asks for an asset; somebody else has to confirm (docs: Assets). */
export const claimAsset =
  (kind: PendingClaim["kind"], side: PendingClaim["side"], param: string) =>
  (call: GraphCall, business: Business): JsonObject => {
    const { data } = call.env.world;
    const given = required(call.params, param);
    requireAdmin(call, business.id);
    requireFullTier(call);
    const id = kind === "ad_account" && !given.startsWith("act_") ? `act_${given}` : given;
    const asset = data.entity(id);
    if (asset?.type === "asset" && data.reaches(asset, business.id)) fail("3944");
    if (business.claims.some((claim) => claim.assetId === id)) fail(kind === "ad_account" ? "3936" : "3944");
    if (kind === "page" && side === "owned" && asset?.type === "asset" && data.business(asset.ownerId).practice)
      fail("3918/1690024");
    business.claims.push({ id: data.ids.other(), kind, side, assetId: id });
    return kind === "app" ? { success: true } : { access_status: "PENDING" };
  };

/** `DELETE /{business}/pages` and `/ad_accounts`: drops an owned asset, or the access to a client's. */
export const dropAsset =
  (kind: AssetKind, param: string) =>
  (call: GraphCall, business: Business): JsonObject => {
    const { data } = call.env.world;
    const given = required(call.params, param);
    requireAdmin(call, business.id);
    requireFullTier(call);
    const asset = data.entity(kind === "ad_account" && !given.startsWith("act_") ? `act_${given}` : given);
    if (asset?.type !== "asset" || asset.kind !== kind || !data.reaches(asset, business.id)) fail("100/33");
    if (asset.id === business.primaryPageId) fail("100", { message: "(#100) The primary Page cannot be removed" });
    if (asset.ownerId === business.id) data.dropAsset(asset);
    else data.unshare(asset, business.id);
    return { success: true };
  };

/** `POST /{business}/adaccount`, `owned_product_catalogs`, `adspixels`: a new, empty asset. */
export const createAsset =
  (kind: AssetKind, needed: readonly string[]) =>
  (call: GraphCall, business: Business): JsonObject => {
    for (const name of needed) required(call.params, name);
    requireAdmin(call, business.id);
    requireFullTier(call);
    const { name = "", currency } = call.params;
    const asset = call.env.world.addAsset(business.id, kind, { name, ...(currency && { details: { currency } }) });
    return kind === "ad_account" ? { id: asset.id, account_id: asset.id.slice(4) } : { id: asset.id };
  };
