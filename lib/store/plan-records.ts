/**
 * What is kept of plans: the intended writes to Meta, each with the state before and after, and what became of it. Times are
 * milliseconds since 1970.
 */
import * as z from "zod/mini";
import { AssetKind } from "../asset-kinds.ts";
import { Problem } from "../problem.ts";

const text = z.string();
const time = z.number();
const count = z.number();

/** An asset and the tasks on it. */
export const Grant = z.object({ assetKind: AssetKind, assetId: text, tasks: z.array(text) });
export type Grant = z.infer<typeof Grant>;

/** What an admin wants, in the words of a screen. Names and the state before are added when the plan is built. */
export const Intent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("invite"), email: text, role: text, managed: z.boolean(), grants: z.array(Grant) }),
  z.object({ kind: z.literal("cancelInvitation"), invitationId: text }),
  /** Meta has no "send again": the invitation is cancelled and made anew. */
  z.object({ kind: z.literal("resendInvitation"), invitationId: text }),
  z.object({ kind: z.literal("invitationRole"), invitationId: text, role: text }),
  z.object({ kind: z.literal("role"), memberId: text, role: text }),
  z.object({ kind: z.literal("remove"), memberId: text }),
  /** `tasks`: all that the holder shall have on the asset; none revokes. */
  z.object({ kind: z.literal("assign"), holderId: text, assetKind: AssetKind, assetId: text, tasks: z.array(text) }),
]);
export type Intent = z.infer<typeof Intent>;

/** One write to Meta, complete: everything that is needed to do it, to look whether it is done, and to undo it. */
export const Deed = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("invite"), email: text, role: text, managed: z.boolean() }),
  z.object({
    kind: z.literal("cancelInvitation"),
    invitationId: text,
    email: text,
    role: text,
    /** What waits for the acceptance and goes with the invitation. */
    grants: z.array(Grant),
  }),
  z.object({ kind: z.literal("invitationRole"), invitationId: text, email: text, before: text, after: text }),
  z.object({ kind: z.literal("role"), memberId: text, name: text, before: text, after: text }),
  z.object({
    kind: z.literal("remove"),
    memberId: text,
    name: text,
    email: z.nullable(text),
    role: text,
    /** What goes with the person. Undo invites the address again and lets these wait for the acceptance. */
    grants: z.array(Grant),
  }),
  z.object({
    kind: z.literal("assign"),
    /** A person who was only invited has no ID yet: then the address stands for them until a sync sees the member. */
    holder: z.union([z.object({ id: text, name: text }), z.object({ email: text })]),
    assetKind: AssetKind,
    assetId: text,
    assetName: text,
    before: z.array(text),
    after: z.array(text),
  }),
]);
export type Deed = z.infer<typeof Deed>;

export const ChangeState = z.discriminatedUnion("name", [
  z.object({ name: z.literal("pending") }),
  /** Not before this moment: the days after a system user's creation in which Meta may refuse. */
  z.object({ name: z.literal("notBefore"), at: time }),
  /** The person has been invited and has not accepted. */
  z.object({ name: z.literal("acceptance") }),
  /** The call is on its way, or its answer was lost: look before anything else is done. */
  z.object({
    name: z.literal("calling"),
    since: time,
    /** Meta had added tasks where it should have replaced them: what is there is taken away, and given anew. */
    clearing: z.boolean(),
  }),
  /** Meta took it and asks a second admin. */
  z.object({ name: z.literal("approval"), since: time }),
  /** `already`: it was so before we asked. */
  z.object({ name: z.literal("done"), at: time, already: z.boolean(), trace: z.nullable(text) }),
  z.object({ name: z.literal("failed"), at: time, problem: Problem }),
  z.object({ name: z.literal("canceled") }),
]);
export type ChangeState = z.infer<typeof ChangeState>;

/** One change of a plan. `n` is its place in the order. */
export const Change = z.object({
  planId: text,
  hubId: text,
  n: count,
  deed: Deed,
  state: ChangeState,
  /** Calls made for it. A change that was tried is never tried again without a look. */
  tries: count,
  /** The ID that Meta gave to what the change made (an invitation). */
  result: z.nullable(text),
});
export type Change = z.infer<typeof Change>;

export const GUARDS = [
  /** The last admin would go. Nothing overrides this: Meta refuses it too. */
  "lastAdmin",
  "fewAdmins",
  "yourself",
  "ownSystemUser",
  "share",
  "finance",
  "sevenDays",
  "nobodyManages",
  "stale",
  /** Meta has no such write (apps, taking a pixel away): the change is left out, with a link to the page in Meta. */
  "noWrite",
] as const;

/** A reason to look twice. `stop` is overridden by typing the hub's label, `never` by nothing. */
export const Guard = z.object({
  kind: z.enum(GUARDS),
  level: z.enum(["warning", "stop", "never"]),
  /** Names of what it is about. */
  about: z.array(text),
  /** For `sevenDays`: when it ends. */
  until: z.nullable(time),
});
export type Guard = z.infer<typeof Guard>;

export const PlanStatus = z.discriminatedUnion("name", [
  z.object({ name: z.literal("queued") }),
  z.object({ name: z.literal("running") }),
  z.object({
    name: z.literal("waiting"),
    until: z.nullable(time),
    why: z.enum(["limit", "locked", "offline", "meta", "notBefore", "acceptance", "approval"]),
    problem: z.nullable(Problem),
  }),
  /** Meta stopped all writes of the hub, or the token; what is left can be retried. */
  z.object({ name: z.literal("attention"), problem: Problem }),
  z.object({ name: z.literal("completed") }),
  /** At least one change failed and none is left to do. */
  z.object({ name: z.literal("failed"), problem: Problem }),
  z.object({ name: z.literal("canceled") }),
]);
export type PlanStatus = z.infer<typeof PlanStatus>;

/** A plan while it runs and after. */
export const Plan = z.object({
  id: text,
  kind: z.literal("plan"),
  hubId: text,
  status: PlanStatus,
  createdAt: time,
  startedAt: z.nullable(time),
  finishedAt: z.nullable(time),
  /** The plan that this one undoes, and the one that undid this. */
  undoes: z.nullable(text),
  undoneBy: z.nullable(text),
  tally: z.object({ total: count, done: count, failed: count, waiting: count, canceled: count }),
  /** An admin canceled it: nothing more is begun, what was begun is still looked at. */
  canceling: z.boolean(),
  /** Run of the sync whose inventory was last searched for what the plan waits for. */
  lookedRun: count,
  /** Failures in a row of the way to Meta, for the growth of waits. */
  tries: count,
  calls: count,
});
export type Plan = z.infer<typeof Plan>;
