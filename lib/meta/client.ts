/**
 * Asks Meta, one read or several in one request, and tells how it went as a value.
 *
 * It asks once. Whether and when to ask again is the caller's business, who keeps that decision where the death of the
 * worker cannot reach it.
 */
import { ownProblem, ProblemError } from "../problem.ts";
import { BATCH_LIMIT, type BatchItem, batchForm, batchItems, jsonOf } from "./batch.ts";
import { classify, type Failure, wayFailure } from "./errors.ts";
import { edgesIn } from "./fields.ts";
import { createHttp, type Letter } from "./http.ts";
import { fullest, type HeaderBag, headerOf, type Meter, readTier, readUsage } from "./usage.ts";

/** A read: `path` below the version (`me`, `123/business_users`), `params` as Graph names them. */
export type Ask = { path: string; params: Readonly<Record<string, string>> };

/** What a read cost and what its headers told. Sum `calls`, `requests`, `bytes` over answers for totals. */
export type Seen = {
  /** The path and the names of the expanded edges, e.g. `123 (business_users, assigned_pages)`. No values. */
  asked: string;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Size of the answer after decompression. Of a batch, the first item carries what is not in the items. */
  bytes: number;
  /** Milliseconds until the whole answer was there; for the items of a batch, those of the batch. */
  millis: number;
  /** Of a batch, the first item carries those of all, so that one reading is one request. */
  meters: Meter[];
  /** The app's access tier, where a header told. */
  tier: string | null;
  /** Meta's trace id. */
  trace: string | null;
  /** Calls as Meta counts them: 1; 2 when a batch left this read unfinished and it was asked alone; 0 when it was not sent. */
  calls: number;
  /** HTTP requests: of a batch, the first item carries the 1. */
  requests: number;
};

export type Answer =
  | { ok: true; body: Record<string, unknown>; seen: Seen }
  | { ok: false; failure: Failure; seen: Seen };

export type Graph = {
  /** Asks one thing by GET. */
  read(ask: Ask): Promise<Answer>;
  /**
   * Asks several things, in one batch for each 50 of them, one batch after the other. The answers are in the order of the asks.
   * When a whole batch fails, each of its asks has failed so; after a failure that the next batch would only make worse
   * (limit, auth, policy, no connection) the rest is not sent and fails alike, with `calls: 0`.
   */
  readMany(asks: Ask[]): Promise<Answer[]>;
  /**
   * Has the token inspect itself; the details are in `body.data`. Graph docs: meant for app tokens, and seen refused to sound
   * system-user tokens; so a failure of class `input` or `permission` means "details unknown" and says nothing of the token.
   */
  debugToken(): Promise<Answer>;
};

export type GraphOptions = {
  /** Asked at each request. What it throws (a locked vault, no token) is thrown to the caller as it is. */
  token: () => Promise<string>;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Called once for each answer, before it is returned. */
  onAnswer?: (seen: Seen) => void;
  /** Milliseconds for one whole request; 60,000 if not given. */
  timeout?: number;
};

/** Makes a client for one token. Its reads throw a `fault` for an ask that no program of ours should make, and nothing else. */
export function createGraph({ token, now = Date.now, onAnswer, timeout }: GraphOptions): Graph {
  const http = createHttp(token, timeout);

  async function single(asked: string, letter: Letter): Promise<Answer> {
    const reply = await http(letter);
    if (!reply.ok) return unanswered(reply.failure, { ...NOTHING_SEEN, asked, millis: reply.millis }, reply.requests);
    const { status, headers, bytes, millis } = reply;
    const body = jsonOf(reply.text);
    const at = now();
    const seen = { ...look([headers], at), asked, status, bytes, millis, calls: 1, requests: 1 };
    return judge(status, body, seen, seen.meters, at);
  }

  const alone = (ask: Ask) => single(askedOf(ask), { path: ask.path, query: ask.params });

  async function batch(asks: Ask[]): Promise<Answer[]> {
    const reply = await http({ path: "", form: batchForm(asks.map(relativeUrl)) });
    if (!reply.ok) {
      return asks.map((ask, index) => {
        const seen = { ...NOTHING_SEEN, asked: askedOf(ask), millis: reply.millis };
        return unanswered(reply.failure, seen, index === 0 ? reply.requests : 0, reply.requests);
      });
    }
    const at = now();
    const whole = jsonOf(reply.text);
    const items = reply.status < 400 ? batchItems(whole, asks.length) : null;
    const bags = (items ?? []).flatMap((item) => (item.state === "answered" ? [item.headers] : []));
    const outer = look([reply.headers, ...bags], at);
    const answers = asks.map((ask, index) => {
      const item = items?.[index];
      const first = index === 0;
      const seen: Seen = {
        // What belongs to the batch as a whole is told once, by its first item.
        ...(first ? outer : NOTHING_SEEN),
        asked: askedOf(ask),
        status: reply.status,
        bytes: first ? reply.bytes - sizeOf(items?.slice(1)) : sizeOf(item ? [item] : undefined),
        millis: reply.millis,
        calls: 1,
        requests: first ? 1 : 0,
      };
      if (item?.state === "answered")
        return judge(item.status, item.body, { ...seen, status: item.status }, outer.meters, at);
      if (item) return failed(wayFailure("unreadableAnswer"), seen);
      // A whole batch may also be refused by an error object under HTTP 200; any other shape cannot be told apart.
      const refusal = classify(reply.status, whole) ?? wayFailure("unreadableAnswer");
      return failed(withRegain(refusal, outer.meters, at), seen);
    });
    for (const [index, item] of (items ?? []).entries()) {
      const ask = asks[index];
      const before = answers[index];
      if (item.state !== "unfinished" || !ask || !before || answers.some(isHopeless)) continue;
      answers[index] = both(before, await alone(ask));
    }
    return answers;
  }

  const told = (answer: Answer): Answer => {
    onAnswer?.(answer.seen);
    return answer;
  };

  return {
    read: async (ask) => {
      check(ask);
      return told(await alone(ask));
    },
    readMany: async (asks) => {
      asks.forEach(check);
      const answers: Answer[] = [];
      for (let start = 0; start < asks.length; start += BATCH_LIMIT) {
        const part = asks.slice(start, start + BATCH_LIMIT);
        const [only] = part;
        const hopeless = answers.find(isHopeless);
        if (hopeless && !hopeless.ok) {
          answers.push(...part.map((ask) => failed(hopeless.failure, { ...NOTHING_SEEN, asked: askedOf(ask) })));
        } else if (only && part.length === 1) answers.push(await alone(only));
        else answers.push(...(await batch(part)));
      }
      return answers.map(told);
    },
    // The one place where the token is in a body: `debug_token` takes the token to inspect as a parameter, and as a GET it would
    // be in the address. `method=get` in a POST is Graph's way to say so. Same host, same TLS as the header.
    debugToken: async () =>
      told(await single("debug_token", { path: "debug_token", form: { method: "get" }, tokenField: "input_token" })),
  };
}

const NOTHING_SEEN: Seen = {
  asked: "",
  status: 0,
  bytes: 0,
  millis: 0,
  meters: [],
  tier: null,
  trace: null,
  calls: 0,
  requests: 0,
};

function check({ path, params }: Ask): void {
  const clean = /^\w+(\/\w+)*$/.test(path);
  const forbidden = ["access_token", "input_token", "appsecret_proof", "batch", "method"].some(
    (name) => name in params,
  );
  if (!clean || forbidden) throw new ProblemError(ownProblem("fault"));
}

function relativeUrl({ path, params }: Ask): string {
  const query = new URLSearchParams(params).toString();
  return query === "" ? path : `${path}?${query}`;
}

function askedOf({ path, params }: Ask): string {
  const edges = edgesIn(params.fields ?? "");
  return edges.length === 0 ? path : `${path} (${edges.join(", ")})`;
}

function look(headers: HeaderBag[], at: number): Pick<Seen, "meters" | "tier" | "trace"> {
  const first = (read: (bag: HeaderBag) => string | null) => headers.map(read).find((value) => value !== null) ?? null;
  return {
    meters: fullest(headers.flatMap((bag) => readUsage(bag, at))),
    tier: first(readTier),
    trace: first((bag) => headerOf(bag, "x-fb-trace-id")),
  };
}

function judge(status: number, body: unknown, seen: Seen, meters: Meter[], at: number): Answer {
  const failure = classify(status, body);
  if (failure) return failed(withRegain(failure, meters, at), seen);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return failed(wayFailure("unreadableAnswer"), seen);
  return { ok: true, body: { ...body }, seen };
}

/** The trace of the error itself is the one that Meta's support asks for. */
function failed(failure: Failure, seen: Seen): Answer {
  return { ok: false, failure, seen: { ...seen, trace: failure.problem.trace ?? seen.trace } };
}

/** @param sent whether Meta may have counted a call: the request left, though no answer came */
function unanswered(failure: Failure, seen: Seen, requests: 0 | 1, sent: 0 | 1 = requests): Answer {
  return failed(failure, { ...seen, calls: sent, requests });
}

function withRegain(failure: Failure, meters: Meter[], at: number): Failure {
  if (failure.class !== "limit") return failure;
  // Only a meter that is full explains the refusal; the reset time of another one would make us wait for nothing.
  const full = meters.filter((meter) => meter.percent >= 100 && meter.regainAt !== null);
  const regainAt = Math.max(...full.map((meter) => meter.regainAt ?? 0));
  return full.length === 0 ? failure : { ...failure, regainMinutes: (regainAt - at) / 60_000 };
}

function isHopeless(answer: Answer): boolean {
  if (answer.ok) return false;
  const { failure } = answer;
  return ["limit", "auth", "policy"].includes(failure.class) || failure.problem.kind === "offline";
}

function both(unfinished: Answer, later: Answer): Answer {
  const [a, b] = [unfinished.seen, later.seen];
  const seen: Seen = {
    ...b,
    bytes: a.bytes + b.bytes,
    millis: a.millis + b.millis,
    meters: fullest([...a.meters, ...b.meters]),
    tier: b.tier ?? a.tier,
    calls: a.calls + b.calls,
    requests: a.requests + b.requests,
  };
  return { ...later, seen };
}

function sizeOf(items: BatchItem[] | undefined): number {
  return (items ?? []).reduce((sum, item) => sum + (item.state === "answered" ? item.size : 0), 0);
}
