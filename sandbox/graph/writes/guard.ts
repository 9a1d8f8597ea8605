import { fail, GraphFailure, metaError } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import type { GraphCall } from "../call.ts";

/** An app of the limited tier has no access to people, ad accounts and Pages (docs: System users, tier of the app). */
export function requireFullTier(call: GraphCall): void {
  const { world, switches } = call.env;
  if (world.data.apps.get(call.token.appId)?.tier !== "limited") return;
  throw new GraphFailure(metaError(String(switches.limitedTierCode)));
}

/** The portfolio must have claimed the app that writes (docs: Versions, v10.0; 10/1752203). */
export function requireClaimedApp(call: GraphCall, businessId: string): void {
  const business = call.env.world.data.business(businessId);
  const { appId } = call.token;
  if (!business.owned.app.has(appId) && !business.client.app.has(appId)) fail("10/1752203");
}

/** Does a sensitive change now, or queues it for a second admin and says so (docs: Operations). */
export function sensitive(call: GraphCall, what: string, change: () => JsonObject): JsonObject {
  if (!call.env.switches.requiresAdminApproval) return change();
  call.env.world.approvals.push({ what, approve: change });
  return { success: true, requires_admin_approval: true };
}
