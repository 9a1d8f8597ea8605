import { memberLook } from "../../meta/looks.ts";
import { MemberRow } from "../../meta/schema.ts";
import { memberRoleWrite } from "../../meta/writes.ts";
import { readRole } from "../../sync/assemble.ts";
import { type DeedKind, finding, type IntentKind, leftOut, made, NOTHING_LOST, RANK } from "../kind.ts";
import { baseRole, isAdmin, presentRole, sameRole } from "../roles.ts";
import { isGone } from "../rows.ts";

/** Changes the role of a member. */
export const role: IntentKind<"role"> & DeedKind<"role"> = {
  kind: "role",
  strength: 1,
  subject: ({ memberId }) => `member ${memberId}`,
  make({ memberId, role: after }, ground) {
    const member = ground.members.get(memberId);
    if (!member) return leftOut("gone", memberId);
    const { name } = member;
    const before = presentRole(member);
    if (sameRole(before, after)) return leftOut("nothingToDo", name);
    if (ground.busy.has(`member ${memberId}`)) return leftOut("underWay", name);
    const [was, is] = [isAdmin({ role: before }), isAdmin({ role: after })];
    return made({
      deed: { kind: "role", memberId, name, before, after },
      rank: was && !is ? RANK.demote : is && !was ? RANK.promote : RANK.role,
      lost: was && !is ? { ...NOTHING_LOST, role: before } : NOTHING_LOST,
    });
  },

  subjects: ({ memberId }) => [`member ${memberId}`, `person ${memberId}`],
  call: ({ memberId, after }) => memberRoleWrite(memberId, after),
  look({ memberId, before, after }, _hub, [answer]) {
    if (!answer) return memberLook(memberId);
    if (isGone(answer)) return finding("other", [{ what: "memberGone", id: memberId }]);
    const row = answer.ok ? MemberRow.safeParse(answer.body) : null;
    if (!row?.success) return null;
    const tasks = row.data.tasks ?? [];
    const finance = row.data.finance_permission ?? null;
    const now = presentRole({ role: readRole(row.data.role, tasks), tasks, finance });
    const at = sameRole(now, after) ? "after" : sameRole(now, before) ? "before" : "other";
    return finding(at, [{ what: "memberRole", id: memberId, role: baseRole(now), tasks, finance }]);
  },
  inverse: ({ memberId, before }, _result, ground) =>
    ground.members.has(memberId) ? [{ kind: "role", memberId, role: before }] : [],
  words: ({ name, before, after }) => ({ before: `${name}: ${before}`, after: `${name}: ${after}` }),
};
