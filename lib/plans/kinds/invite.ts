import { invitationsOfLook, membersLook } from "../../meta/looks.ts";
import { InvitationRow, readMoment } from "../../meta/schema.ts";
import { inviteWrite } from "../../meta/writes.ts";
import type { Deed, Grant, Intent } from "../../store/plan-records.ts";
import { readRole } from "../../sync/assemble.ts";
import { foldEmail, isEmail } from "../email.ts";
import { type Ground, isAlive } from "../ground.ts";
import { type DeedKind, finding, type IntentKind, leftOut, type Made, NOTHING_LOST, RANK } from "../kind.ts";
import { sameRole } from "../roles.ts";
import { rowsIn } from "../rows.ts";
import { refusalOf, waitingDeed } from "./grant.ts";

type InviteDeed = Extract<Deed, { kind: "invite" }>;

/** Invites an address. What it shall hold waits for the acceptance, because a person has no ID before. */
export const invite: IntentKind<"invite"> & DeedKind<"invite"> = {
  kind: "invite",
  strength: 1,
  subject: ({ email }) => `email ${foldEmail(email)}`,
  make(intent, ground) {
    const { email } = intent;
    if (!isEmail(email)) return leftOut("badAddress", email);
    if (ground.memberByEmail.has(foldEmail(email))) return leftOut("alreadyMember", email);
    if (ground.invitationByEmail.has(foldEmail(email))) return leftOut("alreadyInvited", email);
    if (ground.busy.has(invite.subject(intent))) return leftOut("underWay", email);
    return makeInvite(intent, RANK.invite, ground);
  },

  subjects: ({ email }) => [`email ${foldEmail(email)}`],
  call: ({ email, role, managed }, hub) => inviteWrite(hub.businessId, { email, role, managed }),
  look(deed, hub, [pending, members]) {
    if (!pending) return invitationsOfLook(hub.businessId, deed.email);
    const own = (email: string | null | undefined) => foldEmail(email ?? "") === foldEmail(deed.email);
    const invitation = rowsIn(pending, InvitationRow)?.find(({ email }) => own(email));
    if (invitation) {
      const row = {
        id: invitation.id,
        email: invitation.email ?? deed.email,
        role: readRole(invitation.role),
        status: invitation.status ?? null,
        invitedAt: readMoment(invitation.created_time),
        expiresAt: readMoment(invitation.expiration_time),
      };
      if (isAlive(row, Date.now())) {
        return finding(sameRole(row.role, deed.role) ? "after" : "other", [{ what: "invitation", row }], row.id);
      }
    }
    if (!pending.ok) return null;
    // Accepted meanwhile, which leaves no trace among the invitations.
    if (!members) return membersLook(hub.businessId);
    const rows = rowsIn(members, InvitationRow);
    return rows && finding(rows.some(({ email }) => own(email)) ? "after" : "before");
  },
  inverse({ email }, result, ground): Intent[] {
    const invitation = ground.invitationByEmail.get(foldEmail(email)) ?? ground.invitations.get(result ?? "");
    if (invitation) return [{ kind: "cancelInvitation", invitationId: invitation.id }];
    const member = ground.memberByEmail.get(foldEmail(email));
    return member ? [{ kind: "remove", memberId: member.id }] : [];
  },
  words: ({ email, role }) => ({ before: null, after: `${email}: invited, ${role}` }),
};

/** An invitation and what waits for it. */
export function makeInvite(
  { email, role, managed, grants }: Omit<InviteDeed, "kind"> & { grants: Grant[] },
  rank: number,
  ground: Ground,
): Made {
  const made: Made = {
    pieces: [{ deed: { kind: "invite", email: email.trim(), role, managed }, rank, lost: NOTHING_LOST }],
    leftOut: [],
  };
  for (const grant of grants) {
    const why = refusalOf(grant, ground);
    if (why) made.leftOut.push(why);
    else made.pieces.push({ deed: waitingDeed(email.trim(), grant, ground), rank: RANK.wait, lost: NOTHING_LOST });
  }
  return made;
}
