import { fail } from "../errors.ts";
import type { Json, JsonObject } from "../json.ts";
import { hash } from "../random.ts";
import type { GraphCall } from "./call.ts";
import { type FieldRequest, writeFields } from "./fields.ts";
import type { TypeName } from "./known-names.ts";
import { documented, specOf } from "./nodes/registry.ts";
import { cutPage } from "./paging.ts";
import { type EdgeSpec, isRef, type NodeRef } from "./spec.ts";

export const graphOrigin = "https://graph.facebook.com";

function nonexisting(name: string, type: TypeName): never {
  return fail("100", { message: `(#100) Tried accessing nonexisting field (${name}) on node type (${type})` });
}

/** A documented edge that the sandbox does not play must be loud, never an empty list. */
export function notPlayed(name: string, type: TypeName): never {
  return fail("3", { message: `(#3) The sandbox does not play ${type}/${name}` });
}

/** Refuses names that the type does not have, at any depth of the edges, before a row is read. */
function check(type: TypeName, fields: readonly FieldRequest[], extras: readonly string[] = []): void {
  const spec = specOf(type);
  for (const { name, fields: inner } of fields) {
    const edge = spec.edges[name];
    if (edge && !extras.includes(name)) {
      if (inner) check(edge.of, inner, edge.extras);
    } else if (!(name in spec.fields) && !extras.includes(name)) {
      if (documented(type).edges.has(name)) notPlayed(name, type);
      if (!documented(type).fields.has(name)) nonexisting(name, type);
    }
  }
}

/** Reads a node with its fields and nested edges (docs: Field expansion). */
export function readNode(call: GraphCall, node: NodeRef, fields: readonly FieldRequest[] | undefined): JsonObject {
  if (fields) check(node.type, fields);
  return render(call, node, fields);
}

function render(call: GraphCall, node: NodeRef, fields: readonly FieldRequest[] | undefined): JsonObject {
  const spec = specOf(node.type);
  const value = node.value as never;
  const out: JsonObject = {};
  if (!fields || fields.length === 0) {
    for (const name of [...spec.defaults, ...(node.extraDefaults ?? [])]) {
      put(out, name, plain(call, fieldValue(call, node, name), undefined));
    }
    return out;
  }
  for (const field of fields) {
    const isExtra = node.extra !== undefined && field.name in node.extra;
    const edge = isExtra ? undefined : spec.edges[field.name];
    if (edge) {
      const path = `${spec.id?.(value) ?? ""}/${field.name}`;
      const result = readEdge(call, edge, value, { path, params: field.args, fields: field.fields, nested: true });
      // Graph leaves an edge out of the node when it has nothing to show.
      if ((result.data as Json[]).length > 0 || result.summary) put(out, field.name, result);
    } else {
      put(out, field.name, plain(call, fieldValue(call, node, field.name), field.fields));
    }
  }
  if (spec.id && out.id === undefined) out.id = spec.id(value);
  return out;
}

function fieldValue(call: GraphCall, node: NodeRef, name: string): Json | NodeRef | undefined {
  if (node.extra && name in node.extra) return node.extra[name];
  return specOf(node.type).fields[name]?.(node.value as never, call);
}

function plain(
  call: GraphCall,
  value: Json | NodeRef | undefined,
  fields: readonly FieldRequest[] | undefined,
): Json | undefined {
  if (value === undefined || !isRef(value)) return value;
  if (fields) check(value.type, fields, Object.keys(value.extra ?? {}));
  return render(call, value, fields);
}

function put(out: JsonObject, name: string, value: Json | undefined): void {
  if (value !== undefined) out[name] = value;
}

export interface EdgeRequest {
  /** `{node id}/{edge}`, as in the `next` link. */
  path: string;
  params: Record<string, string>;
  fields: readonly FieldRequest[] | undefined;
  nested: boolean;
}

/** Reads one page of an edge with its rows' fields, its `paging` and `summary` (docs: Paging). */
export function readEdge(call: GraphCall, edge: EdgeSpec<never>, node: never, request: EdgeRequest): JsonObject {
  const { params, fields, path } = request;
  if (fields) check(edge.of, fields, edge.extras);
  const all = edge.rows(node, call, params);
  const rowSpec = specOf(edge.of);
  const idOf = (row: NodeRef) => rowSpec.id?.(row.value as never) ?? "";
  const page = cutPage(call, all, idOf, {
    limit: limitOf(params.limit, call.env.pageCap),
    after: params.after,
    before: params.before,
    list: hash(path),
    shortable: edge.shortable === true,
  });
  call.rows += page.rows.length;
  if (call.rows > call.env.rowBudget) fail("1/reduce");
  const data = page.rows.map((row) => render(call, row, fields));
  const out: JsonObject = { data };
  if (data.length > 0 || page.hasNext) {
    const paging: JsonObject = { cursors: { before: page.before, after: page.after } };
    if (page.hasNext) paging.next = linkTo(call, request, { after: page.after });
    if (page.hasPrevious) paging.previous = linkTo(call, request, { before: page.before });
    out.paging = paging;
  }
  const asked = /total_count|true|1/.test(params.summary ?? "");
  if (edge.total === "always" || (edge.total === "asked" && asked)) {
    out.summary = { total_count: edge.count?.(node) ?? all.length };
  }
  return out;
}

const defaultLimit = 25;

/** The cap is silent: a larger `limit` is not an error, the page is just smaller (docs: Paging). */
function limitOf(text: string | undefined, cap: number): number {
  if (text === undefined || text === "") return Math.min(defaultLimit, cap);
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 0)
    fail("100", { message: "(#100) Param limit must be a non-negative integer" });
  return Math.min(limit === 0 ? defaultLimit : limit, cap);
}

/** A full link that repeats the query, with the token when it came as a parameter (docs: Paging). */
function linkTo(call: GraphCall, request: EdgeRequest, cursor: Record<string, string>): string {
  const query = new URLSearchParams();
  if (call.tokenInLinks) query.set("access_token", call.token.text);
  for (const [key, value] of Object.entries(request.params)) {
    if (!["after", "before", "access_token", "fields", "method"].includes(key)) query.set(key, value);
  }
  if (request.fields) query.set("fields", writeFields(request.fields));
  for (const [key, value] of Object.entries(cursor)) query.set(key, value);
  return `${graphOrigin}/${call.version}/${request.path}?${query}`;
}
