/** What a read came to: its body or its failure, and what it cost. */
import { classify, type Failure, wayFailure } from "./errors.ts";
import { fullest, type HeaderBag, headerOf, type Meter, readTier, readUsage } from "./usage.ts";

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

export const NOTHING_SEEN: Seen = {
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

/** What the headers of one request tell. */
export function look(headers: HeaderBag[], at: number): Pick<Seen, "meters" | "tier" | "trace"> {
  const first = (read: (bag: HeaderBag) => string | null) => headers.map(read).find((value) => value !== null) ?? null;
  return {
    meters: fullest(headers.flatMap((bag) => readUsage(bag, at))),
    tier: first(readTier),
    trace: first(traceIn),
  };
}

/** Meta's trace id of an answer. */
export function traceIn(headers: HeaderBag): string | null {
  return headerOf(headers, "x-fb-trace-id");
}

/**
 * Turns the body of one call into an answer.
 *
 * @param body parsed JSON, `undefined` where it was not JSON
 * @param meters all that came with the request: a limit waits for the full one among them
 * @param at milliseconds since 1970
 */
export function judge(status: number, body: unknown, seen: Seen, meters: Meter[], at: number): Answer {
  const failure = classify(status, body);
  if (failure) return failed(withRegain(failure, meters, at), seen);
  const readable = typeof body === "object" && body !== null && !Array.isArray(body);
  return readable ? { ok: true, body: { ...body }, seen } : failed(wayFailure("unreadableAnswer"), seen);
}

/** The trace of the error itself is the one that Meta's support asks for. */
export function failed(failure: Failure, seen: Seen): Answer {
  return { ok: false, failure, seen: { ...seen, trace: failure.problem.trace ?? seen.trace } };
}

/** @param sent whether Meta may have counted a call: the request left, though no answer came */
export function unanswered(failure: Failure, seen: Seen, requests: 0 | 1, sent: 0 | 1 = requests): Answer {
  return failed(failure, { ...seen, calls: sent, requests });
}

/** A limit, with the minutes to wait where a meter tells them. */
export function withRegain(failure: Failure, meters: Meter[], at: number): Failure {
  if (failure.class !== "limit") return failure;
  // Only a meter that is full explains the refusal; the reset time of another one would make us wait for nothing.
  const full = meters.filter((meter) => meter.percent >= 100 && meter.regainAt !== null);
  const regainAt = Math.max(...full.map((meter) => meter.regainAt ?? 0));
  return full.length === 0 ? failure : { ...failure, regainMinutes: (regainAt - at) / 60_000 };
}

/** Whether the next request would fail alike, or make it worse. */
export function isHopeless(answer: Answer): boolean {
  if (answer.ok) return false;
  const { failure } = answer;
  return ["limit", "auth", "policy"].includes(failure.class) || failure.problem.kind === "offline";
}

/** A read that was asked twice: the later answer, the cost of both. */
export function both(unfinished: Answer, later: Answer): Answer {
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
