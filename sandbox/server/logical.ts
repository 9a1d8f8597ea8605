import { type ErrorBody, GraphFailure } from "../errors.ts";
import type { GraphEnvironment } from "../graph/call.ts";
import { handleCall } from "../graph/handle.ts";
import { parseRoute } from "../graph/route.ts";
import { type UsageMeter, useCaseOf } from "../graph/usage.ts";
import type { Json } from "../json.ts";
import { hash } from "../random.ts";
import type { ActiveEffects } from "./faults.ts";
import type { RecordedCall } from "./recorder.ts";

/** A logical call before it runs: what arrived, decoded. */
export interface Planned {
  method: string;
  path: string;
  params: Record<string, string>;
  token: string | undefined;
  tokenInLinks: boolean;
  edges: string[];
}

/** How one logical call went. */
export interface Outcome {
  status: number;
  headers: [string, string][];
  text: string;
  /** The parsed answer of a success, for references inside a batch. */
  value?: Json;
  rows: number;
  kind: RecordedCall["outcome"];
  error?: string;
}

/** Runs logical calls with everything that a rule or a limit does to them. */
export class LogicalRunner {
  readonly #env: GraphEnvironment;
  readonly #usage: UsageMeter;
  #traces = 0;

  constructor(env: GraphEnvironment, usage: UsageMeter) {
    this.#env = env;
    this.#usage = usage;
  }

  async run(planned: Planned, effects: ActiveEffects): Promise<Outcome> {
    const trace = this.trace();
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
      const method = methodOf(planned.method);
      const { params, token, tokenInLinks } = planned;
      result = handleCall(this.#env, { method, version, path, params, token, tokenInLinks });
    } catch (error) {
      await effects.hold("after-effect");
      if (effects.get("cut") === "after-effect") return cutOff;
      return failed(error, this.#headersFor(planned, trace, served), trace);
    }
    await effects.hold("after-effect");
    if (effects.get("cut") === "after-effect") return cutOff;
    const pageAfter = effects.html("after-effect");
    if (pageAfter) return html(pageAfter);
    const headers = this.#headersFor(planned, trace, served);
    const injected = effects.failure("after-effect");
    if (injected) return failed(injected, headers, trace);
    const value = effects.mutate(result.body) as Json;
    return { status: 200, headers, text: JSON.stringify(value), value, rows: result.rows, kind: "ok" };
  }

  trace(): string {
    this.#traces += 1;
    return `A${hash(`trace${this.#traces}`).toString(36)}${hash(`more${this.#traces}`).toString(36)}Zq7`;
  }

  #headersFor(planned: Planned, trace: string, version: string): [string, string][] {
    const meter = this.#meterOf(planned);
    const usage = meter ? this.#usage.headers(meter.key, meter.businessId, meter.tier) : [];
    return [...standardHeaders(trace, version), ...usage];
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
}

function methodOf(text: string): "GET" | "POST" | "DELETE" {
  return text === "POST" || text === "DELETE" ? text : "GET";
}

/** Headers of every answer (docs: Versions, Headers, Browser facts). */
export function standardHeaders(trace: string, version: string): [string, string][] {
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

export const cutOff: Outcome = { status: 0, headers: [], text: "", rows: 0, kind: "cut" };

export function html({ status, text }: { status: number; text: string }): Outcome {
  return { status, headers: [["Content-Type", "text/html; charset=utf-8"]], text, rows: 0, kind: "html" };
}

/** An error as Meta sends it; anything that is no `GraphFailure` is a fault of the sandbox and must be seen. */
export function failed(error: unknown, headers: [string, string][], trace: string): Outcome {
  if (!(error instanceof GraphFailure)) throw error;
  const { status, error: body } = error.meta;
  const sent: ErrorBody = { ...body, fbtrace_id: trace };
  const plain = body.message.replace(/[^\x20-\x7e]/g, "?");
  const www: [string, string][] =
    body.type === "OAuthException" && status === 401
      ? [["WWW-Authenticate", `OAuth "Facebook Platform" "invalid_token" "${plain}"`]]
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
