import { fail } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import { knownScopes } from "../../tokens.ts";
import type { Business, SystemUser } from "../../worlds/types.ts";
import { type GraphCall, requireAdmin } from "../call.ts";
import { listParam, oneOf, required } from "../params.ts";

/** `POST /{business}/system_users` with its limits: one admin; one or ten others by the app's tier (docs: System users). */
export function createSystemUser(call: GraphCall, business: Business): JsonObject {
  const { world } = call.env;
  const name = required(call.params, "name").trim();
  requireAdmin(call, business.id);
  const role = oneOf("role", call.params.role ?? "EMPLOYEE", ["ADMIN", "EMPLOYEE", "ADMIN_SYSTEM_USER", "SYSTEM_USER"]);
  const admin = role.startsWith("ADMIN");
  if (business.owned.app.size + business.client.app.size === 0) fail("104001");
  if ((name.match(/-/g) ?? []).length > 1)
    fail("100", { error_user_msg: "Profile names can't have too many hyphens." });
  const users = [...business.systemUsers.values()];
  if (admin && users.some((user) => user.role === "ADMIN")) fail("3965");
  const most = world.data.apps.get(call.token.appId)?.tier === "limited" ? 1 : 10;
  if (!admin && users.filter((user) => user.role === "EMPLOYEE").length >= most) fail("3949");
  return { id: world.addSystemUser(business.id, name, admin ? "ADMIN" : "EMPLOYEE").id };
}

function scopesParam(call: GraphCall): string[] {
  const scopes = listParam(call.params, "scope") ?? [...call.token.scopes];
  if (scopes.some((scope) => !knownScopes.has(scope))) fail("3962");
  return scopes;
}

function newToken(call: GraphCall, user: SystemUser): JsonObject {
  const { tokens, now } = call.env;
  const lasts = call.params.set_token_expires_in_60_days === "true" || call.params.set_token_expires_in_60_days === "1";
  const expiresAt = lasts ? now() + 60 * 86_400_000 : 0;
  return {
    access_token: tokens.issue({
      kind: "system_user",
      appId: call.params.business_app ?? call.token.appId,
      businessId: user.businessId,
      actorId: user.id,
      scopes: scopesParam(call),
      expiresAt,
      selfInspect: true,
    }),
  };
}

/** `POST /{business}/system_user_access_tokens`. */
export function createBusinessToken(call: GraphCall, business: Business): JsonObject {
  requireAdmin(call, business.id);
  const user = call.env.world.data.entity(required(call.params, "system_user_id"));
  if (user?.type !== "system_user" || user.businessId !== business.id) fail("100/33");
  return newToken(call, user);
}

/** `POST /{system-user}/access_tokens`. */
export function createUserToken(call: GraphCall, user: SystemUser): JsonObject {
  requireAdmin(call, user.businessId);
  if (!user.installedApps.has(required(call.params, "business_app")))
    fail("100", { message: "(#100) The app is not installed for this system user" });
  return newToken(call, user);
}

/** `DELETE /{user}/access_tokens`: all tokens of that system user stop working. */
export function revokeUserTokens(call: GraphCall, user: SystemUser): JsonObject {
  requireAdmin(call, user.businessId);
  call.env.tokens.revokeAllOf(user.id);
  return { success: true };
}

/** `POST /{system-user}/applications`. */
export function installApp(call: GraphCall, user: SystemUser): JsonObject {
  requireAdmin(call, user.businessId);
  const id = required(call.params, "business_app");
  const app = call.env.world.data.apps.get(id);
  if (!app) fail("100/33");
  if (app.tier === "limited") fail("3");
  user.installedApps.add(id);
  return { success: true };
}
