import { memberLook } from "../../meta/looks.ts";
import { removeMemberWrite } from "../../meta/writes.ts";
import { foldEmail } from "../email.ts";
import { assetName } from "../ground.ts";
import { type DeedKind, finding, type IntentKind, leftOut, made, RANK } from "../kind.ts";
import { presentRole } from "../roles.ts";
import { isGone } from "../rows.ts";

/** Removes a member. Undo can only invite the address again: the membership, and its ID, are gone. */
export const remove: IntentKind<"remove"> & DeedKind<"remove"> = {
  kind: "remove",
  strength: 2,
  subject: ({ memberId }) => `member ${memberId}`,
  make({ memberId }, ground) {
    const member = ground.members.get(memberId);
    if (!member) return leftOut("gone", memberId);
    const { name, email } = member;
    if (ground.busy.has(`person ${memberId}`)) return leftOut("underWay", name);
    const grants = (ground.holdings.get(memberId)?.grants ?? []).map(({ kind, assetId, tasks }) => ({
      assetKind: kind,
      assetId,
      tasks,
    }));
    return made({
      deed: { kind: "remove", memberId, name, email, role: presentRole(member), grants },
      rank: RANK.remove,
      lost: {
        role: presentRole(member),
        grants: grants.map((grant) => ({ ...grant, assetName: assetName(ground, grant.assetKind, grant.assetId) })),
        forGood: email === null ? "noAddress" : ground.sharedEmails.has(foldEmail(email)) ? "sharedAddress" : null,
      },
    });
  },

  subjects: ({ memberId }) => [`member ${memberId}`, `person ${memberId}`, `holder ${memberId}`],
  call: ({ memberId }) => removeMemberWrite(memberId),
  look({ memberId }, _hub, [answer]) {
    if (!answer) return memberLook(memberId);
    if (isGone(answer)) return finding("after", [{ what: "memberGone", id: memberId }]);
    return answer.ok ? finding("before") : null;
  },
  inverse: ({ email, role, grants }) =>
    email === null ? [] : [{ kind: "invite", email, role, managed: false, grants }],
  words: ({ name, role }) => ({ before: `${name}: ${role}`, after: null }),
};
