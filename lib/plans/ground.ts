import type { Inventory } from "../store/inventory.ts";
import type { Change, Deed, Grant } from "../store/plan-records.ts";
import type { Asset, Holdings, Hub, Invitation, Member, SystemUser } from "../store/records.ts";
import { foldEmail } from "./email.ts";

/** What a plan is built on besides the inventory. */
export interface Context {
  now: number;
  /** Changes of this hub that are not over, of all its plans. */
  open: readonly Change[];
  /** Settings: days after a system user's creation in which Meta may refuse. */
  newSystemUserDays: number;
}

/** The inventory of one hub, ready to be asked. */
export interface Ground extends Context {
  hub: Hub;
  members: ReadonlyMap<string, Member>;
  systemUsers: ReadonlyMap<string, SystemUser>;
  invitations: ReadonlyMap<string, Invitation>;
  memberByEmail: ReadonlyMap<string, Member>;
  /** Addresses that several members have. */
  sharedEmails: ReadonlySet<string>;
  /** Only those that can still be accepted. */
  invitationByEmail: ReadonlyMap<string, Invitation>;
  assets: ReadonlyMap<string, Asset>;
  holdings: ReadonlyMap<string, Holdings>;
  /** What waits for the acceptance of an address. */
  waiting: ReadonlyMap<string, Grant[]>;
  /** What unfinished changes are about, each by `subjectOf` its deed. */
  busy: ReadonlySet<string>;
}

export function assetKey(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** Makes a ground of what a hub's last sync left. `subjectOf` names what a deed is about. */
export function groundOf(
  hub: Hub,
  inventory: Inventory,
  context: Context,
  subjectOf: (deed: Deed) => readonly string[],
): Ground {
  const members = new Map(inventory.members.map((row) => [row.id, row]));
  const memberByEmail = new Map<string, Member>();
  const sharedEmails = new Set<string>();
  for (const member of inventory.members) {
    if (!member.email) continue;
    const email = foldEmail(member.email);
    if (memberByEmail.has(email)) sharedEmails.add(email);
    memberByEmail.set(email, member);
  }
  const invitationByEmail = new Map<string, Invitation>();
  for (const row of inventory.invitations) {
    if (isAlive(row, context.now)) invitationByEmail.set(foldEmail(row.email), row);
  }
  const waiting = new Map<string, Grant[]>();
  const busy = new Set<string>();
  for (const { deed, state } of context.open) {
    // What waits for an acceptance is in nobody's way: it goes with the invitation.
    if (state.name === "acceptance" && deed.kind === "assign" && "email" in deed.holder) {
      const grant = { assetKind: deed.assetKind, assetId: deed.assetId, tasks: deed.after };
      const key = foldEmail(deed.holder.email);
      waiting.set(key, [...(waiting.get(key) ?? []), grant]);
    } else for (const subject of subjectOf(deed)) busy.add(subject);
  }
  return {
    ...context,
    hub,
    members,
    systemUsers: new Map(inventory.systemUsers.map((row) => [row.id, row])),
    invitations: new Map(inventory.invitations.map((row) => [row.id, row])),
    memberByEmail,
    sharedEmails,
    invitationByEmail,
    assets: new Map(inventory.assets.map((row) => [assetKey(row.kind, row.id), row])),
    holdings: new Map(inventory.holdings.map((row) => [row.holderId, row])),
    waiting,
    busy,
  };
}

/** Whether an invitation can still be accepted. */
export function isAlive({ status, expiresAt }: Pick<Invitation, "status" | "expiresAt">, now: number): boolean {
  if (status !== null && status.toUpperCase() !== "PENDING") return false;
  return expiresAt === null || expiresAt > now;
}

export function tasksOf(ground: Ground, holderId: string, assetKind: string, assetId: string): string[] {
  const grants = ground.holdings.get(holderId)?.grants ?? [];
  return grants.find((grant) => grant.kind === assetKind && grant.assetId === assetId)?.tasks ?? [];
}

export function assetName(ground: Ground, kind: string, id: string): string {
  return ground.assets.get(assetKey(kind, id))?.name ?? id;
}
