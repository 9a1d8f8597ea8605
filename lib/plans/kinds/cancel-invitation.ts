import { invitationLook } from "../../meta/looks.ts";
import { InvitationRow } from "../../meta/schema.ts";
import { cancelInvitationWrite } from "../../meta/writes.ts";
import { foldEmail } from "../email.ts";
import { assetName, type Ground } from "../ground.ts";
import { type DeedKind, finding, type IntentKind, leftOut, made, type Piece, RANK } from "../kind.ts";
import { isGone } from "../rows.ts";

/** Cancels an invitation; what waits for its acceptance goes with it. */
export const cancelInvitation: IntentKind<"cancelInvitation"> & DeedKind<"cancelInvitation"> = {
  kind: "cancelInvitation",
  strength: 2,
  subject: ({ invitationId }) => `invitation ${invitationId}`,
  make({ invitationId }, ground) {
    const piece = cancelPiece(invitationId, RANK.cancel, ground);
    if (!piece) return leftOut("gone", invitationId);
    const { email } = ground.invitations.get(invitationId) ?? { email: invitationId };
    return ground.busy.has(`invitation ${invitationId}`) ? leftOut("underWay", email) : made(piece);
  },

  subjects: ({ invitationId, email }) => [`invitation ${invitationId}`, `email ${foldEmail(email)}`],
  call: ({ invitationId }) => cancelInvitationWrite(invitationId),
  look({ invitationId }, _hub, [answer]) {
    if (!answer) return invitationLook(invitationId);
    const gone = [{ what: "invitationGone" as const, id: invitationId }];
    if (isGone(answer)) return finding("after", gone);
    const row = answer.ok ? InvitationRow.safeParse(answer.body) : null;
    if (!row?.success) return null;
    const status = row.data.status?.toUpperCase() ?? "PENDING";
    if (status === "PENDING" || status === "EXPIRED") return finding("before");
    // Accepted before we came: there is nothing to cancel any more, and the person is in.
    return finding(status === "ACCEPTED" ? "other" : "after", gone);
  },
  inverse: ({ email, role, grants }) => [{ kind: "invite", email, role, managed: false, grants }],
  words: ({ email, role }) => ({ before: `${email}: invited, ${role}`, after: null }),
};

/** The canceling of an invitation of this inventory. */
export function cancelPiece(invitationId: string, rank: number, ground: Ground): Piece | null {
  const invitation = ground.invitations.get(invitationId);
  if (!invitation) return null;
  const { email, role } = invitation;
  const grants = ground.waiting.get(foldEmail(email)) ?? [];
  return {
    deed: { kind: "cancelInvitation", invitationId, email, role, grants },
    rank,
    lost: {
      role,
      grants: grants.map((grant) => ({ ...grant, assetName: assetName(ground, grant.assetKind, grant.assetId) })),
      forGood: null,
    },
  };
}
