/** Every error code that Meta documents for what we do, and those that others have met, with what each means for us. */
import type { ProblemKind } from "../problem.ts";

/**
 * - `transient`: the same read may well succeed in a moment
 * - `limit`: too many calls; stop the queue and wait
 * - `auth`: no call with this token and app will succeed until the admin acts
 * - `permission`: this thing is closed to this token, others may be open
 * - `policy`: Meta has blocked the account or the action; stop everything, for hours
 * - `input`: this one request cannot succeed as it is
 */
export type ErrorClass = "transient" | "limit" | "auth" | "permission" | "policy" | "input";

export type Verdict = readonly [ErrorClass, ProblemKind];

/** Graph docs (access token errors): subcodes of 190 and of its older twin 102. */
const TOKEN_SUBCODES: Record<string, Verdict> = {
  458: ["auth", "tokenAppRemoved"],
  459: ["auth", "tokenCheckpoint"],
  460: ["auth", "tokenPasswordChanged"],
  463: ["auth", "tokenExpired"],
  // "User not confirmed" has the remedy of a checkpoint: the person must log in.
  464: ["auth", "tokenCheckpoint"],
  467: ["auth", "tokenRefused"],
  492: ["auth", "tokenPageRole"],
};

export const INVALID: Verdict = ["input", "invalidRequest"];
export const LIMIT: Verdict = ["limit", "limitReached"];
export const TROUBLE: Verdict = ["transient", "metaTrouble"];
export const CLOSED: Verdict = ["permission", "permissionMissing"];
export const REFUSED: Verdict = ["auth", "tokenRefused"];
const BLOCKED: Verdict = ["policy", "policyBlock"];

/** By `code` or `code/subcode`. */
export const ERROR_TABLE: Readonly<Record<string, Verdict>> = {
  // Meta's side. 99 is seen as a code and as a subcode of 1.
  1: TROUBLE,
  2: TROUBLE,
  99: TROUBLE,
  960: TROUBLE,

  // Graph docs (rate limiting)
  4: LIMIT,
  "4/1504022": LIMIT,
  17: LIMIT,
  "17/2446079": LIMIT,
  32: LIMIT,
  341: LIMIT,
  613: LIMIT,
  "613/1996": LIMIT,
  80000: LIMIT,
  80001: LIMIT,
  80002: LIMIT,
  80003: LIMIT,
  80004: LIMIT,
  "80004/2446079": LIMIT,
  80005: LIMIT,
  80006: LIMIT,
  80008: LIMIT,
  80009: LIMIT,
  80014: LIMIT,

  // The token and the app. 101 and 104 are "auth" because every other call would meet them too.
  101: ["auth", "appUnknown"],
  102: REFUSED,
  104: ["auth", "badSignature"],
  190: REFUSED,
  452: REFUSED,
  457: REFUSED,
  ...subcodesOf("102", TOKEN_SUBCODES),
  ...subcodesOf("190", TOKEN_SUBCODES),
  // Some answers carry the subcode as the code.
  ...TOKEN_SUBCODES,

  // Permission
  3: ["permission", "appNotCapable"],
  10: CLOSED,
  "10/1752203": ["permission", "inviteNotAllowed"],
  "10/2859030": ["permission", "inviteRefusedForNow"],
  "10/3858749": ["permission", "pageTaskMissing"],
  200: CLOSED,
  "200/2655040": ["permission", "partnerProgramOnly"],
  270: ["permission", "appNotCapable"],
  283: CLOSED,
  294: CLOSED,
  415: ["permission", "twoFactorNeeded"],
  "415/2859009": ["permission", "twoFactorNeeded"],
  1815694: ["permission", "actionNotPermitted"],

  // Policy
  31: ["policy", "accountActionNeeded"],
  "31/3858385": ["policy", "accountActionNeeded"],
  368: BLOCKED,
  1404078: BLOCKED,
  2859015: BLOCKED,
  1404163: ["policy", "accountBarred"],
  3910001: ["policy", "accountTrouble"],

  // The request
  100: INVALID,
  "100/33": ["input", "notFound"],
  "100/1752100": ["input", "notBusinessScoped"],
  "100/1752129": ["input", "taskCombination"],
  370: INVALID,
  413: ["input", "passwordInvalid"],
  506: ["input", "duplicatePost"],
  803: ["input", "notFound"],
  2500: INVALID,
  2620: INVALID,
  2635: ["input", "versionOld"],

  // Graph docs (Business Manager API): the portfolio's rules
  3902: ["input", "technicalIssue"],
  3914: ["input", "lastAdmin"],
  3918: ["input", "pageElsewhere"],
  "3918/1690024": ["input", "pageElsewhere"],
  3919: ["input", "technicalIssue"],
  3936: ["input", "claimPending"],
  3944: ["input", "alreadyHasAccess"],
  3948: ["input", "pageNeedsManager"],
  3949: ["input", "systemUserLimit"],
  3962: ["input", "scopeInvalid"],
  3965: ["input", "adminSystemUserLimit"],
  3977: ["input", "pageAdminNeeded"],
  3979: ["input", "adAccountLimit"],
  3980: ["input", "adAccountStanding"],
  3982: ["input", "importNotAllowed"],
  42000: ["input", "pageTiedToInstagram"],
  42001: ["input", "pageTiedToInstagram"],
  104001: ["input", "systemUserNeedsApp"],
};

function subcodesOf(code: string, rows: Record<string, Verdict>): Record<string, Verdict> {
  return Object.fromEntries(Object.entries(rows).map(([subcode, verdict]) => [`${code}/${subcode}`, verdict]));
}

/** The rows that have a subcode, by it alone. */
export const BY_SUBCODE: Readonly<Record<string, Verdict>> = Object.fromEntries(
  Object.entries(ERROR_TABLE).flatMap(([key, verdict]) => {
    const [, subcode] = key.split("/");
    return subcode === undefined ? [] : [[subcode, verdict]];
  }),
);
