/**
 * The way to Meta: the only place of this folder that touches the network, and the only one that holds the token.
 *
 * The token leaves in the `Authorization` header, to one host, without cookies and without following a redirect. What comes
 * back has the token struck out before anybody else sees it, and nothing that fetch throws gets further than this file: such
 * errors carry the address and the headers.
 */
import { createFetch, FetchError, type FetchOptions } from "ofetch";
import { ownProblem, ProblemError } from "../problem.ts";
import { type Failure, wayFailure } from "./errors.ts";
import { GRAPH_ORIGIN, GRAPH_VERSION } from "./version.ts";

export type Letter = {
  /** Below the version, e.g. `123/business_users`; empty for the root. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Makes it a POST with a form body. */
  form?: Readonly<Record<string, string>>;
  /** Makes it a DELETE; its parameters are in `query`, as in the SDKs. */
  deletes?: true;
  /** Adds the token itself to the form under this name. For the inspection of the token alone. */
  tokenField?: "input_token";
};

export type Reply =
  | { ok: true; status: number; headers: Headers; text: string; bytes: number; millis: number }
  | { ok: false; failure: Failure; millis: number; requests: 0 | 1 };

export type Http = (letter: Letter) => Promise<Reply>;

const TIMEOUT = 60_000;

// Wrapped, so that a test that replaces the global is heard.
const send = createFetch({ fetch: (...args) => globalThis.fetch(...args) });

/**
 * @param token asked for at each request, so that it need not be kept; what it throws goes to the caller
 * @param timeout milliseconds for the whole answer, body included
 * @returns never throws but a `fault`: an address that must not be called, which is an error of ours
 */
export function createHttp(token: () => Promise<string>, timeout = TIMEOUT): Http {
  return async (letter) => {
    const secret = await token();
    const start = performance.now();
    const millis = () => Math.round(performance.now() - start);
    // No header can carry it; fetch would say so in an error that quotes it.
    if (!/^[\x21-\x7e]+$/.test(secret)) return { ok: false, failure: REFUSED_UNSENT, millis: 0, requests: 0 };
    const address = addressOf(letter, secret);
    try {
      const response = await send.raw<unknown, "arrayBuffer">(address, optionsOf(letter, secret, timeout));
      const { text, bytes } = bodyOf(response._data);
      const strike = (value: string) => value.replaceAll(secret, "[hidden]");
      const headers = new Headers(
        [...response.headers].map(([name, value]): [string, string] => [name, strike(value)]),
      );
      return { ok: true, status: response.status, headers, text: strike(text), bytes, millis: millis() };
    } catch (error) {
      return { ok: false, failure: wayFailure(kindOf(error)), millis: millis(), requests: 1 };
    }
  };
}

const REFUSED_UNSENT: Failure = {
  class: "auth",
  problem: ownProblem("tokenRefused"),
  tooMuchData: false,
  regainMinutes: null,
};

/** Throws a `fault` for an address that is not Meta's, and for a token anywhere but where this file puts it. */
function addressOf({ path, query, form }: Letter, secret: string): string {
  const address = new URL(`${GRAPH_ORIGIN}/${GRAPH_VERSION}/${path}`);
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.append(name, value);
  const ours = address.origin === GRAPH_ORIGIN && address.pathname.startsWith(`/${GRAPH_VERSION}/`);
  const written = [address.href, ...Object.values(form ?? {})].map(decoded).join("\n");
  if (!ours || written.includes(secret) || written.includes("access_token"))
    throw new ProblemError(ownProblem("fault"));
  return address.href;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function optionsOf(
  { form, deletes, tokenField }: Letter,
  secret: string,
  timeout: number,
): FetchOptions<"arrayBuffer"> {
  const options: FetchOptions<"arrayBuffer"> = {
    method: form ? "POST" : deletes ? "DELETE" : "GET",
    headers: { Authorization: `Bearer ${secret}`, Accept: "application/json" },
    credentials: "omit",
    redirect: "error",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    responseType: "arrayBuffer",
    ignoreResponseError: true,
    retry: false,
    // Not ofetch's own `timeout`: it ends when the headers are there (1.5.1), and a body may stall for ever.
    signal: AbortSignal.timeout(timeout),
  };
  if (form) {
    options.body = new URLSearchParams(form);
    if (tokenField) options.body.append(tokenField, secret);
  }
  return options;
}

function bodyOf(data: ArrayBuffer | undefined): { text: string; bytes: number } {
  return data ? { text: new TextDecoder().decode(data), bytes: data.byteLength } : { text: "", bytes: 0 };
}

/** ofetch wraps what `fetch` throws; what is not wrapped was thrown while the body came in. */
function kindOf(error: unknown): "offline" | "timedOut" | "unreadableAnswer" {
  const cause = error instanceof FetchError ? error.cause : error;
  if (cause instanceof Error && (cause.name === "TimeoutError" || cause.name === "AbortError")) return "timedOut";
  if (error instanceof FetchError || globalThis.navigator?.onLine === false) return "offline";
  return "unreadableAnswer";
}
