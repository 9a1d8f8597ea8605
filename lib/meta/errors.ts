/**
 * What an answer of Meta's that is not a success means: one of six classes, which say what to do, and a kind, which says what to tell.
 *
 * Decided by `code` and `error_subcode`. Graph docs (error handling): texts change and are translated, so `message` decides nothing.
 */
import { ownProblem, type Problem } from "../problem.ts";
import {
  BY_SUBCODE,
  CLOSED,
  ERROR_TABLE,
  type ErrorClass,
  INVALID,
  LIMIT,
  REFUSED,
  TROUBLE,
  type Verdict,
} from "./error-table.ts";

export type { ErrorClass } from "./error-table.ts";

export type Failure = {
  class: ErrorClass;
  problem: Problem;
  /** A read that asks for fewer rows may succeed: halve the page and ask again. */
  tooMuchData: boolean;
  /** Minutes until Meta lets us in again, where it said so (usage headers); `null` where it did not. */
  regainMinutes: number | null;
};

/**
 * Judges the answer to one call.
 *
 * @param status HTTP status; of a batch item, its `code`
 * @param body the parsed JSON, or `undefined` where it was not JSON
 * @returns `null` for a body that is not an error. An `error` member is one even under HTTP 200 (Graph docs, SDK source), and so
 *   is `success: false`. `regainMinutes` is always `null` here: it is in the headers.
 */
export function classify(status: number, body: unknown): Failure | null {
  const error = errorOf(body);
  if (error) return failureOf(status, error);
  if (isRecord(body) && body.success === false)
    return failureOf(status, { ...NOTHING_SAID, verdict: ["input", "unknownError"] });
  if (status < 400) return null;
  // Without Meta's envelope a 4xx is a proxy or a captive portal speaking, unless it is JSON.
  const verdict: Verdict = isRecord(body)
    ? byStatus(status)
    : status === 429 || status >= 500
      ? byStatus(status)
      : ["transient", "unreadableAnswer"];
  return failureOf(status, { ...NOTHING_SAID, verdict });
}

/** A failure on the way to Meta or back: no connection, no answer in time, or an answer that is not one of Graph's. */
export function wayFailure(kind: "offline" | "timedOut" | "unreadableAnswer"): Failure {
  return { class: "transient", problem: ownProblem(kind), tooMuchData: false, regainMinutes: null };
}

type GraphError = {
  code: number | null;
  subcode: number | null;
  said: string | null;
  trace: string | null;
  transient: boolean;
  demandsSecret: boolean;
  /** Set where there is nothing to look up. */
  verdict?: Verdict;
};

const NOTHING_SAID: GraphError = {
  code: null,
  subcode: null,
  said: null,
  trace: null,
  transient: false,
  demandsSecret: false,
};

function errorOf(body: unknown): GraphError | null {
  if (!isRecord(body) || body.error === undefined || body.error === null || body.error === false) return null;
  const error = isRecord(body.error) ? body.error : {};
  const code = wholeNumber(error.code);
  const subcode = wholeNumber(error.error_subcode);
  return {
    code,
    subcode,
    said: readable(error.error_user_msg, 500) ?? readable(error.error_user_title, 500),
    trace: readable(error.fbtrace_id, 100),
    transient: error.is_transient === true,
    // The contract forces an exception: an app with "Require App Secret" answers 100 as for any wrong parameter, without a
    // subcode; only the type and the parameter's name (which is not translated) tell them apart. 100/33 has the same type.
    demandsSecret:
      code === 100 &&
      subcode === null &&
      error.type === "GraphMethodException" &&
      typeof error.message === "string" &&
      error.message.includes("appsecret_proof"),
  };
}

function failureOf(status: number, error: GraphError): Failure {
  const [errorClass, kind] = error.verdict ?? verdictOf(status, error);
  const { code, subcode, said, trace } = error;
  return {
    class: errorClass,
    problem: { kind, code, subcode, said, trace },
    // Graph docs (results): an endpoint that was asked for too much answers HTTP 500 or code 1, with texts that also mean an
    // outage. So for a read each of them means: wait, halve, ask again.
    tooMuchData: errorClass === "transient" && (status === 500 || code === 1 || code === 99),
    regainMinutes: null,
  };
}

function verdictOf(status: number, { code, subcode, transient, demandsSecret }: GraphError): Verdict {
  if (demandsSecret) return ["auth", "secretDemanded"];
  const known = lookUp(code, subcode);
  // "Retry is sensible" (`is_transient`) is believed of what is unknown or unspecific: a connector has met a 100 that went away
  // by itself. It is not believed of a limit, which also carries it, nor of a refusal that has a name.
  if (known && known !== INVALID) return known;
  if (transient) return TROUBLE;
  return known ?? byRange(code) ?? byStatus(status);
}

function lookUp(code: number | null, subcode: number | null): Verdict | undefined {
  if (code === null) return undefined;
  if (subcode !== null) {
    const exact = ERROR_TABLE[`${code}/${subcode}`];
    if (exact) return exact;
    // Graph docs (error reference): negative codes are internal, the subcode counts. Subcodes of seven digits are unique
    // across codes, and several documented "codes" of that length arrive as subcodes.
    const bySubcode =
      code < 0 || subcode >= 1_000_000 ? (ERROR_TABLE[`${subcode}`] ?? BY_SUBCODE[`${subcode}`]) : undefined;
    if (bySubcode) return bySubcode;
  }
  return ERROR_TABLE[`${code}`];
}

/** Graph docs give ranges for permissions and business use case limits; the neighbours of the other known codes are alike. */
function byRange(code: number | null): Verdict | undefined {
  if (code === null) return undefined;
  if (code >= 200 && code <= 299) return CLOSED;
  if (code >= 450 && code <= 499) return REFUSED;
  if (code >= 80000 && code <= 80099) return LIMIT;
  return undefined;
}

function byStatus(status: number): Verdict {
  if (status >= 500) return TROUBLE;
  if (status === 429) return LIMIT;
  if (status === 401) return REFUSED;
  if (status === 403) return CLOSED;
  // An error without a usable code under HTTP 200 is Meta in disorder ("Service Unavailable" was seen), not a judgement.
  if (status < 400) return TROUBLE;
  return ["input", "unknownError"];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wholeNumber(value: unknown): number | null {
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

/** Meta's sentence without anything that looks like a token (they begin with `EA`), cut to `length` characters. */
function readable(value: unknown, length: number): string | null {
  if (typeof value !== "string") return null;
  const clean = value
    .replace(/EA[A-Za-z0-9]{20,}/g, "[hidden]")
    .replace(/((?:access_token|input_token|appsecret_proof)["']?\s*[=:]\s*["']?)[^\s&"']+/gi, "$1[hidden]")
    .trim()
    .slice(0, length);
  return clean === "" ? null : clean;
}
