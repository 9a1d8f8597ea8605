import * as z from "zod/mini";
import { CHECKS, type Check } from "../messages/protocol.ts";
import type { Answer, Ask, Graph } from "../meta/client.ts";
import { ownProblem, type Problem } from "../problem.ts";

/** The six scopes of the guide. Without the first nothing of a portfolio can be read. */
export const SCOPES = [
  "business_management",
  "ads_management",
  "catalog_management",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_show_list",
] as const;

/** A hub is not connected while one of these has failed. */
const ESSENTIAL: ReadonlySet<Check["name"]> = new Set(["secret", "token", "portfolio", "app", "scopes", "people"]);

/** What the checks found out, for the hub's record. */
export interface Findings {
  checks: Check[];
  passed: boolean;
  portfolioName: string;
  userId: string;
  userName: string | null;
  expires: number | "never" | "unknown";
}

const Me = z.object({ id: z.string(), name: z.nullish(z.string()) });
const Portfolio = z.object({
  id: z.string(),
  name: z.string(),
  primary_page: z.nullish(z.object({ id: z.string(), name: z.nullish(z.string()) })),
});
const Permissions = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) });
const People = z.object({
  data: z.array(z.unknown()),
  summary: z.nullish(z.object({ total_count: z.nullish(z.number()) })),
});
const Debug = z.object({
  data: z.object({
    app_id: z.nullish(z.string()),
    type: z.nullish(z.string()),
    expires_at: z.nullish(z.number()),
    scopes: z.nullish(z.array(z.string())),
  }),
});

/**
 * Asks Meta everything that "Connect app" wants to know, in one batch and one inspection of the token (five reads, two requests),
 * and judges it. Nothing is written, at Meta or here.
 */
export async function runChecks(graph: Graph, hub: { businessId: string; appId: string }): Promise<Findings> {
  const asks: Ask[] = [
    { path: "me", params: { fields: "id,name" } },
    { path: hub.businessId, params: { fields: "id,name,primary_page{id,name}" } },
    { path: "me/permissions", params: {} },
    { path: `${hub.businessId}/business_users`, params: { fields: "id", limit: "1", summary: "total_count" } },
  ];
  const [[me, portfolio, permissions, people], debug] = await Promise.all([graph.readMany(asks), graph.debugToken()]);
  return judge(hub, { me, portfolio, permissions, people, debug });
}

type Answers = Record<"me" | "portfolio" | "permissions" | "people" | "debug", Answer | undefined>;

/** Judges the answers. Pure. */
export function judge(hub: { businessId: string; appId: string }, answers: Answers): Findings {
  const found = new Map<Check["name"], Omit<Check, "name">>();
  const set = (
    name: Check["name"],
    result: Check["result"],
    value: string | null = null,
    problem: Problem | null = null,
  ) => found.set(name, { result, value, problem });

  const me = read(answers.me, Me);
  const portfolio = read(answers.portfolio, Portfolio);
  const debug = read(answers.debug, Debug);
  const details = debug.ok ? debug.value.data : null;
  const expires = readExpiry(details?.expires_at);

  const demanded = !me.ok && me.problem.kind === "secretDemanded";
  if (demanded) set("secret", "failed", null, me.problem);
  else set("secret", me.ok ? "passed" : "unknown");

  if (me.ok) set("token", "passed", me.value.name ?? me.value.id);
  else if (!demanded) set("token", "failed", null, me.problem);

  // Behind a token that is refused the other answers say nothing.
  if (me.ok) {
    if (!portfolio.ok) set("portfolio", "failed", null, portfolio.problem);
    else if (portfolio.value.id !== hub.businessId) set("portfolio", "failed", null, ownProblem("portfolioOther"));
    else set("portfolio", "passed", portfolio.value.name);

    if (!details?.app_id) set("app", "unknown");
    else if (details.app_id !== hub.appId) set("app", "failed", details.app_id, ownProblem("appOther"));
    else if (details.type && details.type !== "SYSTEM_USER") {
      set("app", "warning", details.type, ownProblem("tokenKindOther"));
    } else set("app", "passed", String(expires));

    judgeScopes(set, read(answers.permissions, Permissions), details?.scopes ?? null);

    const people = read(answers.people, People);
    if (people.ok) set("people", "passed", String(people.value.summary?.total_count ?? people.value.data.length));
    else set("people", "failed", null, people.problem);

    const page = portfolio.ok ? portfolio.value.primary_page : undefined;
    if (!portfolio.ok) set("primaryPage", "skipped");
    else if (page) set("primaryPage", "passed", page.name ?? page.id);
    else set("primaryPage", "warning", null, ownProblem("noPrimaryPage"));

    const tier = Object.values(answers).find((answer) => answer?.seen.tier)?.seen.tier ?? null;
    if (tier === null) set("tier", "unknown");
    else if (tier === "development_access") set("tier", "warning", tier, ownProblem("tierLimited"));
    else set("tier", "passed", tier);
  }

  const checks = CHECKS.map((name): Check => {
    const check = found.get(name);
    return check ? { name, ...check } : { name, result: "skipped", value: null, problem: null };
  });
  return {
    checks,
    passed: !checks.some(({ name, result }) => ESSENTIAL.has(name) && (result === "failed" || result === "skipped")),
    portfolioName: portfolio.ok ? portfolio.value.name : hub.businessId,
    userId: me.ok ? me.value.id : "",
    userName: me.ok ? (me.value.name ?? null) : null,
    expires,
  };
}

function judgeScopes(
  set: (name: "scopes", result: Check["result"], value?: string | null, problem?: Problem | null) => void,
  permissions: Reading<z.infer<typeof Permissions>>,
  ofToken: string[] | null,
): void {
  if (!permissions.ok && ofToken === null) return void set("scopes", "unknown");
  const granted = new Set([
    ...(permissions.ok ? permissions.value.data : [])
      .filter((row) => row.status === "granted")
      .map((row) => row.permission),
    ...(ofToken ?? []),
  ]);
  const missing = SCOPES.filter((scope) => !granted.has(scope));
  if (missing.length === 0) return void set("scopes", "passed", SCOPES.join(", "));
  const grave = missing.includes("business_management");
  set("scopes", grave ? "failed" : "warning", missing.join(", "), ownProblem("scopesMissing"));
}

/** `expires_at`: Unix seconds, 0 for never. */
function readExpiry(expiresAt: number | null | undefined): Findings["expires"] {
  if (expiresAt === null || expiresAt === undefined) return "unknown";
  return expiresAt === 0 ? "never" : expiresAt * 1000;
}

type Reading<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

function read<Schema extends z.ZodMiniType>(answer: Answer | undefined, schema: Schema): Reading<z.infer<Schema>> {
  if (!answer) return { ok: false, problem: ownProblem("unreadableAnswer") };
  if (!answer.ok) return { ok: false, problem: answer.failure.problem };
  const parsed = schema.safeParse(answer.body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: ownProblem("unreadableAnswer") };
}
