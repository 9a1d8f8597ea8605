import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";

export function WipeDialog({ onClose }: { onClose: () => void }) {
  const { busy, problem, ask } = useCommand();
  async function wipe() {
    if (!(await ask("vault.wipe", {}))) return;
    toast(i18n.t("settings.wiped"));
    onClose();
  }
  return (
    <Dialog
      open
      title={i18n.t("settings.wipeTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button look="danger" busy={busy.value} onClick={() => void wipe()}>
            {i18n.t("settings.wipe")}
          </Button>
        </>
      }
    >
      <p>{i18n.t("settings.wipeLead")}</p>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
