/**
 * The one message map. A page sends a command and gets an envelope; the content script may send only commands of tier
 * `suite`. A command's schema, tier and answer are declared here and nowhere else; its handler is in
 * `lib/worker/`.
 */
import * as z from "zod/mini";
import { Problem } from "../problem.ts";
import { Field, HubRole, PersonFacts, Reason } from "../store/people-records.ts";
import { Intent } from "../store/plan-records.ts";
import { LoginMethod } from "../store/records.ts";
import { command, digits, id } from "./command.ts";
import { nothing } from "./envelope.ts";
import { suiteCommands } from "./suite-commands.ts";

export { Request, type Tier } from "./command.ts";
export { Envelope } from "./envelope.ts";
export { PROTOCOL_VERSION } from "./post.ts";
export { Badge, GuideAnswer, PanelPlace } from "./suite-answers.ts";

const secret = z.string().check(z.minLength(1), z.maxLength(4096));
const passphrase = z.string().check(z.minLength(1), z.maxLength(1024));
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

/** What became of an import. Nothing is applied unless `applied`. */
export const ImportAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("applied"),
    sourceId: id,
    deedId: id,
    added: z.number(),
    changed: z.number(),
    gone: z.number(),
  }),
  /** The import's safeguard: so many of the source's people are not in the file. `names`: the first of them. */
  z.object({ outcome: z.literal("asks"), gone: z.number(), of: z.number(), names: z.array(z.string()) }),
]);
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** What became of a plan that was to be applied. Nothing is done unless `queued`. */
export const PlanAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("queued"), planId: id }),
  /** The state is not the one that was previewed. */
  z.object({ outcome: z.literal("moved") }),
  /** A guard forbids it, and was not overridden. */
  z.object({ outcome: z.literal("stopped") }),
]);
export type PlanAnswer = z.infer<typeof PlanAnswer>;

const words = z.string().check(z.trim(), z.maxLength(1000));
const memberIds = z.array(id).check(z.minLength(1), z.maxLength(20_000));
const members = { hubId: id, memberIds };
/** Give `deedId` back to `decision.undo`. */
const deed = z.object({ deedId: id });
const score = z.number().check(z.gte(0), z.lte(100));
const domain = z.string().check(z.trim(), z.minLength(1), z.maxLength(253));
const guest = {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  email: z.nullable(z.string().check(z.trim(), z.regex(/^\S+@\S+$/), z.maxLength(320))),
  sponsorId: z.nullable(id),
  company: z.nullable(z.string().check(z.trim(), z.maxLength(200))),
  endsAt: z.nullable(z.number()),
};
const taskId = z.object({ taskId: id });
const providerText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const protocol = {
  /** `token`: `null` for the one that the guide captured for this portfolio, which no page ever sees. */
  "hub.connect": command(
    "page",
    z.object({ label, token: z.nullable(secret), businessId: digits, appId: digits, loginMethod: LoginMethod }),
    ConnectAnswer,
  ),
  /** `token`: as for `hub.connect`. */
  "hub.replaceToken": command("page", z.object({ hubId: id, token: z.nullable(secret) }), ConnectAnswer),
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
      providerName: z.optional(providerText),
      providerOwner: z.optional(providerText),
      providerSupport: z.optional(z.string().check(z.trim(), z.maxLength(320))),
      guideOn: z.optional(z.boolean()),
      guideOffIn: z.optional(z.array(digits).check(z.maxLength(1000))),
      peopleBadges: z.optional(z.boolean()),
      introSeen: z.optional(z.boolean()),
      notifyRisks: z.optional(z.boolean()),
      lockAfterMinutes: z.optional(z.number().check(z.gte(1), z.lte(720))),
      newSystemUserDays: z.optional(z.number().check(z.gte(0), z.lte(60))),
      companyDomains: z.optional(z.array(domain).check(z.maxLength(200))),
      aliasDomains: z.optional(z.array(z.object({ alias: domain, of: domain })).check(z.maxLength(200))),
    }),
    nothing,
  ),
  /** `rule`: `suggestion` if the admin took one (then with its reasons and score), `chosen` if he searched. Again: another role. */
  "decision.match": command(
    "page",
    z.object({
      hubId: id,
      memberId: id,
      personId: id,
      hubRole: HubRole,
      rule: z.enum(["suggestion", "chosen"]),
      inputs: z.array(Reason).check(z.maxLength(20)),
      score,
    }),
    deed,
  ),
  /** Many suggestions at once, exactly those that were shown. A member that was decided about meanwhile is left alone: see `skipped`. */
  "decision.acceptSuggestions": command(
    "page",
    z.object({
      hubId: id,
      hubRole: HubRole,
      pairs: z
        .array(z.object({ memberId: id, personId: id, score, inputs: z.array(Reason).check(z.maxLength(20)) }))
        .check(z.minLength(1), z.maxLength(20_000)),
    }),
    z.object({ deedId: id, accepted: z.number(), skipped: z.number() }),
  ),
  "decision.unmatch": command("page", z.object(members), deed),
  "decision.exempt": command(
    "page",
    z.object({ ...members, reason: words.check(z.minLength(1)), lookAgainOn: z.nullable(z.number()) }),
    deed,
  ),
  "decision.endExemption": command("page", z.object(members), deed),
  /** "Not the same" (`same: false`), and back. */
  "decision.notSame": command("page", z.object({ hubId: id, memberId: id, personId: id, same: z.boolean() }), deed),
  /** "Decide later" (`later: true`), and back. */
  "decision.later": command("page", z.object({ ...members, later: z.boolean() }), deed),
  /** "This is me": sets the hub's `you`; with a person, also the match with the role of an owner. */
  "decision.claim": command("page", z.object({ hubId: id, memberId: id, personId: z.nullable(id) }), deed),
  /** Takes back what one deed changed. A member that was decided about since is left as it is: see `skipped`. */
  "decision.undo": command(
    "page",
    z.object({ hubId: id, deedId: id }),
    z.object({ deedId: id, undone: z.number(), skipped: z.number() }),
  ),
  /** Brings people of a file, `n` counting up from 0. Nothing is applied before `people.import`. */
  "people.stage": command(
    "page",
    z.object({ importId: id, n: z.number(), people: z.array(PersonFacts).check(z.maxLength(5000)) }),
    nothing,
  ),
  /** Applies what was staged, as one commit. Without `sourceId`: a new source. `approved`: the safeguard was answered. */
  "people.import": command(
    "page",
    z.object({
      importId: id,
      sourceId: z.nullable(id),
      fileName: z.string().check(z.minLength(1), z.maxLength(300)),
      shape: z.string().check(z.maxLength(128)),
      columns: z.array(z.nullable(Field)).check(z.maxLength(500)),
      batches: z.number(),
      rows: z.number(),
      unreadable: z.number(),
      approved: z.boolean(),
    }),
    ImportAnswer,
  ),
  /** Lets go of what was staged. */
  "people.dropImport": command("page", z.object({ importId: id }), nothing),
  /** Takes the last import of a source back. */
  "people.undoImport": command("page", z.object({ sourceId: id, deedId: id }), nothing),
  "people.removeSource": command("page", z.object({ sourceId: id }), nothing),
  "people.addGuest": command("page", z.object(guest), z.object({ personId: id })),
  /** Also brings a removed guest back. */
  "people.editGuest": command("page", z.object({ personId: id, ...guest }), nothing),
  "people.removeGuest": command("page", z.object({ personId: id }), nothing),
  /** Wants the guide: for a new portfolio, for one that is being set up, or (`hubId`) for a hub's next token. Open `address` then. */
  "setup.start": command(
    "page",
    z.object({ businessId: z.nullable(digits), hubId: z.nullable(id) }),
    z.object({ address: z.string() }),
  ),
  /** Forgets how far a setup has come, and its token. */
  "setup.discard": command("page", z.object({ businessId: digits }), nothing),
  ...suiteCommands,
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
