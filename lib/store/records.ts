/**
 * The shapes of everything kept in the database. The schemas are the types; a stored row is parsed on its way out, so
 * that a row of an older version, or a damaged one, is counted and never thrown.
 *
 * Times are milliseconds since 1970 (UTC), `null` means "none" or "not known" as each field says.
 */
import * as z from "zod/mini";
import { ASSET_KINDS, AssetKind } from "../asset-kinds.ts";
import { Problem } from "../problem.ts";

const time = z.number();
const text = z.string();
const count = z.number();

export const LoginMethod = z.enum(["sso", "password"]);
export type LoginMethod = z.infer<typeof LoginMethod>;

export { ASSET_KINDS, AssetKind };

const NO_ASSETS = Object.fromEntries(ASSET_KINDS.map((kind) => [kind, 0])) as Record<AssetKind, number>;

/** How many of each thing a hub has; written by the commit of a sync, so that a card needs no counting. */
export const Counts = z.object({
  members: count,
  admins: count,
  invitations: count,
  systemUsers: count,
  partners: count,
  assignments: count,
  /** A kind that was not known when it was counted has none. */
  assets: z.pipe(
    z.partialRecord(AssetKind, count),
    z.transform((counted) => ({ ...NO_ASSETS, ...counted })),
  ),
});
export type Counts = z.infer<typeof Counts>;

/** An edge of the inventory that could not be read completely, and why. `edge` is a path such as `owned_pages`. */
export const Gap = z.object({
  edge: text,
  why: z.discriminatedUnion("kind", [
    /** Meta refused this edge to this token. */
    z.object({ kind: z.literal("noAccess"), problem: Problem }),
    /** Meta says there are `total` rows, `read` came. */
    z.object({ kind: z.literal("short"), read: count, total: count }),
    /** `rows` rows could not be understood. */
    z.object({ kind: z.literal("unreadable"), rows: count }),
  ]),
});
export type Gap = z.infer<typeof Gap>;

/** One connected Meta business portfolio. */
export const Hub = z.object({
  id: text,
  label: text,
  businessId: text,
  appId: text,
  loginMethod: LoginMethod,
  portfolioName: text,
  connectedAt: time,
  token: z.object({
    /** Counts replacements: work that began under an older token does not commit. */
    generation: count,
    /** When it ends; `"never"`, or `"unknown"` where Meta did not tell. */
    expires: z.union([time, z.literal("never"), z.literal("unknown")]),
    /** The system user behind the token, as `GET /me` names it (may be an app-scoped id). */
    userId: text,
    userName: z.nullable(text),
    /** Set when Meta refused the token; cleared by a replacement. */
    refused: z.nullable(Problem),
  }),
  schedule: z.object({ daily: z.boolean(), nextAt: z.nullable(time) }),
  /** Share of members or assets (0 to 1) above which a sync stops and asks, and a plan too. */
  safeguardShare: z.number(),
  /** The admin's own member row ("This is me"); not known before it is told. Hubs of before this field have none. */
  you: z._default(z.nullable(text), null),
  /** Number of the last run handed out, and of the run that is current (0: never synced). */
  lastRun: count,
  currentRun: count,
  synced: z.nullable(z.object({ at: time, counts: Counts, calls: count, gaps: z.array(Gap) })),
  /** Reports with risky changes that the admin has not been told of. Hubs of before this field have none. */
  untold: z._default(z.array(text), []),
  /** What the last run learned about each edge: its rows and nested rows per row. The next run plans with it. */
  sizes: z.record(text, z.object({ rows: count, fanOut: z.number() })),
});
export type Hub = z.infer<typeof Hub>;

/** Keeps a value as it came: an unknown role or state of Meta's is shown, never a crash. */
const metaEnum = text;

export const Member = z.object({
  hubId: text,
  id: text,
  name: text,
  email: z.nullable(text),
  pendingEmail: z.nullable(text),
  title: z.nullable(text),
  role: metaEnum,
  tasks: z.array(text),
  finance: z.nullable(text),
  /** `two_fac_status` as it came; `null` where Meta did not tell. */
  twoFactor: z.nullable(text),
  /** How many assets are assigned directly. */
  assets: count,
});
export type Member = z.infer<typeof Member>;

export const Invitation = z.object({
  hubId: text,
  id: text,
  email: text,
  role: metaEnum,
  status: z.nullable(metaEnum),
  invitedAt: z.nullable(time),
  expiresAt: z.nullable(time),
});
export type Invitation = z.infer<typeof Invitation>;

export const SystemUser = z.object({
  hubId: text,
  id: text,
  name: text,
  role: metaEnum,
  createdAt: z.nullable(time),
  assets: count,
});
export type SystemUser = z.infer<typeof SystemUser>;

export const Asset = z.object({
  hubId: text,
  kind: AssetKind,
  id: text,
  name: text,
  relation: z.enum(["owned", "client"]),
  /** Tasks that may be given on a client's asset; `null` where Meta sets no limit or did not tell. */
  permittedTasks: z.nullable(z.array(text)),
  /** How many members and system users are assigned. */
  holders: count,
});
export type Asset = z.infer<typeof Asset>;

/** What one member or system user holds: one row a holder, because it is written and shown as one. */
export const Holdings = z.object({
  hubId: text,
  holderId: text,
  holderKind: z.enum(["member", "systemUser", "other"]),
  /** Name of a holder who is neither a member nor a system user of this portfolio (a partner's person). */
  holderName: z.nullable(text),
  grants: z.array(z.object({ kind: AssetKind, assetId: text, tasks: z.array(text) })),
});
export type Holdings = z.infer<typeof Holdings>;

export const Partner = z.object({
  hubId: text,
  id: text,
  name: text,
  /** `agency`: has assets of ours. `client`: gave us assets. */
  relation: z.enum(["agency", "client"]),
});
export type Partner = z.infer<typeof Partner>;

/** What a sync has done so far. Shown live. */
export const Progress = z.object({
  calls: count,
  requests: count,
  members: z.object({ read: count, total: z.nullable(count) }),
  assets: count,
  assignments: count,
});
export type Progress = z.infer<typeof Progress>;

/** Something that a sync would mark as gone. */
export const Gone = z.object({
  what: z.enum(["member", "asset"]),
  kind: z.nullable(AssetKind),
  id: text,
  name: text,
});
export type Gone = z.infer<typeof Gone>;

export const TaskStatus = z.discriminatedUnion("name", [
  z.object({ name: z.literal("queued") }),
  z.object({ name: z.literal("running") }),
  /** `until` is when the worker looks again; `null`: when the thing waited for happens (the vault is unlocked). */
  z.object({
    name: z.literal("waiting"),
    until: z.nullable(time),
    why: z.enum(["limit", "locked", "offline", "meta"]),
    problem: z.nullable(Problem),
  }),
  /** The safeguard: more would go than the hub's share allows. Everything read is kept until the admin decides. */
  z.object({
    name: z.literal("attention"),
    gone: z.array(Gone),
    membersBefore: count,
    assetsBefore: count,
  }),
  z.object({ name: z.literal("completed") }),
  z.object({ name: z.literal("failed"), problem: Problem }),
  z.object({ name: z.literal("canceled") }),
]);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** A sync while it runs and after. */
export const Task = z.object({
  id: text,
  kind: z.literal("sync"),
  hubId: text,
  run: count,
  /** `change`: after our own writes. */
  cause: z.enum(["connect", "manual", "schedule", "change"]),
  status: TaskStatus,
  createdAt: time,
  startedAt: z.nullable(time),
  finishedAt: z.nullable(time),
  progress: Progress,
  /** Tries of the present read, for the growth of waits. */
  tries: count,
  reportId: z.nullable(text),
});
export type Task = z.infer<typeof Task>;
export type StatusName = TaskStatus["name"];

/** One Graph call of a task, without secrets. */
export const Step = z.object({
  taskId: text,
  n: count,
  at: time,
  /** What was asked, in the words of Graph, e.g. `business_users, owned_pages`. */
  asked: text,
  rows: count,
  millis: count,
  problem: z.nullable(Problem),
});
export type Step = z.infer<typeof Step>;

export const CHANGE_KINDS = [
  "memberJoined",
  "memberLeft",
  "memberRole",
  "memberName",
  "memberEmail",
  "memberTwoFactor",
  "memberFinance",
  "invitationSent",
  "invitationEnded",
  "systemUserAdded",
  "systemUserRemoved",
  "systemUserRole",
  "assetGained",
  "assetLost",
  "assetRenamed",
  "assignmentGained",
  "assignmentLost",
  "assignmentTasks",
  "partnerGained",
  "partnerLost",
] as const;

/** One line of a report: what is different at Meta since the last sync. */
export const ReportLine = z.object({
  what: z.enum(CHANGE_KINDS),
  subjectId: text,
  /** Name of the member, asset, partner … the line is about. */
  subject: text,
  /** For assignments: the asset's name; for assets and assignments: the kind. */
  object: z.nullable(text),
  assetKind: z.nullable(AssetKind),
  before: z.nullable(text),
  after: z.nullable(text),
  /** The four changes that an admin is told of at once. */
  risk: z.nullable(z.enum(["newAdmin", "newPartner", "newSystemUser", "twoFactorLost"])),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const Report = z.object({
  id: text,
  hubId: text,
  /** Kept with the report, because the hub may be gone when it is read. */
  hubLabel: text,
  run: count,
  at: time,
  /** The first sync of a hub has nothing to compare with: it lists no lines, only counts. */
  first: z.boolean(),
  counts: Counts,
  gaps: z.array(Gap),
  lines: z.array(ReportLine),
});
export type Report = z.infer<typeof Report>;

export const Settings = z.object({
  /** The provider's app: the one that the guide asks access to. */
  defaultAppId: text,
  providerName: text,
  providerOwner: text,
  /** Where the provider is told of the system user; empty: nowhere. */
  providerSupport: text,
  /** Whether the guide may show itself on Business settings at all. */
  guideOn: z.boolean(),
  /** Portfolios on whose pages it was turned off. */
  guideOffIn: z.array(text),
  /** When the admin asked for the guide and had not said yet for which portfolio. */
  guideAskedAt: z.nullable(time),
  /** The badge beside each person on Meta's People page. */
  peopleBadges: z.boolean(),
  /** "Don't show this again" of the intro dialog. */
  introSeen: z.boolean(),
  notifyRisks: z.boolean(),
  /** Minutes without use after which a vault with a passphrase locks itself. */
  lockAfterMinutes: z.number(),
  /** Days after a system user's creation in which Meta may refuse it to change members. */
  newSystemUserDays: z.number(),
  /** Domains of the company's own addresses. */
  companyDomains: z.array(text),
  /** Domains that stand for another one: an address below `alias` is the same person's below `of`. */
  aliasDomains: z.array(z.object({ alias: text, of: text })),
});
export type Settings = z.infer<typeof Settings>;

/** The provider's app of the seed; changeable in settings. */
export const DEFAULT_SETTINGS: Settings = {
  defaultAppId: "2965389650414399",
  providerName: "Cerby Assets Manager",
  providerOwner: "Cerby, Inc.",
  providerSupport: "",
  guideOn: true,
  guideOffIn: [],
  guideAskedAt: null,
  peopleBadges: true,
  introSeen: false,
  notifyRisks: true,
  lockAfterMinutes: 15,
  newSystemUserDays: 7,
  companyDomains: [],
  aliasDomains: [],
};

/** One deed: who, when, what, before, after, result, Meta's trace id. */
export const AuditLine = z.object({
  at: time,
  deed: z.enum([
    "hubConnected",
    "hubChanged",
    "hubRemoved",
    "tokenReplaced",
    "setupDiscarded",
    "tokenCaptured",
    "syncStarted",
    "syncCommitted",
    "syncApplied",
    "syncDiscarded",
    "planApplied",
    "planCanceled",
    "planRetried",
    "changeDone",
    "changeFailed",
    "settingsChanged",
    "vaultChanged",
    "vaultWiped",
    "membersMatched",
    "suggestionsAccepted",
    "membersUnmatched",
    "membersExempted",
    "exemptionsEnded",
    "memberNotSame",
    "membersLater",
    "ownRowClaimed",
    "decisionsUndone",
    "decisionsAdopted",
    "peopleImported",
    "importUndone",
    "sourceRemoved",
    "guestAdded",
    "guestChanged",
    "guestRemoved",
  ]),
  /** `you`: the admin at this browser. `schedule`: the daily alarm. `automatic`: a rule. */
  who: z.enum(["you", "schedule", "automatic"]),
  hubId: z.nullable(text),
  hubLabel: z.nullable(text),
  before: z.nullable(text),
  after: z.nullable(text),
  trace: z.nullable(text),
});
export type AuditLine = z.infer<typeof AuditLine>;
