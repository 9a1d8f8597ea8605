import type { Deed, Intent } from "../store/plan-records.ts";
import type { DeedKind, IntentKind } from "./kind.ts";
import { assign } from "./kinds/assign.ts";
import { cancelInvitation } from "./kinds/cancel-invitation.ts";
import { invitationRole } from "./kinds/invitation-role.ts";
import { invite } from "./kinds/invite.ts";
import { remove } from "./kinds/remove.ts";
import { resendInvitation } from "./kinds/resend-invitation.ts";
import { role } from "./kinds/role.ts";

/** Everything that an admin can intend, and everything that becomes a write. A new kind is written down here. */
const INTENTS: { [K in Intent["kind"]]: IntentKind<K> } = {
  invite,
  cancelInvitation,
  resendInvitation,
  invitationRole,
  role,
  remove,
  assign,
};
const DEEDS: { [K in Deed["kind"]]: DeedKind<K> } = { invite, cancelInvitation, invitationRole, role, remove, assign };

/** The kind of an intent, to be used with that intent alone. */
export function intentKind<K extends Intent["kind"]>(intent: { kind: K }): IntentKind<K> {
  return INTENTS[intent.kind];
}

export function deedKind<K extends Deed["kind"]>(deed: { kind: K }): DeedKind<K> {
  return DEEDS[deed.kind];
}

/** What a deed is about, in the words by which two deeds are in each other's way. */
export function subjectsOf(deed: Deed): string[] {
  return (deedKind(deed) as DeedKind).subjects(deed);
}
