import { fail } from "../errors.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Asset, Entity } from "../worlds/types.ts";
import { accessOf, checkProof, checkToken } from "./auth.ts";
import { canSee, type GraphCall, type GraphEnvironment } from "./call.ts";
import { parseFields } from "./fields.ts";
import type { TypeName } from "./known-names.ts";
import { typeOfKind } from "./nodes/asset-refs.ts";
import { documented, specOf } from "./nodes/registry.ts";
import { debugToken, refreshToken, revokeToken } from "./oauth.ts";
import { notPlayed, readEdge, readNode } from "./read.ts";
import type { NodeRef } from "./spec.ts";
import { writeFor } from "./writes/registry.ts";

/** One logical call as it came off the wire. */
export interface LogicalRequest {
  method: "GET" | "POST" | "DELETE";
  version: string;
  path: string[];
  params: Record<string, string>;
  token: string | undefined;
  tokenInLinks: boolean;
}

export interface LogicalResult {
  body: Json;
  rows: number;
}

function typeOf(entity: Entity): TypeName {
  const types = {
    business: "Business",
    member: "BusinessUser",
    invitation: "BusinessRoleRequest",
    system_user: "SystemUser",
  } as const;
  return entity.type === "asset" ? typeOfKind[entity.kind] : types[entity.type];
}

/**
 * Answers one logical call, or throws `GraphFailure`. Pure in the sense that nothing of the transport is known here:
 * faults, limits, recording and batches are around it.
 */
export function handleCall(env: GraphEnvironment, request: LogicalRequest): LogicalResult {
  const { params, path, method } = request;
  if (params.date_format !== undefined)
    fail("100", { message: "(#100) The date_format parameter is no longer supported" });
  if (params.ids !== undefined) fail("100/ids");
  const [first = "", edge, ...deeper] = path;
  if (first === "debug_token") return { body: debugToken(env, params, request.token), rows: 0 };
  if (first === "oauth" && edge === "access_token") return { body: refreshToken(env, params), rows: 0 };
  if (first === "oauth" && edge === "revoke") return { body: revokeToken(env, params), rows: 0 };
  if (request.token === undefined) fail("104");
  const token = checkToken(env, request.token);
  checkProof(env, token, params);
  const call: GraphCall = {
    env,
    method,
    version: request.version,
    path,
    params,
    token,
    tokenInLinks: request.tokenInLinks,
    access: accessOf(env, token),
    rows: 0,
  };
  if (first === "") fail("100", { message: "(#100) The parameter batch or an object id is required" });
  if (deeper.length > 0) fail("2500", { message: `Unknown path components: /${deeper.join("/")}` });
  const body = method === "GET" ? read(call, first, edge) : write(call, first, edge);
  return { body, rows: call.rows };
}

function read(call: GraphCall, id: string, edge: string | undefined): JsonObject {
  const { params } = call;
  const node = nodeFor(call, id);
  const fields = params.fields ? parseFields(params.fields) : undefined;
  if (edge === undefined) return readNode(call, node, fields);
  const spec = specOf(node.type).edges[edge];
  if (!spec) {
    if (documented(node.type).edges.has(edge)) notPlayed(edge, node.type);
    fail("2500", { message: `Unknown path components: /${edge}` });
  }
  const nodeId = specOf(node.type).id?.(node.value as never) ?? id;
  return readEdge(call, spec, node.value as never, { path: `${nodeId}/${edge}`, params, fields, nested: false });
}

function write(call: GraphCall, id: string, edge: string | undefined): JsonObject {
  const entity = entityFor(call, id);
  const handler = writeFor(entity, call.method, edge);
  if (handler) return handler(call, entity as never);
  const verb = call.method.toLowerCase();
  if (edge === undefined || specOf(typeOf(entity)).edges[edge]) {
    fail("100/33", { message: `Unsupported ${verb} request. The object does not support this operation` });
  }
  return fail("2500", { message: `Unknown path components: /${edge}` });
}

/** The object of a path that this token may see; anything else is "does not exist or no permission" (100/33). */
function entityFor(call: GraphCall, id: string): Entity {
  const { data } = call.env.world;
  const found = data.entity(id === "me" ? call.token.actorId : id);
  if (found && canSee(call, found)) return found;
  const verb = call.method.toLowerCase();
  return fail("100/33", {
    message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  });
}

function nodeFor(call: GraphCall, id: string): NodeRef {
  const { data } = call.env.world;
  const { token } = call;
  if (id === "me" && (token.kind === "user" || token.kind === "bisu")) {
    const person = data.people.get(token.actorId);
    const name = person ? `${person.firstName} ${person.lastName}` : "Integration system user";
    return { type: "User", value: { id: token.actorId, name } };
  }
  if (id === token.appId || id === "app") return appNode(call);
  const entity = entityFor(call, id);
  return { type: typeOf(entity), value: entity };
}

/** The token's own app is always readable, also when the portfolio has not claimed it. */
function appNode(call: GraphCall): NodeRef {
  const app = call.env.world.data.entity(call.token.appId) as Asset | undefined;
  if (!app) fail("101");
  return { type: "Application", value: app };
}
