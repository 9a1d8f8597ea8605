import type { Answer, Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { deed, log } from "./deeds.ts";
import { after } from "./record.ts";

/**
 * Takes back what one deed changed, all of its members at once. A member that was decided about since keeps the later decision.
 * An undo is a deed like others, and can be undone.
 *
 * @throws ProblemError `nothingToUndo` if no decision has that deed as its latest
 */
export async function undoDecision({ hubId, deedId }: Ask<"decision.undo">): Promise<Answer<"decision.undo">> {
  let undone = 0;
  let skipped = 0;
  const mark = await deed(hubId, "undo", async (desk, undo) => {
    const names: string[] = [];
    for (const decision of desk.decisions.values()) {
      const entry = decision.history.findLast((past) => past.deedId === deedId);
      if (!entry) continue;
      if (entry !== decision.history.at(-1)) {
        skipped++;
        continue;
      }
      // Somebody may have claimed another row since: that claim stays.
      const own = entry.you !== undefined && (entry.deed === "undo" || desk.hub.you === decision.memberId);
      if (own) desk.writer.put("hubs", { ...desk.hub, you: entry.you ?? null });
      // Taking back what a rule did is a decision: the rule would do it again at the next sync.
      const against = entry.deed === "automatic" && entry.before.state === null;
      const state = against ? { kind: "unmatched" as const, at: undo.at } : entry.before.state;
      desk.put(after(decision, own ? { ...undo, you: desk.hub.you } : undo, { ...entry.before, state }));
      names.push(decision.member.name);
      undone++;
    }
    if (undone === 0) throw new ProblemError(ownProblem("nothingToUndo"));
    log(desk, "decisionsUndone", names.join("; "), null);
  });
  return { deedId: mark.deedId, undone, skipped };
}
