import { createHmac } from "node:crypto";
import { fail } from "../errors.ts";
import type { TokenRecord } from "../tokens.ts";
import type { Access, GraphEnvironment } from "./call.ts";

const appToken = /^(\d+)\|([0-9a-f]+)$/;

/** True for `app id|app secret`, which only `debug_token` takes here (docs: Token kinds). */
export function isAppToken(env: GraphEnvironment, text: string): boolean {
  const [, id = "", secret = ""] = appToken.exec(text) ?? [];
  return env.world.data.apps.get(id)?.secret === secret && secret !== "";
}

/** Decides whether a token is usable at all (docs: Code 190 and 102 subcodes). */
export function checkToken(env: GraphEnvironment, text: string): TokenRecord {
  const token = env.tokens.of(text);
  if (!token) fail("190", { message: "Invalid OAuth access token - Cannot parse access token" });
  if (token.state === "session") fail("102");
  if (token.state === "app_removed") fail("190/458");
  if (token.state === "revoked") fail("190");
  if (token.expiresAt !== 0 && token.expiresAt <= env.now()) fail("190/463");
  if (token.kind !== "user" && !env.world.data.entity(token.actorId)) fail("190");
  return token;
}

/** Apps may demand a proof with every call (docs: appsecret_proof). */
export function checkProof(env: GraphEnvironment, token: TokenRecord, params: Record<string, string>): void {
  const app = env.world.data.apps.get(token.appId);
  if (!app) fail("101");
  const { appsecret_proof: proof, appsecret_time: time } = params;
  if (proof === undefined) {
    if (app.requireSecret) fail("100/secret");
    return;
  }
  const late = time !== undefined && Math.abs(env.now() / 1000 - Number(time)) > 300;
  const signed = time === undefined ? token.text : `${token.text}|${time}`;
  if (late || createHmac("sha256", app.secret).update(signed).digest("hex") !== proof) fail("100/proof");
}

/** The portfolios in which the token acts: a system user's one, or all of a person's. */
export function accessOf(env: GraphEnvironment, token: TokenRecord): Access[] {
  const { data } = env.world;
  if (token.kind !== "user") {
    const actor = data.entity(token.actorId);
    if (actor?.type !== "system_user") return [];
    return [{ businessId: actor.businessId, admin: actor.role === "ADMIN", holderId: actor.id }];
  }
  return data.portfolios.flatMap((business) =>
    [...business.members.values()]
      .filter(({ personId }) => personId === token.actorId)
      .map((member) => ({ businessId: business.id, admin: member.role === "ADMIN", holderId: member.id })),
  );
}
