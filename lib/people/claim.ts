import type { Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { deed, link, log, nameOf, personOf } from "./deeds.ts";
import { after, undecided } from "./record.ts";

/**
 * "This is me": notes which member the admin is, and makes him Owner if it is known which person that member is. Undo gives the
 * hub its former `you` back.
 */
export async function claimOwnRow({ hubId, memberId, personId }: Ask<"decision.claim">): Promise<{ deedId: string }> {
  return await deed(hubId, "claim", async (desk, plain) => {
    const member = await desk.member(memberId);
    if (!member) throw new ProblemError(ownProblem("memberGone"));
    const mark = { ...plain, you: desk.hub.you };
    desk.writer.put("hubs", { ...desk.hub, you: memberId });
    const decision = desk.decisions.get(memberId) ?? undecided(desk.hub, member);
    const { state } = decision;
    if (personId !== null) {
      const person = await personOf(desk, personId);
      link(desk, mark, member, { personId: person.id, hubRole: "owner", rule: "claim", inputs: [], score: 100 });
    } else {
      const owner = state?.kind === "match" ? { ...state, hubRole: "owner" as const } : state;
      desk.put(after(decision, mark, { state: owner }));
    }
    log(desk, "ownRowClaimed", desk.hub.you, nameOf(member));
  });
}
