import { type ErrorBody, GraphFailure, type MetaError, metaError } from "../errors.ts";

/** An error to inject: a documented one (`metaError("3914")`), its key, or any envelope with at least a code. */
export type InjectedError =
  | MetaError
  | string
  | (Partial<ErrorBody> & { code: number; subcode?: number; status?: number });

type Moment = "before-effect" | "after-effect";

/** Which calls a rule hits. Batch items are calls of their own; everything that is set must fit. */
export interface FaultMatch {
  host?: string;
  method?: string;
  /** Tested against the path without the query, such as `/v26.0/123/business_users`. */
  path?: RegExp;
  /** Hits when the edge is the path's own, or anywhere inside `fields`. */
  edge?: string;
  /** Only this match of the rule, counted from 1. */
  nth?: number;
  /** At most this many hits, then the rule is spent. */
  times?: number;
  /** Only batch items: any, or the one at this place. */
  batchItem?: number | true;
}

/** What happens to a call that is hit; several may be combined in one rule. */
export interface FaultEffect {
  error?: InjectedError;
  /** An error body under HTTP 200. */
  okWithError?: InjectedError;
  /** Whether `error`, `okWithError` and `html` come instead of the effect, or after it took place. Default before. */
  when?: Moment;
  latencyMs?: number;
  bytesPerSecond?: number;
  /** Closes the connection without an answer. */
  cut?: Moment;
  /** Announces the whole body, sends half of it and closes the connection. */
  halfBody?: boolean;
  /** An HTML page instead of JSON, with `status` (default 502). */
  html?: boolean | string;
  status?: number;
  /** The batch entry is `null`, as if it had not been finished. */
  nullItem?: boolean;
  /** The whole batch fails with code 960. */
  batch960?: boolean;
  /** Changes a successful answer. */
  body?: (parsed: unknown) => unknown;
  /** Waits until the test calls `release` on the rule. */
  hold?: Moment;
}

export interface FaultRule {
  match?: FaultMatch;
  do: FaultEffect;
}

/** What is known about a call when rules are matched. */
export interface FaultTarget {
  host: string;
  method: string;
  path: string;
  edges: readonly string[];
  batchItem?: number;
  batch?: boolean;
}

/** A rule that was added: how often it hit, and the handle for `hold`. */
export interface Fault {
  readonly rule: FaultRule;
  readonly hits: number;
  /** Resolves when a call is being held for the first time. */
  readonly reached: Promise<void>;
  /** Lets every held call go on, now and later. */
  release(): void;
  remove(): void;
}

class ActiveFault implements Fault {
  readonly rule: FaultRule;
  readonly reached: Promise<void>;
  readonly remove: () => void;
  hits = 0;
  seen = 0;
  readonly #released: Promise<void>;
  #release: () => void = () => {};
  #reach: () => void = () => {};

  constructor(rule: FaultRule, remove: (fault: Fault) => void) {
    this.rule = rule;
    this.remove = () => {
      this.release();
      remove(this);
    };
    this.reached = new Promise((resolve) => {
      this.#reach = resolve;
    });
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#release();
  }

  hold(): Promise<void> {
    this.#reach();
    return this.#released;
  }
}

/** The rules of a sandbox. */
export class FaultBook {
  #faults: ActiveFault[] = [];

  add(rule: FaultRule): Fault {
    const fault = new ActiveFault(rule, (gone) => {
      this.#faults = this.#faults.filter((other) => other !== gone);
    });
    this.#faults.push(fault);
    return fault;
  }

  remove(fault: Fault): void {
    fault.remove();
  }

  /** Removes all rules and lets held calls go. */
  clear(): void {
    for (const fault of this.#faults) fault.release();
    this.#faults = [];
  }

  /** The combined effects on a call; counts the hits. */
  on(target: FaultTarget): ActiveEffects {
    const hit = this.#faults.filter((fault) => {
      if (!fits(fault.rule.match ?? {}, target, fault.rule.do)) return false;
      const { nth, times } = fault.rule.match ?? {};
      fault.seen += 1;
      if (nth !== undefined && fault.seen !== nth) return false;
      if (times !== undefined && fault.hits >= times) return false;
      fault.hits += 1;
      return true;
    });
    return new ActiveEffects(hit);
  }
}

function fits(match: FaultMatch, target: FaultTarget, effect: FaultEffect): boolean {
  if (match.host !== undefined && match.host !== target.host) return false;
  if (match.batchItem !== undefined && target.batchItem === undefined) return false;
  if (typeof match.batchItem === "number" && match.batchItem !== target.batchItem) return false;
  if (effect.nullItem && target.batchItem === undefined) return false;
  if (effect.batch960 && !target.batch) return false;
  // A rule without any condition hits the batch as a whole, not each of its items again.
  const bare =
    match.method === undefined && match.path === undefined && match.edge === undefined && match.batchItem === undefined;
  if (bare && target.batchItem !== undefined && !effect.nullItem) return false;
  if (match.method !== undefined && match.method.toUpperCase() !== target.method) return false;
  if (match.path && !match.path.test(target.path)) return false;
  return match.edge === undefined || target.edges.includes(match.edge);
}

/** The effects of all rules that hit one call; of two that contradict, the first added wins. */
export class ActiveEffects {
  readonly #faults: readonly ActiveFault[];

  constructor(faults: readonly ActiveFault[]) {
    this.#faults = faults;
  }

  get<K extends keyof FaultEffect>(name: K): FaultEffect[K] | undefined {
    return this.#faults.find(({ rule }) => rule.do[name] !== undefined)?.rule.do[name];
  }

  async hold(moment: Moment): Promise<void> {
    for (const fault of this.#faults) if (fault.rule.do.hold === moment) await fault.hold();
  }

  /** The error to answer with at this moment, if any. */
  failure(moment: Moment): GraphFailure | undefined {
    for (const { rule } of this.#faults) {
      const { error, okWithError, when = "before-effect" } = rule.do;
      if (when !== moment) continue;
      if (error !== undefined) return new GraphFailure(asMetaError(error));
      if (okWithError !== undefined) return new GraphFailure({ ...asMetaError(okWithError), status: 200 });
    }
    return undefined;
  }

  /** The HTML page to send instead of JSON. */
  html(moment: Moment): { status: number; text: string } | undefined {
    const found = this.#faults.find(({ rule }) => rule.do.html && (rule.do.when ?? "before-effect") === moment)?.rule
      .do;
    if (!found) return undefined;
    const text =
      typeof found.html === "string"
        ? found.html
        : "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>";
    return { status: found.status ?? 502, text };
  }

  mutate(body: unknown): unknown {
    return this.#faults.reduce((value, { rule }) => (rule.do.body ? rule.do.body(value) : value), body);
  }
}

function asMetaError(given: InjectedError): MetaError {
  if (typeof given === "string") return metaError(given);
  if ("error" in given && typeof given.error === "object") return given as MetaError;
  const { subcode, status, ...body } = given as Partial<ErrorBody> & {
    code: number;
    subcode?: number;
    status?: number;
  };
  const error: ErrorBody = { message: `(#${body.code}) Injected`, type: "OAuthException", ...body };
  if (subcode !== undefined) error.error_subcode = subcode;
  return { status: status ?? (body.code === 1 || body.code === 2 ? 500 : 400), error };
}
