import { GraphFailure, metaError } from "../errors.ts";
import { type BatchAnswer, type BatchItem, parseBatch, resolveReferences } from "../graph/batch.ts";
import type { GraphEnvironment } from "../graph/call.ts";
import { edgesTouched, parseRoute } from "../graph/route.ts";
import type { UsageMeter } from "../graph/usage.ts";
import type { Json } from "../json.ts";
import type { ActiveEffects, FaultBook } from "./faults.ts";
import { type Incoming, readQuery } from "./incoming.ts";
import { cutOff, failed, html, LogicalRunner, type Outcome, type Planned, standardHeaders } from "./logical.ts";
import type { RecordedCall, Recorder } from "./recorder.ts";
import { type Reply, reply } from "./reply.ts";

const host = "graph.facebook.com";

/** How the answer travels; what a rule does to one batch item, it does to the whole answer. */
interface Pace {
  latencyMs: number;
  bytesPerSecond: number | undefined;
  half: boolean;
}

const paceOf = (effects: ActiveEffects): Pace => ({
  latencyMs: effects.get("latencyMs") ?? 0,
  bytesPerSecond: effects.get("bytesPerSecond"),
  half: effects.get("halfBody") === true,
});

/** graph.facebook.com: plain calls and batches, with faults, limits and recording around the pure part. */
export class GraphHost {
  readonly #env: GraphEnvironment;
  readonly #faults: FaultBook;
  readonly #recorder: Recorder;
  readonly #runner: LogicalRunner;

  constructor(env: GraphEnvironment, faults: FaultBook, recorder: Recorder, usage: UsageMeter) {
    this.#env = env;
    this.#faults = faults;
    this.#recorder = recorder;
    this.#runner = new LogicalRunner(env, usage);
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
    const pace = paceOf(effects);
    const outcome = batch
      ? await this.#batch(planned, record, effects, pace)
      : await this.#runner.run(planned, effects);
    Object.assign(record, { status: outcome.status, rows: outcome.rows, outcome: outcome.kind });
    if (outcome.error !== undefined) record.error = outcome.error;
    const half = pace.half && outcome.kind !== "cut";
    if (half) record.outcome = "half";
    const ending = outcome.kind === "cut" ? "cut" : half ? "half" : "whole";
    const { latencyMs, bytesPerSecond } = pace;
    return {
      record,
      answer: { ...reply(outcome.status, outcome.headers, outcome.text), latencyMs, bytesPerSecond, ending },
    };
  }

  async #batch(outer: Planned, record: RecordedCall, effects: ActiveEffects, pace: Pace): Promise<Outcome> {
    const trace = this.#runner.trace();
    const headers = standardHeaders(trace, "v26.0");
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
    pace: Pace,
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
    const itemPace = paceOf(effects);
    pace.latencyMs += itemPace.latencyMs;
    pace.bytesPerSecond ??= itemPace.bytesPerSecond;
    pace.half ||= itemPace.half;
    const isNull = effects.get("nullItem") === true;
    const skip = isNull && (effects.get("when") ?? "before-effect") === "before-effect";
    let outcome: Outcome;
    if (referenceError) outcome = failed(referenceError, [], this.#runner.trace());
    else outcome = skip ? { ...cutOff, kind: "null" } : await this.#runner.run(planned, effects);
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
}

function safePath(path: string): string[] {
  try {
    return parseRoute(path).path;
  } catch {
    return path.split("/").filter(Boolean);
  }
}
