import { fail } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import { checkToken, isAppToken } from "./auth.ts";
import type { GraphEnvironment } from "./call.ts";

type Params = Record<string, string>;

const unix = (ms: number) => (ms === 0 ? 0 : Math.floor(ms / 1000));

/** `GET /debug_token` (docs: debug_token): by app token, or by the token itself unless it is of a kind that may not. */
export function debugToken(env: GraphEnvironment, params: Params, caller: string | undefined): JsonObject {
  const { input_token: input } = params;
  if (!input) fail("100", { message: "(#100) The parameter input_token is required" });
  if (!caller) fail("104");
  if (!isAppToken(env, caller)) {
    const token = checkToken(env, caller);
    if (caller !== input || !token.selfInspect) {
      fail("100", {
        message:
          "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
      });
    }
  }
  const token = env.tokens.of(input);
  if (!token)
    return { data: { is_valid: false, scopes: [], error: { code: 190, message: "Invalid OAuth access token." } } };
  const expired = token.expiresAt !== 0 && token.expiresAt <= env.now();
  const valid = token.state === "valid" && !expired;
  return {
    data: {
      app_id: token.appId,
      application: env.world.data.apps.get(token.appId)?.name,
      type: token.kind === "user" ? "USER" : token.kind === "page" ? "PAGE" : "SYSTEM_USER",
      is_valid: valid,
      issued_at: unix(token.issuedAt),
      expires_at: unix(token.expiresAt),
      data_access_expires_at: 0,
      user_id: token.actorId,
      scopes: token.scopes,
      granular_scopes: token.scopes.map((scope) => ({ scope })),
      ...(!valid && {
        error: { code: 190, message: "Error validating access token.", ...(expired && { subcode: 463 }) },
      }),
    },
  };
}

function requireApp(env: GraphEnvironment, params: Params): void {
  const app = env.world.data.apps.get(params.client_id ?? "");
  if (!app) fail("101");
  if (app.secret !== params.client_secret)
    fail("1", { message: "Error validating client secret.", is_transient: false });
}

/** `GET /oauth/access_token` with `fb_exchange_token`: a new 60-day token for the same system user. */
export function refreshToken(env: GraphEnvironment, params: Params): JsonObject {
  requireApp(env, params);
  if (params.grant_type !== "fb_exchange_token") fail("100", { message: "(#100) Invalid grant_type" });
  const token = checkToken(env, params.fb_exchange_token ?? "");
  return { access_token: env.tokens.renew(token.text), token_type: "bearer", expires_in: 5_184_000 };
}

/** `GET /oauth/revoke`. */
export function revokeToken(env: GraphEnvironment, params: Params): JsonObject {
  requireApp(env, params);
  const { revoke_token: text = "" } = params;
  if (!env.tokens.of(text)) fail("100", { message: "(#100) The parameter revoke_token is not a token" });
  env.tokens.revoke(text);
  return { success: true };
}
