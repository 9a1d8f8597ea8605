import { i18n } from "#i18n";
import { readContext } from "../../lib/plans/context.ts";
import { undoIntents } from "../../lib/plans/undo.ts";
import type { ProblemKind } from "../../lib/problem.ts";
import { getHub } from "../../lib/store/hubs.ts";
import { readInventory } from "../../lib/store/inventory.ts";
import type { Plan } from "../../lib/store/plan-records.ts";
import { isPlanOver, listChanges } from "../../lib/store/plans.ts";
import { problemOf } from "../live.tsx";
import { toast } from "../toast.tsx";
import { review } from "./proposals.ts";
import { deedWords, subjectOf } from "./words.ts";

/** Whether there is something to take back. What still waits for a person goes with it. */
export function canUndo(plan: Plan): boolean {
  const { status } = plan;
  const resting = isPlanOver(plan) || (status.name === "waiting" && ["acceptance", "approval"].includes(status.why));
  return resting && plan.tally.done > 0 && plan.undoneBy === null;
}

/** Opens the review of what would take a plan back. */
export async function proposeUndo({ id, hubId }: Pick<Plan, "id" | "hubId">): Promise<void> {
  try {
    const hub = await getHub(hubId);
    if (!hub) return complain("hubGone");
    const [inventory, changes, context] = await Promise.all([
      readInventory(hubId),
      listChanges(id),
      readContext(hubId),
    ]);
    const { intents, cannot } = undoIntents(hub, inventory, changes, context);
    const names = cannot.map(({ deed }) => `${subjectOf(deed).name}: ${deedWords(deed).what}`);
    review([{ hubId, intents, undoes: id, cannot: names }]);
  } catch (error) {
    complain(problemOf(error).kind);
  }
}

function complain(kind: ProblemKind): void {
  toast(`${i18n.t(`problem.${kind}.sentence`)} ${i18n.t(`problem.${kind}.remedy`)}`, { bad: true });
}
