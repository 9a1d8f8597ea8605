import { invitationLook } from "../../meta/looks.ts";
import { InvitationRow, readMoment } from "../../meta/schema.ts";
import { invitationRoleWrite } from "../../meta/writes.ts";
import { readRole } from "../../sync/assemble.ts";
import { foldEmail } from "../email.ts";
import { type DeedKind, finding, type IntentKind, leftOut, made, NOTHING_LOST, RANK } from "../kind.ts";
import { isAdmin, sameRole } from "../roles.ts";
import { isGone } from "../rows.ts";

/** Changes the role that an invited person will have. */
export const invitationRole: IntentKind<"invitationRole"> & DeedKind<"invitationRole"> = {
  kind: "invitationRole",
  strength: 1,
  subject: ({ invitationId }) => `invitation ${invitationId}`,
  make({ invitationId, role }, ground) {
    const invitation = ground.invitations.get(invitationId);
    if (!invitation) return leftOut("gone", invitationId);
    const { email, role: before } = invitation;
    if (sameRole(before, role)) return leftOut("nothingToDo", email);
    if (ground.busy.has(`invitation ${invitationId}`)) return leftOut("underWay", email);
    const demotes = isAdmin({ role: before }) && !isAdmin({ role });
    return made({
      deed: { kind: "invitationRole", invitationId, email, before, after: role },
      rank: RANK.role,
      lost: demotes ? { ...NOTHING_LOST, role: before } : NOTHING_LOST,
    });
  },

  subjects: ({ invitationId, email }) => [`invitation ${invitationId}`, `email ${foldEmail(email)}`],
  call: ({ invitationId, after }) => invitationRoleWrite(invitationId, after),
  look(deed, _hub, [answer]) {
    if (!answer) return invitationLook(deed.invitationId);
    const gone = finding("other", [{ what: "invitationGone", id: deed.invitationId }]);
    if (isGone(answer)) return gone;
    const parsed = answer.ok ? InvitationRow.safeParse(answer.body) : null;
    if (!parsed?.success) return null;
    const { email, role, status, created_time, expiration_time } = parsed.data;
    if (status?.toUpperCase() === "ACCEPTED") return gone;
    const row = {
      id: deed.invitationId,
      email: email ?? deed.email,
      role: readRole(role),
      status: status ?? null,
      invitedAt: readMoment(created_time),
      expiresAt: readMoment(expiration_time),
    };
    const at = sameRole(row.role, deed.after) ? "after" : sameRole(row.role, deed.before) ? "before" : "other";
    return finding(at, [{ what: "invitation", row }]);
  },
  inverse: ({ invitationId, before }, _result, ground) =>
    ground.invitations.has(invitationId) ? [{ kind: "invitationRole", invitationId, role: before }] : [],
  words: ({ email, before, after }) => ({ before: `${email}: ${before}`, after: `${email}: ${after}` }),
};
