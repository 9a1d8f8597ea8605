/**
 * The one message map. A page sends a command and gets an envelope; the content script may send only commands of tier
 * `suite`. A command's schema, tier and answer are declared here and nowhere else; its handler is in
 * `lib/worker/handlers.ts`.
 */
import * as z from "zod/mini";
import { Problem } from "../problem.ts";
import { Intent } from "../store/plan-records.ts";
import { LoginMethod } from "../store/records.ts";

/** Counted up when a command changes its meaning: a page of an older version is told to reload. */
export const PROTOCOL_VERSION = 1;

export type Tier = "page" | "suite";

const digits = z.string().check(z.regex(/^\d{5,20}$/));
const secret = z.string().check(z.minLength(1), z.maxLength(4096));
const passphrase = z.string().check(z.minLength(1), z.maxLength(1024));
const id = z.string().check(z.minLength(1), z.maxLength(64));
const label = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

export const CHECKS = ["secret", "token", "portfolio", "app", "scopes", "people", "primaryPage", "tier"] as const;

/** One check of "Connect app". Sentences: `check.<name>.<result>`; for `failed`, the problem's own sentence follows. */
export const Check = z.object({
  name: z.enum(CHECKS),
  result: z.enum(["passed", "warning", "failed", "unknown", "skipped"]),
  problem: z.nullable(Problem),
  /** Values for the sentence: the portfolio's name, the missing scopes, the app's id, the expiry as milliseconds. */
  value: z.nullable(z.string()),
});
export type Check = z.infer<typeof Check>;

/** What became of a connect or of a token's replacement. Nothing is stored unless `connected`. */
export const ConnectAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("connected"), hubId: id, checks: z.array(Check) }),
  z.object({ outcome: z.literal("refused"), checks: z.array(Check) }),
  /** This portfolio is a hub already. */
  z.object({ outcome: z.literal("duplicate"), hubId: id }),
]);
export type ConnectAnswer = z.infer<typeof ConnectAnswer>;

/** What became of a plan that was to be applied. Nothing is done unless `queued`. */
export const PlanAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("queued"), planId: id }),
  /** The state is not the one that was previewed. */
  z.object({ outcome: z.literal("moved") }),
  /** A guard forbids it, and was not overridden. */
  z.object({ outcome: z.literal("stopped") }),
]);
export type PlanAnswer = z.infer<typeof PlanAnswer>;

const nothing = z.object({});
const taskId = z.object({ taskId: id });

function command<Ask extends z.ZodMiniType, Answer extends z.ZodMiniType>(tier: Tier, ask: Ask, answer: Answer) {
  return { tier, ask, answer };
}

export const protocol = {
  "hub.connect": command(
    "page",
    z.object({ label, token: secret, businessId: digits, appId: digits, loginMethod: LoginMethod }),
    ConnectAnswer,
  ),
  "hub.replaceToken": command("page", z.object({ hubId: id, token: secret }), ConnectAnswer),
  "hub.update": command(
    "page",
    z.object({
      hubId: id,
      label: z.optional(label),
      loginMethod: z.optional(LoginMethod),
      daily: z.optional(z.boolean()),
      safeguardShare: z.optional(z.number().check(z.gte(0.01), z.lte(1))),
    }),
    nothing,
  ),
  "hub.remove": command(
    "page",
    z.object({ hubId: id, reason: z.string().check(z.maxLength(1000)), history: z.enum(["keep", "erase"]) }),
    nothing,
  ),
  /** Without `hubIds`: every hub, the stalest first. A hub that is syncing already is not started twice. */
  "sync.start": command("page", z.object({ hubIds: z.optional(z.array(id)) }), z.object({ taskIds: z.array(id) })),
  /**
   * Applies a plan that was previewed. The worker builds it again: if that gives another draft than the one of this fingerprint, the state
   * has moved and the page shows the difference and asks again. `confirm`: the hub's label, typed to override a stop. `undoes`: the plan
   * that this one takes back.
   */
  "plan.apply": command(
    "page",
    z.object({
      hubId: id,
      intents: z.array(Intent).check(z.minLength(1), z.maxLength(5000)),
      fingerprint: z.string().check(z.maxLength(64)),
      confirm: z.nullable(z.string().check(z.maxLength(120))),
      notBefore: z.nullable(z.number()),
      undoes: z.nullable(id),
    }),
    PlanAnswer,
  ),
  /** Of a plan: what has not begun is canceled. Of a sync: all of it. */
  "task.cancel": command("page", taskId, nothing),
  /** Of a plan: what failed, or was stopped, is tried again. Of a sync: a new one begins. */
  "task.retry": command("page", taskId, nothing),
  /** The safeguard's two answers. */
  "task.apply": command("page", taskId, nothing),
  "task.discard": command("page", taskId, nothing),
  "settings.update": command(
    "page",
    z.object({
      defaultAppId: z.optional(digits),
      introSeen: z.optional(z.boolean()),
      notifyRisks: z.optional(z.boolean()),
      lockAfterMinutes: z.optional(z.number().check(z.gte(1), z.lte(720))),
      newSystemUserDays: z.optional(z.number().check(z.gte(0), z.lte(60))),
    }),
    nothing,
  ),
  "vault.unlock": command("page", z.object({ passphrase }), nothing),
  "vault.lock": command("page", nothing, nothing),
  /** Sets, changes (`current` given) or removes (`next` is `null`) the passphrase. */
  "vault.setPassphrase": command(
    "page",
    z.object({ current: z.nullable(passphrase), next: z.nullable(passphrase) }),
    nothing,
  ),
  /** Forgets every token and the passphrase. Hubs stay and ask for a new token. */
  "vault.wipe": command("page", nothing, nothing),
} as const;

export type CommandName = keyof typeof protocol;
export type Ask<C extends CommandName> = z.infer<(typeof protocol)[C]["ask"]>;
export type Answer<C extends CommandName> = z.infer<(typeof protocol)[C]["answer"]>;

/** What travels from a page to the worker. */
export const Request = z.object({ version: z.number(), command: z.string(), ask: z.unknown() });

/** What comes back, always: a listener never rejects and never stays silent. */
export const Envelope = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type Envelope<A> = { ok: true; answer: A } | { ok: false; problem: Problem };
