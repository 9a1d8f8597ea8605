import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { send } from "../lib/messages/send.ts";
import type { Problem } from "../lib/problem.ts";
import type { Gone, Task } from "../lib/store/records.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { number } from "./format.ts";
import { Notice } from "./notice.tsx";
import { ProblemNote } from "./problem-note.tsx";
import style from "./safeguard-dialog.module.css";
import { toast } from "./toast.tsx";

/** Names shown of each list; the rest is counted. Nobody reads further, and a long list would only delay the dialog. */
const SHOWN = 200;

interface Props {
  task: Task;
  open: boolean;
  onClose: () => void;
}

/** The safeguard's question: everything that this sync would mark as gone, and the two answers. */
export function SafeguardDialog({ task, open, onClose }: Props) {
  const busy = useSignal<"task.apply" | "task.discard" | null>(null);
  const problem = useSignal<Problem | null>(null);
  const { status } = task;

  async function answer(command: "task.apply" | "task.discard") {
    if (busy.value) return;
    busy.value = command;
    const envelope = await send(command, { taskId: task.id });
    busy.value = null;
    problem.value = envelope.ok ? null : envelope.problem;
    if (!envelope.ok) return;
    toast(i18n.t(command === "task.apply" ? "safeguard.applied" : "safeguard.discarded"));
    onClose();
  }

  const needed = status.name === "attention";
  return (
    <Dialog
      open={open}
      title={i18n.t("safeguard.title")}
      onClose={onClose}
      footer={
        needed ? (
          <>
            <Button busy={busy.value === "task.discard"} onClick={() => void answer("task.discard")}>
              {i18n.t("safeguard.discard")}
            </Button>
            <Button look="danger" busy={busy.value === "task.apply"} onClick={() => void answer("task.apply")}>
              {i18n.t("safeguard.apply")}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{i18n.t("common.close")}</Button>
        )
      }
    >
      {needed ? (
        <>
          <Notice kind="warn">{i18n.t("safeguard.why")}</Notice>
          <GoneList what="member" gone={status.gone} before={status.membersBefore} />
          <GoneList what="asset" gone={status.gone} before={status.assetsBefore} />
        </>
      ) : (
        <p>{i18n.t("safeguard.ended")}</p>
      )}
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}

function GoneList({ what, gone, before }: { what: Gone["what"]; gone: Gone[]; before: number }) {
  const rows = gone.filter((row) => row.what === what);
  if (rows.length === 0) return null;
  const more = rows.length - SHOWN;
  return (
    <section>
      <h3>{i18n.t(what === "member" ? "safeguard.listMembers" : "safeguard.listAssets")}</h3>
      <p>
        {i18n.t(what === "member" ? "safeguard.members" : "safeguard.assets", [number(rows.length), number(before)])}
      </p>
      <ul
        class={style.names}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={i18n.t(what === "member" ? "safeguard.listMembers" : "safeguard.listAssets")}
      >
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id} title={row.id}>
            {row.name}
          </li>
        ))}
        {more > 0 && <li>{i18n.t("safeguard.more", more, [number(more)])}</li>}
      </ul>
    </section>
  );
}
