import { describe, expect, test } from "vitest";
import type { Answer, Seen } from "../meta/client.ts";
import { ownProblem, type ProblemKind } from "../problem.ts";
import { judge, SCOPES } from "./checks.ts";

const HUB = { businessId: "900", appId: "2965389650414399" };
const seen: Seen = {
  asked: "me",
  status: 200,
  bytes: 1,
  millis: 1,
  meters: [],
  tier: null,
  trace: null,
  calls: 1,
  requests: 1,
};
const ok = (body: Record<string, unknown>, tier: string | null = null): Answer => ({
  ok: true,
  body,
  seen: { ...seen, tier },
});
const no = (kind: ProblemKind): Answer => ({
  ok: false,
  failure: { class: "permission", problem: ownProblem(kind), tooMuchData: false, regainMinutes: null },
  seen,
});
const good = {
  me: ok({ id: "61", name: "Robot" }),
  portfolio: ok({ id: "900", name: "Acme", primary_page: { id: "1", name: "Acme page" } }),
  permissions: ok({ data: SCOPES.map((permission) => ({ permission, status: "granted" })) }),
  people: ok({ data: [{ id: "1" }], summary: { total_count: 12 } }, "standard_access"),
  debug: ok({ data: { app_id: HUB.appId, type: "SYSTEM_USER", expires_at: 0, scopes: [...SCOPES] } }),
};
const check = (answers: Partial<typeof good>, name: string) => {
  const findings = judge(HUB, { ...good, ...answers });
  return { ...findings.checks.find((one) => one.name === name), connects: findings.passed };
};

test("everything right: every check passes, and the facts of the hub are known", () => {
  const findings = judge(HUB, good);
  expect(findings.checks.map(({ name, result }) => `${name} ${result}`)).toEqual([
    "secret passed",
    "token passed",
    "portfolio passed",
    "app passed",
    "scopes passed",
    "people passed",
    "primaryPage passed",
    "tier passed",
  ]);
  expect(findings).toMatchObject({
    passed: true,
    portfolioName: "Acme",
    userId: "61",
    userName: "Robot",
    expires: "never",
  });
});

test("a refused token fails, and nothing behind it is judged", () => {
  const refused = { me: no("tokenExpired"), portfolio: no("tokenExpired"), people: no("tokenExpired") };
  expect(check(refused, "token")).toMatchObject({
    result: "failed",
    problem: { kind: "tokenExpired" },
    connects: false,
  });
  for (const name of ["portfolio", "app", "scopes", "people", "primaryPage", "tier"]) {
    expect(check(refused, name).result).toBe("skipped");
  }
});

test("an app that demands its secret is told apart from a bad token", () => {
  const answers = { me: no("secretDemanded") };
  expect(check(answers, "secret")).toMatchObject({ result: "failed", connects: false });
  expect(check(answers, "token").result).toBe("skipped");
});

describe("the portfolio", () => {
  test("that the token cannot see stops", () => {
    expect(check({ portfolio: no("notFound") }, "portfolio")).toMatchObject({ result: "failed", connects: false });
    expect(check({ portfolio: no("notFound") }, "primaryPage").result).toBe("skipped");
  });
  test("of another ID stops", () => {
    expect(check({ portfolio: ok({ id: "901", name: "Other" }) }, "portfolio")).toMatchObject({
      result: "failed",
      problem: { kind: "portfolioOther" },
      connects: false,
    });
  });
  test("without a primary Page is a warning", () => {
    expect(check({ portfolio: ok({ id: "900", name: "Acme" }) }, "primaryPage")).toMatchObject({
      result: "warning",
      connects: true,
    });
  });
});

describe("the token's details", () => {
  test("of another app stop, and tell which", () => {
    const debug = ok({ data: { app_id: "1084910789409157", type: "SYSTEM_USER", expires_at: 0 } });
    expect(check({ debug }, "app")).toMatchObject({ result: "failed", value: "1084910789409157", connects: false });
  });
  test("of another kind are a warning", () => {
    const debug = ok({ data: { app_id: HUB.appId, type: "USER", expires_at: 1800000000 } });
    expect(check({ debug }, "app")).toMatchObject({ result: "warning", value: "USER", connects: true });
  });
  test("that Meta does not tell are not a bad token", () => {
    expect(check({ debug: no("invalidRequest") }, "app")).toMatchObject({ result: "unknown", connects: true });
    expect(judge(HUB, { ...good, debug: no("invalidRequest") }).expires).toBe("unknown");
  });
  test("end when Meta says, in milliseconds", () => {
    const debug = ok({ data: { app_id: HUB.appId, type: "SYSTEM_USER", expires_at: 1800000000 } });
    expect(judge(HUB, { ...good, debug }).expires).toBe(1_800_000_000_000);
  });
});

describe("scopes", () => {
  const granted = (...scopes: string[]) => ({
    permissions: ok({ data: scopes.map((permission) => ({ permission, status: "granted" })) }),
    debug: no("invalidRequest"),
  });
  test("missing ones are named; without business_management nothing connects", () => {
    expect(check(granted("business_management", "ads_management"), "scopes")).toMatchObject({
      result: "warning",
      value: "catalog_management, pages_manage_metadata, pages_read_engagement, pages_show_list",
      connects: true,
    });
    expect(check(granted("ads_management"), "scopes").result).toBe("failed");
  });
  test("declined is not granted", () => {
    const permissions = ok({ data: SCOPES.map((permission) => ({ permission, status: "declined" })) });
    expect(check({ permissions, debug: no("invalidRequest") }, "scopes").result).toBe("failed");
  });
  test("that nobody tells are unknown", () => {
    expect(check({ permissions: no("invalidRequest"), debug: no("invalidRequest") }, "scopes").result).toBe("unknown");
  });
});

test("a token that may not read people stops", () => {
  expect(check({ people: no("permissionMissing") }, "people")).toMatchObject({ result: "failed", connects: false });
});

test.each([
  ["development_access", "warning"],
  ["standard_access", "passed"],
  [null, "unknown"],
] as const)("the tier %s is %s", (tier, result) => {
  expect(check({ people: ok({ data: [] }, tier) }, "tier")).toMatchObject({ result, connects: true });
});

test("answers that nobody can read fail their check and throw nothing", () => {
  expect(check({ portfolio: ok({ hello: 1 }), people: ok({ data: 3 }) }, "portfolio")).toMatchObject({
    result: "failed",
    problem: { kind: "unreadableAnswer" },
  });
});
