import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { SafeguardDialog } from "../../../components/safeguard-dialog.tsx";
import { isUnderWay } from "../../../components/task-line.tsx";
import { toast } from "../../../components/toast.tsx";
import { send } from "../../../lib/messages/send.ts";
import type { Task } from "../../../lib/store/records.ts";

/** What can be done with a task in its state. The safeguard is answered in its dialog, over the list of what would go. */
export function TaskActions({ task }: { task: Task }) {
  const busy = useSignal(false);
  const reviewing = useSignal(false);
  const asked = useSignal(false);

  async function ask(command: "task.retry" | "task.cancel") {
    busy.value = true;
    const envelope = await send(command, { taskId: task.id });
    busy.value = false;
    if (envelope.ok) return;
    const { kind } = envelope.problem;
    toast(`${i18n.t(`problem.${kind}.sentence`)} ${i18n.t(`problem.${kind}.remedy`)}`, { bad: true });
  }

  const { name } = task.status;
  return (
    <>
      {name === "attention" && (
        <Button
          look="primary"
          onClick={() => {
            asked.value = true;
            reviewing.value = true;
          }}
        >
          {i18n.t("task.review")}
        </Button>
      )}
      {/* Stays from then on: the task may end while it is open, and a dialog that is removed gives no focus back. */}
      {asked.value && (
        <SafeguardDialog
          task={task}
          open={reviewing.value}
          onClose={() => {
            reviewing.value = false;
          }}
        />
      )}
      {isUnderWay(task) && (
        <Button busy={busy.value} onClick={() => void ask("task.cancel")}>
          {i18n.t("automation.cancel")}
        </Button>
      )}
      {(name === "failed" || name === "canceled") && (
        <Button busy={busy.value} onClick={() => void ask("task.retry")}>
          {i18n.t("automation.retry")}
        </Button>
      )}
    </>
  );
}
