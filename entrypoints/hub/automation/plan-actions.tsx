import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { canUndo, proposeUndo } from "../../../components/plans/undo.ts";
import { toast } from "../../../components/toast.tsx";
import { send } from "../../../lib/messages/send.ts";
import type { Plan } from "../../../lib/store/plan-records.ts";
import { isPlanOver } from "../../../lib/store/plans.ts";

/** What can be done with a plan in its state: try again what failed, cancel what has not begun, take back what was done. */
export function PlanActions({ plan }: { plan: Plan }) {
  const busy = useSignal(false);
  const { status, tally, canceling } = plan;

  async function ask(command: "task.retry" | "task.cancel") {
    busy.value = true;
    const envelope = await send(command, { taskId: plan.id });
    busy.value = false;
    if (envelope.ok) return;
    const { kind } = envelope.problem;
    toast(`${i18n.t(`problem.${kind}.sentence`)} ${i18n.t(`problem.${kind}.remedy`)}`, { bad: true });
  }

  const retry =
    status.name === "attention" || status.name === "failed" || (status.name === "waiting" && tally.failed > 0);
  return (
    <>
      {retry && (
        <Button busy={busy.value} onClick={() => void ask("task.retry")}>
          {i18n.t("automation.retry")}
        </Button>
      )}
      {!isPlanOver(plan) && !canceling && (
        <Button busy={busy.value} onClick={() => void ask("task.cancel")}>
          {i18n.t("automation.cancel")}
        </Button>
      )}
      {canUndo(plan) && <Button onClick={() => void proposeUndo(plan)}>{i18n.t("automation.undo")}</Button>}
    </>
  );
}
