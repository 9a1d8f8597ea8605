import { fail } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import { groupTasks, isBundle, tasksOf } from "../../worlds/tasks.ts";
import type { Asset, Member, SystemUser } from "../../worlds/types.ts";
import { type GraphCall, portfolioFor, requireScope } from "../call.ts";
import { permittedTasks } from "../nodes/asset-refs.ts";
import { listParam, oneOf, required } from "../params.ts";
import { requireFullTier } from "./guard.ts";

const tasksRequired = new Set(["product_catalog", "pixel", "whatsapp"]);

/** The business-scoped user or system user; a plain Facebook id is refused (100/1752100). */
function holderParam(call: GraphCall, asset: Asset): Member | SystemUser {
  const { data } = call.env.world;
  const id = required(call.params, "user");
  const holder = data.entity(id);
  if (holder?.type !== "member" && holder?.type !== "system_user") fail("100/1752100");
  if (!data.reaches(asset, holder.businessId)) fail("100/1752100");
  return holder;
}

function requireAssetAdmin(call: GraphCall, asset: Asset): string {
  requireScope(call, "business_management");
  if (asset.kind === "product_catalog") requireScope(call, "catalog_management");
  if (asset.kind === "ad_account") requireScope(call, "ads_management");
  const access = portfolioFor(call, asset);
  if (!access) fail("100/33");
  if (!access.admin) fail("10/manage");
  requireFullTier(call);
  return access.businessId;
}

function checkTasks(call: GraphCall, asset: Asset, holder: Member | SystemUser, given: string[]): string[] {
  const tasks = [...new Set(given)].map((task) => oneOf("tasks", task, tasksOf[asset.kind]));
  if (!isBundle(asset.kind, tasks)) fail("100/1752129");
  const permitted = new Set(permittedTasks(call, asset, holder.businessId));
  if (asset.ownerId !== holder.businessId && tasks.some((task) => !permitted.has(task))) {
    fail("100", {
      message: "(#100) These tasks are not permitted on this object",
      error_data: { blame_field_specs: [["tasks"]] },
    });
  }
  return tasks;
}

/** `POST /{asset}/assigned_users`: sets the whole task set of one person on the asset (docs: assigned_users). */
export function assignUser(call: GraphCall, asset: Asset): JsonObject {
  const { world, switches } = call.env;
  const { params } = call;
  if (asset.kind === "page" && switches.pageAssignNeedsBusiness) required(params, "business");
  const businessId = requireAssetAdmin(call, asset);
  const holder = holderParam(call, asset);
  if (holder.businessId !== businessId) fail("100/1752100");
  if (asset.kind === "asset_group") {
    const given: Record<string, string[]> = {};
    for (const [name, allowed] of Object.entries(groupTasks)) {
      const list = listParam(params, name);
      if (list) given[name] = list.map((task) => oneOf(name, task, allowed));
    }
    if (Object.keys(given).length === 0) fail("100", { message: "(#100) At least one list of tasks is required" });
    world.assign(holder.id, asset.id, given);
    return { success: true };
  }
  const tasks = listParam(params, "tasks");
  if (tasks === undefined && tasksRequired.has(asset.kind)) required(params, "tasks");
  world.assign(holder.id, asset.id, checkTasks(call, asset, holder, tasks ?? ["ANALYZE"]));
  return { success: true };
}

/** `DELETE /{asset}/assigned_users`: not offered for pixels (docs: assigned_users). */
export function unassignUser(call: GraphCall, asset: Asset): JsonObject {
  if (asset.kind === "pixel")
    fail("100/33", { message: "Unsupported delete request. The object does not support this operation" });
  const businessId = requireAssetAdmin(call, asset);
  const holder = holderParam(call, asset);
  if (holder.businessId !== businessId) fail("100/1752100");
  if (!call.env.world.revoke(holder.id, asset.id)) {
    fail("100", { message: "(#100) The user does not have a role on this object" });
  }
  return { success: true };
}
