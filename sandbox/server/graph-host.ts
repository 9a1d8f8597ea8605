import { type ErrorBody, GraphFailure, metaError } from "../errors.ts";
import { type BatchAnswer, type BatchItem, parseBatch, resolveReferences } from "../graph/batch.ts";
import type { GraphEnvironment } from "../graph/call.ts";
import { handleCall } from "../graph/handle.ts";
import { edgesTouched, parseRoute } from "../graph/route.ts";
import { type UsageMeter, useCaseOf } from "../graph/usage.ts";
import type { Json } from "../json.ts";
import { hash } from "../random.ts";
import type { ActiveEffects, FaultBook } from "./faults.ts";
import { type Incoming, readQuery } from "./incoming.ts";
import type { RecordedCall, Recorder } from "./recorder.ts";
import { type Reply, reply } from "./reply.ts";

const host = "graph.facebook.com";

type Method = "GET" | "POST" | "DELETE";

/** A logical call before it runs: what arrived, decoded. */
interface Planned {
  method: string;
  path: string;
  params: Record<string, string>;
  token: string | undefined;
  tokenInLinks: boolean;
  edges: string[];
}

/** How one logical call went. */
interface Outcome {
  status: number;
  headers: [string, string][];
  text: string;
  /** The parsed answer of a success, for references inside a batch. */
  value?: Json;
  rows: number;
  kind: RecordedCall["outcome"];
  error?: string;
}

/** graph.facebook.com: plain calls and batches, with faults, limits and recording around the pure part. */
export class GraphHost {
  readonly #env: GraphEnvironment;
  readonly #faults: FaultBook;
  readonly #recorder: Recorder;
  readonly #usage: UsageMeter;
  #traces = 0;

  constructor(env: GraphEnvironment, faults: FaultBook, recorder: Recorder, usage: UsageMeter) {
    this.#env = env;
    this.#faults = faults;
    this.#recorder = recorder;
    this.#usage = usage;
  }

  async serve(incoming: Incoming): Promise<{ answer: Reply; record: RecordedCall }> {
    const params = { ...incoming.query, ...incoming.body };
    const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(incoming.authorization ?? "")?.[1];
    const override = incoming.method === "POST" ? params.method?.toUpperCase() : undefined;
    const planned: Planned = {
      method: override ?? incoming.method,
      path: incoming.path,
      params,
      token: bearer ?? params.access_token,
      tokenInLinks: bearer === undefined && params.access_token !== undefined,
      edges: edgesTouched(safePath(incoming.path), params.fields),
    };
    const batch = incoming.method === "POST" && params.batch !== undefined && safePath(incoming.path).length === 0;
    const record = this.#recorder.start({
      at: this.#env.now(),
      host,
      method: planned.method,
      httpMethod: incoming.method,
      url: incoming.url,
      batch,
      tokenBy: bearer ? "header" : incoming.query.access_token ? "query" : incoming.body.access_token ? "body" : "none",
      edges: planned.edges,
      bytesReceived: incoming.bytes,
    });
    const effects = this.#faults.on({ host, method: planned.method, path: incoming.path, edges: planned.edges, batch });
    const pace = { latencyMs: effects.get("latencyMs") ?? 0, bytesPerSecond: effects.get("bytesPerSecond") };
    const outcome = batch ? await this.#batch(planned, record, effects, pace) : await this.#perform(planned, effects);
    Object.assign(record, { status: outcome.status, rows: outcome.rows, outcome: outcome.kind });
    if (outcome.error !== undefined) record.error = outcome.error;
    const half = effects.get("halfBody") === true && outcome.kind !== "cut";
    if (half) record.outcome = "half";
    const ending = outcome.kind === "cut" ? "cut" : half ? "half" : "whole";
    return { record, answer: { ...reply(outcome.status, outcome.headers, outcome.text), ...pace, ending } };
  }

  /** Runs one logical call with everything a rule does to it. */
  async #perform(planned: Planned, effects: ActiveEffects): Promise<Outcome> {
    const trace = this.#trace();
    await effects.hold("before-effect");
    if (effects.get("cut") === "before-effect") return cutOff;
    const pageBefore = effects.html("before-effect");
    if (pageBefore) return html(pageBefore);
    let served = "v26.0";
    let result: { body: Json; rows: number };
    try {
      this.#count(planned);
      const injected = effects.failure("before-effect");
      if (injected) throw injected;
      const { version, path } = parseRoute(planned.path);
      served = version;
      const { method, params, token, tokenInLinks } = planned;
      result = handleCall(this.#env, { method: method as Method, version, path, params, token, tokenInLinks });
    } catch (error) {
      await effects.hold("after-effect");
      if (effects.get("cut") === "after-effect") return cutOff;
      return failed(error, [...this.#headers(trace, served), ...this.#usageHeaders(planned)], trace);
    }
    await effects.hold("after-effect");
    if (effects.get("cut") === "after-effect") return cutOff;
    const pageAfter = effects.html("after-effect");
    if (pageAfter) return html(pageAfter);
    const headers = [...this.#headers(trace, served), ...this.#usageHeaders(planned)];
    const injected = effects.failure("after-effect");
    if (injected) return failed(injected, headers, trace);
    const value = effects.mutate(result.body) as Json;
    return { status: 200, headers, text: JSON.stringify(value), value, rows: result.rows, kind: "ok" };
  }

  async #batch(
    outer: Planned,
    record: RecordedCall,
    effects: ActiveEffects,
    pace: { latencyMs: number },
  ): Promise<Outcome> {
    const trace = this.#trace();
    const headers = this.#headers(trace, "v26.0");
    await effects.hold("before-effect");
    if (effects.get("cut") === "before-effect") return cutOff;
    const page = effects.html("before-effect");
    if (page) return html(page);
    const answers: (BatchAnswer | null)[] = [];
    let rows = 0;
    try {
      const injected = effects.get("batch960") ? new GraphFailure(metaError("960")) : effects.failure("before-effect");
      if (injected) throw injected;
      const results = new Map<string, Json>();
      for (const [index, item] of parseBatch(outer.params.batch ?? "").entries()) {
        const outcome = await this.#item(outer, record, item, index, results, pace);
        if (outcome.kind === "cut") return cutOff;
        rows += outcome.rows;
        if (item.name !== undefined && outcome.value !== undefined) results.set(item.name, outcome.value);
        const omit = outcome.kind === "null" || (item.omitOnSuccess && outcome.kind === "ok");
        const named = outcome.headers.map(([name, value], place) => ({
          name: place % 2 === 0 ? name : name.toLowerCase(),
          value,
        }));
        const withHeaders = outer.params.include_headers !== "false";
        answers.push(
          omit ? null : { code: outcome.status, ...(withHeaders && { headers: named }), body: outcome.text },
        );
      }
    } catch (error) {
      return failed(error, headers, trace);
    }
    await effects.hold("after-effect");
    if (effects.get("cut") === "after-effect") return cutOff;
    const failure = effects.failure("after-effect");
    if (failure) return failed(failure, headers, trace);
    return { status: 200, headers, text: JSON.stringify(effects.mutate(answers)), rows, kind: "ok" };
  }

  /** One item: a logical call of its own, recorded, counted and hit by rules like any other. */
  async #item(
    outer: Planned,
    outerRecord: RecordedCall,
    item: BatchItem,
    index: number,
    results: ReadonlyMap<string, Json>,
    pace: { latencyMs: number },
  ): Promise<Outcome> {
    let referenceError: unknown;
    let { relativeUrl, body } = item;
    try {
      relativeUrl = resolveReferences(relativeUrl, results, true);
      body = resolveReferences(body, results, true);
    } catch (error) {
      referenceError = error;
    }
    const [path = "", search = ""] = relativeUrl.split(/\?(.*)/s);
    const params = { ...readQuery(search), ...readQuery(body) };
    const own = item.accessToken ?? params.access_token;
    const planned: Planned = {
      method: item.method,
      path: path.startsWith("/") ? path : `/${path}`,
      params,
      token: own ?? outer.token,
      tokenInLinks: own !== undefined || outer.tokenInLinks,
      edges: edgesTouched(safePath(path), params.fields),
    };
    const record = this.#recorder.start({
      at: this.#env.now(),
      host,
      method: item.method,
      httpMethod: item.method,
      url: item.relativeUrl,
      batchOf: outerRecord.id,
      batchItem: index,
      batch: false,
      tokenBy: own === undefined ? "outer" : item.accessToken ? "body" : "query",
      edges: planned.edges,
      bytesReceived: item.relativeUrl.length + item.body.length,
    });
    const effects = this.#faults.on({
      host,
      method: item.method,
      path: planned.path,
      edges: planned.edges,
      batchItem: index,
    });
    pace.latencyMs += effects.get("latencyMs") ?? 0;
    const isNull = effects.get("nullItem") === true;
    const skip = isNull && (effects.get("when") ?? "before-effect") === "before-effect";
    let outcome: Outcome;
    if (referenceError) outcome = failed(referenceError, [], this.#trace());
    else outcome = skip ? { ...cutOff, kind: "null" } : await this.#perform(planned, effects);
    if (isNull) outcome = { ...outcome, kind: "null" };
    Object.assign(record, {
      status: outcome.status,
      rows: outcome.rows,
      outcome: outcome.kind,
      bytesSent: outcome.text.length,
    });
    if (outcome.error !== undefined) record.error = outcome.error;
    return outcome;
  }

  #meterOf(planned: Planned): { key: string; businessId: string; tier: "limited" | "full" } | undefined {
    const token = planned.token === undefined ? undefined : this.#env.tokens.of(planned.token);
    if (!token) return undefined;
    const tier = this.#env.world.data.apps.get(token.appId)?.tier ?? "full";
    return { key: `${token.appId}:${token.businessId || token.actorId}`, businessId: token.businessId, tier };
  }

  #count(planned: Planned): void {
    const meter = this.#meterOf(planned);
    if (meter) this.#usage.count(meter.key, useCaseOf(planned.edges));
  }

  #usageHeaders(planned: Planned): [string, string][] {
    const meter = this.#meterOf(planned);
    return meter ? this.#usage.headers(meter.key, meter.businessId, meter.tier) : [];
  }

  #trace(): string {
    this.#traces += 1;
    return `A${hash(`trace${this.#traces}`).toString(36)}${hash(`more${this.#traces}`).toString(36)}Zq7`;
  }

  #headers(trace: string, version: string): [string, string][] {
    return [
      ["Content-Type", "application/json; charset=UTF-8"],
      ["Access-Control-Allow-Origin", "*"],
      ["facebook-api-version", version],
      ["x-fb-trace-id", trace],
      ["x-fb-request-id", `${trace}-r`],
      ["x-fb-rev", "1030000000"],
      ["Cache-Control", "private, no-cache, no-store, must-revalidate"],
    ];
  }
}

const cutOff: Outcome = { status: 0, headers: [], text: "", rows: 0, kind: "cut" };

function html({ status, text }: { status: number; text: string }): Outcome {
  return { status, headers: [["Content-Type", "text/html; charset=utf-8"]], text, rows: 0, kind: "html" };
}

/** An error as Meta sends it; anything that is no `GraphFailure` is a fault of the sandbox and must be seen. */
function failed(error: unknown, headers: [string, string][], trace: string): Outcome {
  if (!(error instanceof GraphFailure)) throw error;
  const { status, error: body } = error.meta;
  const sent: ErrorBody = { ...body, fbtrace_id: trace };
  const www: [string, string][] =
    body.type === "OAuthException" && status === 401
      ? [
          [
            "WWW-Authenticate",
            `OAuth "Facebook Platform" "invalid_token" "${body.message.replace(/[^\x20-\x7e]/g, "?")}"`,
          ],
        ]
      : [];
  return {
    status,
    headers: [...headers, ...www],
    text: JSON.stringify({ error: sent }),
    rows: 0,
    kind: "error",
    error: body.error_subcode === undefined ? String(body.code) : `${body.code}/${body.error_subcode}`,
  };
}

function safePath(path: string): string[] {
  try {
    return parseRoute(path).path;
  } catch {
    return path.split("/").filter(Boolean);
  }
}
