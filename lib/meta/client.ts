/**
 * Asks Meta, one read or several in one request, and tells how it went as a value.
 *
 * It asks once. Whether and when to ask again is the caller's business, who keeps that decision where the death of the
 * worker cannot reach it.
 */
import { ownProblem, ProblemError } from "../problem.ts";
import {
  type Answer,
  both,
  failed,
  isHopeless,
  judge,
  look,
  NOTHING_SEEN,
  type Seen,
  traceIn,
  unanswered,
  withRegain,
} from "./answer.ts";
import { BATCH_LIMIT, type BatchItem, batchForm, batchItems, jsonOf } from "./batch.ts";
import { classify, wayFailure } from "./errors.ts";
import { edgesIn } from "./fields.ts";
import { createHttp, type Letter } from "./http.ts";
import type { Write } from "./writes.ts";

export type { Answer, Seen } from "./answer.ts";

/** A read: `path` below the version (`me`, `123/business_users`), `params` as Graph names them. */
export type Ask = { path: string; params: Readonly<Record<string, string>> };

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
   * Makes one write, once. A failure of class `transient` means that nobody knows whether it took effect: look before anything else.
   * Writes never travel in a batch, so that each is answered for itself.
   */
  write(write: Write): Promise<Answer>;
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
      const own = item?.state === "answered" ? traceIn(item.headers) : null;
      const seen: Seen = {
        // What belongs to the batch as a whole is told once, by its first item.
        ...(first ? outer : NOTHING_SEEN),
        trace: own ?? traceIn(reply.headers),
        asked: askedOf(ask),
        status: reply.status,
        bytes: first ? reply.bytes - sizeOf(items?.slice(1)) : sizeOf(item ? [item] : undefined),
        millis: reply.millis,
        calls: 1,
        requests: first ? 1 : 0,
      };
      if (item?.state === "answered") {
        return judge(item.status, item.body, { ...seen, status: item.status }, outer.meters, at);
      }
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
    write: async ({ method, path, params }) => {
      check({ path, params });
      const asked = `${method} ${path}`;
      return told(
        await single(asked, method === "POST" ? { path, form: params } : { path, query: params, deletes: true }),
      );
    },
    // The one place where the token is in a body: `debug_token` takes the token to inspect as a parameter, and as a GET it would
    // be in the address. A POST with `method=get` is a GET to Graph (older official SDKs made every call so; not tried with v26:
    // a refusal reads as "details unknown"). Same host, same TLS as the header.
    debugToken: async () =>
      told(await single("debug_token", { path: "debug_token", form: { method: "get" }, tokenField: "input_token" })),
  };
}

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

function sizeOf(items: BatchItem[] | undefined): number {
  return (items ?? []).reduce((sum, item) => sum + (item.state === "answered" ? item.size : 0), 0);
}
