import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROBLEM_KINDS } from "../problem.ts";
import { ERROR_TABLE } from "./error-table.ts";
import { classify, wayFailure } from "./errors.ts";

/**
 * Written from the reference of the contract, not from our table: code, subcode, class, kind. A row that is missing in
 * the table falls to a range or to `unknownError`, and fails here.
 */
const CONTRACT = `
1 - transient metaTrouble
2 - transient metaTrouble
99 - transient metaTrouble
1 99 transient metaTrouble
3 - permission appNotCapable
4 - limit limitReached
4 1504022 limit limitReached
17 - limit limitReached
17 2446079 limit limitReached
32 - limit limitReached
341 - limit limitReached
613 - limit limitReached
613 1996 limit limitReached
80000 - limit limitReached
80001 - limit limitReached
80002 - limit limitReached
80003 - limit limitReached
80004 - limit limitReached
80004 2446079 limit limitReached
80005 - limit limitReached
80006 - limit limitReached
80008 - limit limitReached
80009 - limit limitReached
80014 - limit limitReached
10 - permission permissionMissing
10 1752203 permission inviteNotAllowed
10 2859030 permission inviteRefusedForNow
10 3858749 permission pageTaskMissing
31 - policy accountActionNeeded
31 3858385 policy accountActionNeeded
100 - input invalidRequest
100 33 input notFound
100 1752100 input notBusinessScoped
100 1752129 input taskCombination
101 - auth appUnknown
102 - auth tokenRefused
102 458 auth tokenAppRemoved
102 459 auth tokenCheckpoint
102 460 auth tokenPasswordChanged
102 463 auth tokenExpired
102 464 auth tokenCheckpoint
102 467 auth tokenRefused
102 492 auth tokenPageRole
104 - auth badSignature
190 - auth tokenRefused
190 458 auth tokenAppRemoved
190 459 auth tokenCheckpoint
190 460 auth tokenPasswordChanged
190 463 auth tokenExpired
190 464 auth tokenCheckpoint
190 467 auth tokenRefused
190 492 auth tokenPageRole
463 - auth tokenExpired
200 - permission permissionMissing
200 2655040 permission partnerProgramOnly
270 - permission appNotCapable
283 - permission permissionMissing
294 - permission permissionMissing
368 - policy policyBlock
370 - input invalidRequest
415 - permission twoFactorNeeded
415 2859009 permission twoFactorNeeded
452 - auth tokenRefused
457 - auth tokenRefused
506 - input duplicatePost
803 - input notFound
960 - transient metaTrouble
1404078 - policy policyBlock
2859015 - policy policyBlock
1404163 - policy accountBarred
1815694 - permission actionNotPermitted
2500 - input invalidRequest
2620 - input invalidRequest
2635 - input versionOld
3910001 - policy accountTrouble
3914 - input lastAdmin
3902 - input technicalIssue
3918 - input pageElsewhere
3918 1690024 input pageElsewhere
3919 - input technicalIssue
3936 - input claimPending
3944 - input alreadyHasAccess
3948 - input pageNeedsManager
3949 - input systemUserLimit
3965 - input adminSystemUserLimit
3962 - input scopeInvalid
3977 - input pageAdminNeeded
3979 - input adAccountLimit
3980 - input adAccountStanding
3982 - input importNotAllowed
42000 - input pageTiedToInstagram
42001 - input pageTiedToInstagram
104001 - input systemUserNeedsApp
413 - input passwordInvalid
`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

function judged(error: unknown, status = 400) {
  const failure = classify(status, { error });
  return failure ? `${failure.class} ${failure.problem.kind}` : "none";
}

test.each(CONTRACT)("The contract: %s/%s is %s %s", (code, subcode, errorClass, kind) => {
  const error = {
    message: "(#1) Anything",
    code: Number(code),
    ...(subcode === "-" ? {} : { error_subcode: Number(subcode) }),
  };
  expect(judged(error)).toBe(`${errorClass} ${kind}`);
  // The HTTP status of a known code says nothing.
  for (const status of [200, 403, 500]) expect(judged(error, status)).toBe(`${errorClass} ${kind}`);
});

test("Every documented code has a row of its own.", () => {
  const missing = CONTRACT.filter(([code, subcode]) => subcode === "-" && !Object.hasOwn(ERROR_TABLE, `${code}`));
  expect(missing).toEqual([]);
});

test.each(Object.entries(ERROR_TABLE))("The table: %s is %s", (key, [errorClass, kind]) => {
  const [code, subcode] = key.split("/").map(Number);
  expect(PROBLEM_KINDS).toContain(kind);
  expect(judged({ code, error_subcode: subcode })).toBe(`${errorClass} ${kind}`);
});

describe("Beyond the table", () => {
  test.each([
    ["a negative code counts by its subcode", { code: -1, error_subcode: 1752129 }, 400, "input taskCombination"],
    ["a negative code with a short subcode", { code: -3, error_subcode: 463 }, 400, "auth tokenExpired"],
    ["a documented code that comes as a subcode", { code: 368, error_subcode: 1404163 }, 400, "policy accountBarred"],
    ["a unique subcode under another code", { code: 200, error_subcode: 1752203 }, 400, "permission inviteNotAllowed"],
    ["an unknown subcode of a known code", { code: 190, error_subcode: 999 }, 400, "auth tokenRefused"],
    ["numbers as text", { code: "190", error_subcode: "463" }, 400, "auth tokenExpired"],
    ["an unknown code that Meta calls transient", { code: 77777, is_transient: true }, 400, "transient metaTrouble"],
    ["an unspecific 100 that Meta calls transient", { code: 100, is_transient: true }, 400, "transient metaTrouble"],
    ["a limit that Meta calls transient", { code: 4, is_transient: true }, 400, "limit limitReached"],
    ["a named refusal that Meta calls transient", { code: 3914, is_transient: true }, 400, "input lastAdmin"],
    ["an unknown code under 5xx", { code: 77777 }, 503, "transient metaTrouble"],
    ["an unknown permission", { code: 299 }, 400, "permission permissionMissing"],
    ["an unknown token error", { code: 466 }, 400, "auth tokenRefused"],
    ["an unknown business use case limit", { code: 80012 }, 400, "limit limitReached"],
    ["an unknown code", { code: 77777 }, 400, "input unknownError"],
    ["an unknown code under 401", { code: 77777 }, 401, "auth tokenRefused"],
    ["an unknown code under 403", { code: 77777 }, 403, "permission permissionMissing"],
    ["an unknown code under 429", { code: 77777 }, 429, "limit limitReached"],
    ["no code under 200", { message: "Service Unavailable" }, 200, "transient metaTrouble"],
    ["no code under 400", { type: "GraphBatchException" }, 400, "input unknownError"],
    ["an error that is text", "Service Unavailable", 200, "transient metaTrouble"],
  ])("%s", (_name, error, status, verdict) => expect(judged(error, status)).toBe(verdict));

  test("An app that requires its secret is told apart from a wrong parameter and from a thing that is not there.", () => {
    const message = "API calls from the server require an appsecret_proof argument";
    expect(judged({ code: 100, type: "GraphMethodException", message })).toBe("auth secretDemanded");
    expect(judged({ code: 100, type: "OAuthException", message })).toBe("input invalidRequest");
    expect(judged({ code: 100, type: "GraphMethodException", message: "Unsupported" })).toBe("input invalidRequest");
    expect(judged({ code: 100, error_subcode: 33, type: "GraphMethodException", message })).toBe("input notFound");
  });

  test("Success is no failure, success that is none is one.", () => {
    for (const body of [
      { success: true },
      { id: "1" },
      { data: [] },
      { error: null },
      [],
      "text",
      1,
      null,
      undefined,
    ]) {
      expect(classify(200, body)).toBeNull();
    }
    expect(classify(200, { success: false })).toMatchObject({ class: "input", problem: { kind: "unknownError" } });
  });

  test.each([
    [500, undefined, "transient metaTrouble"],
    [502, undefined, "transient metaTrouble"],
    [429, undefined, "limit limitReached"],
    [403, undefined, "transient unreadableAnswer"],
    [404, undefined, "transient unreadableAnswer"],
    [404, {}, "input unknownError"],
  ])("HTTP %i with %s is %s", (status, body, verdict) => {
    const failure = classify(status, body);
    expect(`${failure?.class} ${failure?.problem.kind}`).toBe(verdict);
  });

  test("Code 1 and HTTP 500 ask for less, a limit, an outage and a named code under 500 do not.", () => {
    expect(classify(400, { error: { code: 1 } })?.tooMuchData).toBe(true);
    expect(classify(500, { error: { code: 1, error_subcode: 99 } })?.tooMuchData).toBe(true);
    expect(classify(500, { error: { code: 2 } })?.tooMuchData).toBe(true);
    expect(classify(500, undefined)?.tooMuchData).toBe(true);
    expect(classify(503, { error: { code: 2 } })?.tooMuchData).toBe(false);
    expect(classify(500, { error: { code: 100 } })?.tooMuchData).toBe(false);
    expect(classify(500, { error: { code: 4 } })?.tooMuchData).toBe(false);
    expect(wayFailure("timedOut")).toMatchObject({ class: "transient", tooMuchData: false });
  });
});

describe("What Meta said", () => {
  const said = (error: object) => classify(400, { error })?.problem;

  test("Its sentence, else its title, never the message; with codes and trace.", () => {
    expect(
      said({
        code: 100,
        error_subcode: 33,
        message: "m",
        error_user_title: "T",
        error_user_msg: " S ",
        fbtrace_id: "F",
      }),
    ).toEqual({ kind: "notFound", code: 100, subcode: 33, said: "S", trace: "F" });
    expect(said({ code: 1, message: "m", error_user_title: "T", error_user_msg: "" })).toMatchObject({ said: "T" });
    expect(said({ code: 1, message: "m" })).toMatchObject({ said: null, trace: null });
    expect(said({ code: 1, error_user_msg: "x".repeat(900) })?.said).toHaveLength(500);
  });

  test("error_data may be an object, JSON text or nonsense.", () => {
    for (const error_data of [{ blame_field_specs: [["tasks"]] }, '{"blame_field_specs":[["tasks"]]}', "{", 3, null]) {
      expect(judged({ code: 100, error_data })).toBe("input invalidRequest");
    }
  });

  const token = "EAAGm0PX4ZCpsBOabcdefghijklmnopq";
  test.each([
    [`Your token ${token} is bad`, "Your token [hidden] is bad"],
    ["https://x/?access_token=short&a=1", "https://x/?access_token=[hidden]&a=1"],
    ['{"access_token": "short"}', '{"access_token": "[hidden]"}'],
    [`${"x".repeat(490)}${token}`, `${"x".repeat(490)}[hidden]`],
    [`EA${token}`, "[hidden]"],
    ["EACH SENTENCE STAYS", "EACH SENTENCE STAYS"],
  ])("Nothing like a token stays in it: %s", (error_user_msg, expected) => {
    expect(said({ code: 1, error_user_msg })?.said).toBe(expected);
    expect(JSON.stringify(said({ code: 1, error_user_title: error_user_msg, fbtrace_id: token }))).not.toContain(
      "EAAG",
    );
  });
});

test("Nothing makes it throw, and what it gives is always whole.", () => {
  const error = fc.record(
    {
      code: fc.oneof(fc.integer(), fc.jsonValue(), fc.constantFrom(100, 190, 10, -1, "__proto__", "constructor")),
      error_subcode: fc.oneof(fc.integer(), fc.jsonValue()),
      type: fc.jsonValue(),
      message: fc.jsonValue(),
      error_user_msg: fc.jsonValue(),
      error_user_title: fc.jsonValue(),
      error_data: fc.jsonValue(),
      is_transient: fc.jsonValue(),
      fbtrace_id: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(fc.jsonValue(), fc.record({ error: fc.oneof(error, fc.jsonValue()) }), fc.constant(undefined));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), body, (status, given) => {
      const failure = classify(status, given);
      if (!failure) return;
      expect(["transient", "limit", "auth", "permission", "policy", "input"]).toContain(failure.class);
      expect(PROBLEM_KINDS).toContain(failure.problem.kind);
      expect(failure.problem.said?.length ?? 0).toBeLessThanOrEqual(500);
    }),
    { numRuns: 1000 },
  );
});
