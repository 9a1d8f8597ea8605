/**
 * What is kept of the company's people and of what the admin decided about members. Times are milliseconds since 1970 (UTC); a day
 * without an hour, such as an end date, is its first moment in UTC.
 */
import * as z from "zod/mini";

const text = z.string();
const time = z.number();
const count = z.number();

/** What a column of a directory file can be taken for. */
export const FIELDS = [
  "email",
  "aliases",
  "username",
  "externalId",
  "name",
  "firstName",
  "lastName",
  "status",
  "groups",
  "manager",
  "department",
  "title",
  "endsAt",
  /** Entra: `Member` or `Guest`. */
  "userType",
  /** Exchange: `UserMailbox`, `SharedMailbox`, `RoomMailbox`. */
  "mailboxType",
  "company",
] as const;
export const Field = z.enum(FIELDS);
export type Field = z.infer<typeof Field>;

/** `gone`: was in the directory and is no more; kept because a decision names the person. */
export const PersonStatus = z.enum(["active", "inactive", "gone"]);
export type PersonStatus = z.infer<typeof PersonStatus>;

/** What is known of a person, without what the store adds. This is what an import brings. */
export const PersonFacts = z.object({
  /** The source's own ID of the person (employee number, object ID): tells a renamed person from a new one. */
  externalId: z.nullable(text),
  name: text,
  firstName: z.nullable(text),
  lastName: z.nullable(text),
  /** As written in the source, trimmed. Compare addresses by `addressKey` of lib/matching, never with `===`. */
  email: z.nullable(text),
  aliases: z.array(text),
  username: z.nullable(text),
  status: PersonStatus,
  /** The status in the source's own words. */
  statusText: z.nullable(text),
  groups: z.array(text),
  /** Name, address or ID of the manager, as the source has it. */
  manager: z.nullable(text),
  department: z.nullable(text),
  title: z.nullable(text),
  endsAt: z.nullable(time),
  /** Set: known, but not in the corporate directory. `sponsorId` is a person's ID. */
  guest: z.nullable(z.object({ sponsorId: z.nullable(text), company: z.nullable(text) })),
  /** A shared mailbox, a room and the like: an address that nobody is. */
  mailbox: z.boolean(),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

export const Person = z.extend(PersonFacts, {
  id: text,
  /** A directory source's ID; `GUESTS` for guests that were added by hand. */
  sourceId: text,
  /** Of a guest of a file: what the admin says in place of the file. A newer file does not change it. */
  said: z._default(z.object({ sponsorId: z.optional(z.nullable(text)), endsAt: z.optional(z.nullable(time)) }), {}),
  addedAt: time,
  changedAt: time,
});
export type Person = z.infer<typeof Person>;

/** The source of guests that were added by hand. */
export const GUESTS = "guests";

/** Where people come from, and how its last file was read. */
export const DirectorySource = z.object({
  id: text,
  kind: z.literal("csv"),
  label: text,
  /** Hash of the file's header row: the same shape is read the same way again. */
  shape: text,
  /** For each column of that shape, in order: what it was taken for; `null`: left out. */
  columns: z.array(z.nullable(Field)),
  fileName: text,
  importedAt: time,
  rows: count,
  people: count,
  last: z.object({ deedId: text, added: count, changed: count, gone: count, unreadable: count }),
});
export type DirectorySource = z.infer<typeof DirectorySource>;

/** People of an import on their way from the page to the one commit. */
export const StagedPeople = z.object({ importId: text, n: count, at: time, people: z.array(PersonFacts) });
export type StagedPeople = z.infer<typeof StagedPeople>;

/** What the last import of a source changed, to take it back: people as they were before, and the IDs of those that came. */
export const ImportUndo = z.object({
  sourceId: text,
  n: count,
  deedId: text,
  before: z.array(Person),
  added: z.array(text),
  /** The source as it was; `null`: it was not there. Only in the first row. */
  source: z.nullable(DirectorySource),
});
export type ImportUndo = z.infer<typeof ImportUndo>;

export const HubRole = z.enum(["owner", "collaborator"]);
export type HubRole = z.infer<typeof HubRole>;

/** By what a match came about. The first three link alone; `suggestion`: accepted by the admin; `chosen`: searched for. */
export const RULES = ["email", "alias", "domain", "suggestion", "chosen", "claim"] as const;

/** What speaks for (or, as a caution, against) a pair. Sentences: `reason.<kind>`, with `params` in order. */
export const Reason = z.object({ kind: text, params: z.array(text) });
export type Reason = z.infer<typeof Reason>;

export const Match = z.object({
  kind: z.literal("match"),
  personId: text,
  hubRole: HubRole,
  rule: z.enum(RULES),
  /** What the rule compared, e.g. the two addresses; for a suggestion its reasons. */
  inputs: z.array(Reason),
  /** 0 to 100. */
  score: count,
  who: z.enum(["you", "automatic"]),
  at: time,
});
export type Match = z.infer<typeof Match>;

export const DecisionState = z.discriminatedUnion("kind", [
  Match,
  z.object({ kind: z.literal("exempt"), reason: text, lookAgainOn: z.nullable(time), at: time }),
  /** A match that the admin took back: no rule links this member again, suggestions go on. */
  z.object({ kind: z.literal("unmatched"), at: time }),
]);
export type DecisionState = z.infer<typeof DecisionState>;

const decided = {
  state: z.nullable(DecisionState),
  /** People that this member is not: never linked, never suggested. */
  notSame: z.array(text),
  /** When "Decide later" was said. Sorts the member to the end; no rule links it. */
  later: z.nullable(time),
};

export const DEEDS = [
  "match",
  "unmatch",
  "exempt",
  "endExemption",
  "notSame",
  "same",
  "later",
  "claim",
  "undo",
  "automatic",
] as const;

/** What was decided about one member, keyed by [hubId, memberId]. Only decisions make one; a sync never removes one. */
export const Decision = z.object({
  hubId: text,
  memberId: text,
  /** Survives the removal of the hub: the same portfolio connected again takes its decisions over. */
  businessId: text,
  /** The member as it was when last decided about: recognises a person who was removed and invited again. */
  member: z.object({ name: text, email: z.nullable(text) }),
  ...decided,
  /** Every deed with what was before it, oldest first. `deedId` is shared by all decisions of one act. */
  history: z.array(
    z.object({
      deedId: text,
      deed: z.enum(DEEDS),
      who: z.enum(["you", "automatic"]),
      at: time,
      before: z.object(decided),
      /** For a claim: who the hub's `you` was. */
      you: z.optional(z.nullable(text)),
    }),
  ),
});
export type Decision = z.infer<typeof Decision>;
