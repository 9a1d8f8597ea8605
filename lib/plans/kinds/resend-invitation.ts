import { type IntentKind, leftOut, NOTHING_LOST, RANK } from "../kind.ts";
import { cancelPiece } from "./cancel-invitation.ts";
import { makeInvite } from "./invite.ts";

/** Meta has no "send again": the invitation is canceled and made anew, and what waits for the acceptance moves along. */
export const resendInvitation: IntentKind<"resendInvitation"> = {
  kind: "resendInvitation",
  strength: 2,
  subject: ({ invitationId }) => `invitation ${invitationId}`,
  make({ invitationId }, ground) {
    const invitation = ground.invitations.get(invitationId);
    // The one case of taking before giving: Meta refuses a second invitation of an address.
    const cancel = cancelPiece(invitationId, RANK.invite, ground);
    if (!invitation || !cancel || cancel.deed.kind !== "cancelInvitation") return leftOut("gone", invitationId);
    const { email, role } = invitation;
    if (ground.busy.has(`invitation ${invitationId}`)) return leftOut("underWay", email);
    const anew = makeInvite({ email, role, managed: false, grants: cancel.deed.grants }, RANK.invite, ground);
    return { pieces: [{ ...cancel, lost: NOTHING_LOST }, ...anew.pieces], leftOut: anew.leftOut };
  },
};
