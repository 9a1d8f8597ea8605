import type { AssetKind } from "../asset-kinds.ts";
import type { Answer, Ask } from "../meta/client.ts";
import type { Write } from "../meta/writes.ts";
import type { Correction } from "../store/corrections.ts";
import type { Deed, Intent } from "../store/plan-records.ts";
import type { Hub } from "../store/records.ts";
import type { Ground } from "./ground.ts";

/** Why an intent becomes no change. */
export const LEFT_OUT = [
  /** The member, invitation or asset is not in the inventory any more. */
  "gone",
  "badAddress",
  "alreadyMember",
  "alreadyInvited",
  /** It is so already. */
  "nothingToDo",
  /** Meta has no such write. */
  "noWrite",
  /** The client did not allow these tasks on the asset. */
  "notPermitted",
  /** Another plan is changing this at the moment. */
  "underWay",
  /** A later intent of the same list says otherwise. */
  "replaced",
  /** The member has no address known, so nobody can be invited again. */
  "noAddress",
] as const;
export type LeftOutWhy = (typeof LEFT_OUT)[number];

export type ForGood =
  /** Meta has no write that would give it again. */
  | "noWrite"
  /** The member has no address known, so nobody can be invited again. */
  | "noAddress"
  /** Another member has the same address, and Meta invites no address of a member. */
  | "sharedAddress";

/** What goes with a deed, for the preview. */
export interface Lost {
  /** Access to the portfolio that ends or shrinks. */
  role: string | null;
  /** Assets, or tasks on them, that are taken away. */
  grants: { assetKind: AssetKind; assetId: string; assetName: string; tasks: string[] }[];
  /** Why undo cannot bring it back; `null`: it can. */
  forGood: ForGood | null;
}

export const NOTHING_LOST: Lost = { role: null, grants: [], forGood: null };

/**
 * Where a deed stands in the order: what gives comes before what takes, so that nobody is locked out in between and no asset is
 * without a manager for a moment.
 */
export const RANK = {
  promote: 0,
  give: 1,
  invite: 2,
  role: 3,
  wait: 4,
  replace: 5,
  take: 6,
  demote: 7,
  cancel: 8,
  remove: 9,
};

export interface Piece {
  deed: Deed;
  rank: number;
  lost: Lost;
}

/** What an intent becomes, and what of it becomes nothing. `about`: the name of what it is about. */
export interface Made {
  pieces: Piece[];
  leftOut: { why: LeftOutWhy; about: string }[];
}

export function leftOut(why: LeftOutWhy, about: string): Made {
  return { pieces: [], leftOut: [{ why, about }] };
}

export function made(...pieces: Piece[]): Made {
  return { pieces, leftOut: [] };
}

export interface IntentKind<K extends Intent["kind"] = Intent["kind"]> {
  kind: K;
  /** What it is about. Of two intents on one subject the stronger one counts, of two equals the later. */
  subject(intent: Extract<Intent, { kind: K }>): string;
  strength: number;
  make(intent: Extract<Intent, { kind: K }>, ground: Ground): Made;
}

/** What a look has found. `other`: neither the state before nor the one after. */
export interface Finding {
  at: "before" | "after" | "other";
  /** What the inventory should say of it. */
  corrections: Correction[];
  /** The ID of what the deed made. */
  result: string | null;
  /** From `other`: the write that leads on, if we are the ones who left it so. */
  onward: Write | null;
}

export interface DeedKind<K extends Deed["kind"] = Deed["kind"]> {
  kind: K;
  /** What unfinished changes of it are in the way of. */
  subjects(deed: Extract<Deed, { kind: K }>): string[];
  call(deed: Extract<Deed, { kind: K }>, hub: Hub): Write;
  /**
   * Looks whether it is done. Given the answers so far it either knows, or asks one thing more. A list comes complete.
   *
   * @returns `null` where Meta's answer tells nothing: a failure that may pass
   */
  look(deed: Extract<Deed, { kind: K }>, hub: Hub, answers: Answer[]): Ask | Finding | null;
  /** What an admin would intend to take it back. */
  inverse(deed: Extract<Deed, { kind: K }>, result: string | null, ground: Ground): Intent[];
  /** For the audit log. */
  words(deed: Extract<Deed, { kind: K }>): { before: string | null; after: string | null };
}

export function finding(at: Finding["at"], corrections: Correction[] = [], result: string | null = null): Finding {
  return { at, corrections, result, onward: null };
}
