import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { send } from "../lib/messages/send.ts";
import type { Problem } from "../lib/problem.ts";
import type { Task } from "../lib/store/records.ts";
import { Button } from "./button.tsx";
import { number, relativeTime } from "./format.ts";
import { Notice } from "./notice.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { Progress } from "./progress.tsx";
import { SafeguardDialog } from "./safeguard-dialog.tsx";
import { Status } from "./status.tsx";
import style from "./task-line.module.css";
import { progressText } from "./task-progress.ts";
import { now } from "./time.tsx";

/** A task where it stands: status, live progress, why it waits, what went wrong, and the button that helps. */
export function TaskLine({ task }: { task: Task }) {
  const problem = useSignal<Problem | null>(null);

  async function ask(command: "task.retry" | "task.cancel") {
    const envelope = await send(command, { taskId: task.id });
    problem.value = envelope.ok ? null : envelope.problem;
  }

  return (
    <div class={style.task}>
      <div class={style.head}>
        <Status name={task.status.name} />
        {isUnderWay(task) && (
          <Button look="quiet" class={style.small ?? ""} onClick={() => void ask("task.cancel")}>
            {i18n.t("task.cancel")}
          </Button>
        )}
      </div>
      <Body task={task} retry={() => void ask("task.retry")} />
      {problem.value && <ProblemNote problem={problem.value} live />}
    </div>
  );
}

export function isUnderWay(task: Task): boolean {
  return ["queued", "running", "waiting"].includes(task.status.name);
}

function Body({ task, retry }: { task: Task; retry: () => void }) {
  const { status, progress } = task;
  switch (status.name) {
    case "running":
      return (
        <Progress value={progress.members.read} max={progress.members.total}>
          {progressText(progress)}
        </Progress>
      );
    case "waiting":
      return (
        <>
          <p>
            {i18n.t(`task.waits.${status.why}`)} {status.until !== null && goesOn(status.until)}
          </p>
          {progress.calls > 0 && <p class={style.soft}>{progressText(progress)}</p>}
        </>
      );
    case "attention":
      return <Attention task={task} count={status.gone.length} />;
    case "failed":
      return <ProblemNote problem={status.problem} action={<Button onClick={retry}>{i18n.t("task.retry")}</Button>} />;
    default:
      return null;
  }
}

function goesOn(until: number): string {
  return until - now.value < 60_000
    ? i18n.t("task.goesOnSoon")
    : i18n.t("task.goesOn", [relativeTime(until, now.value)]);
}

function Attention({ task, count }: { task: Task; count: number }) {
  const open = useSignal(false);
  return (
    <>
      <Notice
        kind="warn"
        action={
          <Button
            onClick={() => {
              open.value = true;
            }}
          >
            {i18n.t("task.review")}
          </Button>
        }
      >
        {i18n.t("task.attention", count, [number(count)])}
      </Notice>
      <SafeguardDialog
        task={task}
        open={open.value}
        onClose={() => {
          open.value = false;
        }}
      />
    </>
  );
}
