import type { Inventory } from "../store/inventory.ts";
import type { Deed, Guard, Intent } from "../store/plan-records.ts";
import type { Hub } from "../store/records.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Context, type Ground, groundOf } from "./ground.ts";
import { guardsOf } from "./guards.ts";
import type { IntentKind, LeftOutWhy, Lost, Made, Piece } from "./kind.ts";
import { intentKind, subjectsOf } from "./registry.ts";

/** A plan as it would be done now. */
export interface Draft {
  /** In the order in which they are done. */
  deeds: Deed[];
  /** What goes with each of the deeds. */
  lost: Lost[];
  guards: Guard[];
  /** Intents that become nothing, or not wholly, and what they are about. */
  leftOut: { why: LeftOutWhy; about: string; intent: Intent }[];
  /** Names exactly this draft: `plan.apply` wants it back. */
  fingerprint: string;
}

/** Builds a plan from what the last sync left. Pure: the page previews with it, the worker builds again before it applies. */
export function buildPlan(hub: Hub, inventory: Inventory, intents: readonly Intent[], context: Context): Draft {
  const ground = groundOf(hub, inventory, context, subjectsOf);
  const pieces: Piece[] = [];
  const leftOut: Draft["leftOut"] = [];
  for (const { intent, replaced } of merge(intents)) {
    const made: Made = replaced
      ? { pieces: [], leftOut: [{ why: "replaced", about: aboutOf(intent, ground) }] }
      : kindOf(intent).make(intent, ground);
    pieces.push(...made.pieces);
    leftOut.push(...made.leftOut.map((left) => ({ ...left, intent })));
  }
  // Stable: a resend stays together, and within a rank the admin's own order holds.
  pieces.sort((a, b) => a.rank - b.rank);
  const deeds = pieces.map(({ deed }) => deed);
  const guards = guardsOf(ground, pieces, leftOut);
  return {
    deeds,
    lost: pieces.map(({ lost }) => lost),
    guards,
    leftOut,
    fingerprint: fingerprint([deeds, guards, leftOut.map(({ why, about }) => [why, about])]),
  };
}

/** Of several intents on one subject, one counts; grants of two invitations of one address are added up. */
function merge(intents: readonly Intent[]): { intent: Intent; replaced: boolean }[] {
  const winners = new Map<string, Intent>();
  const removed = new Set<string>();
  for (const intent of intents) {
    if (intent.kind === "remove") removed.add(intent.memberId);
    const subject = kindOf(intent).subject(intent);
    const present = winners.get(subject);
    if (present && kindOf(present).strength > kindOf(intent).strength) continue;
    winners.set(subject, present?.kind === "invite" && intent.kind === "invite" ? joined(present, intent) : intent);
  }
  const counted = new Set<string>();
  const merged: { intent: Intent; replaced: boolean }[] = [];
  for (const intent of intents) {
    const subject = kindOf(intent).subject(intent);
    const winner = winners.get(subject);
    if (!winner) continue;
    const first = !counted.has(subject);
    counted.add(subject);
    // The winner takes the place of the first; the others are told to be replaced.
    if (first) merged.push({ intent: winner, replaced: isOfRemoved(winner, removed) });
    else merged.push({ intent, replaced: true });
  }
  return merged;
}

/** What somebody who goes holds goes anyway. */
function isOfRemoved(intent: Intent, removed: ReadonlySet<string>): boolean {
  return intent.kind === "assign" && removed.has(intent.holderId);
}

function joined(first: Extract<Intent, { kind: "invite" }>, later: Extract<Intent, { kind: "invite" }>): Intent {
  const grants = new Map(
    [...first.grants, ...later.grants].map((grant) => [`${grant.assetKind} ${grant.assetId}`, grant]),
  );
  return { ...later, grants: [...grants.values()] };
}

function kindOf(intent: Intent): IntentKind {
  return intentKind(intent) as IntentKind;
}

/** The name of what an intent is about. */
function aboutOf(intent: Intent, ground: Ground): string {
  if (intent.kind === "invite") return intent.email;
  if ("memberId" in intent) return ground.members.get(intent.memberId)?.name ?? intent.memberId;
  if ("invitationId" in intent) return ground.invitations.get(intent.invitationId)?.email ?? intent.invitationId;
  return ground.assets.get(`${intent.assetKind} ${intent.assetId}`)?.name ?? intent.assetId;
}
