import { i18n } from "#i18n";
import { ButtonLink } from "../../../components/button.tsx";
import { dayAndTime, number } from "../../../components/format.ts";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Progress } from "../../../components/progress.tsx";
import { progressText } from "../../../components/task-progress.ts";
import type { Task } from "../../../lib/store/records.ts";
import { listSteps } from "../../../lib/store/tasks.ts";
import style from "./automation.module.css";
import { StepTable } from "./step-table.tsx";

/** How far a task is, why it waits or failed, and each call it made. */
export function TaskDetails({ task }: { task: Task }) {
  const live = useLive(["steps"], () => listSteps(task.id), [task.id]);
  return (
    <div class={style.details}>
      <State task={task} />
      {task.reportId !== null && (
        <div>
          <ButtonLink href={places.report(task.reportId)}>{i18n.t("automation.report")}</ButtonLink>
        </div>
      )}
      <Shown live={live} rows={1}>
        {(steps) =>
          steps.length === 0 ? (
            <p class={style.soft}>{i18n.t("automation.callsNone")}</p>
          ) : (
            <section class={style.calls}>
              <h2 class={style.heading}>
                {i18n.t("automation.calls")} <span class={`${style.soft} number`}>{number(steps.length)}</span>
              </h2>
              <StepTable steps={steps} />
            </section>
          )
        }
      </Shown>
    </div>
  );
}

function State({ task: { status, progress } }: { task: Task }) {
  const text = progressText(progress);
  switch (status.name) {
    case "running":
      return (
        <Progress value={progress.members.read} max={progress.members.total}>
          {text}
        </Progress>
      );
    case "waiting":
      return (
        <>
          {status.problem === null ? (
            <Notice kind="warn">{i18n.t(`task.waits.${status.why}`)}</Notice>
          ) : (
            <ProblemNote problem={status.problem} kind="warn" />
          )}
          {status.until !== null && <p>{i18n.t("automation.waitsUntil", [dayAndTime(status.until)])}</p>}
          <p class="number">{text}</p>
        </>
      );
    case "attention":
      return <Notice kind="warn">{i18n.t("task.attention", status.gone.length, [number(status.gone.length)])}</Notice>;
    case "failed":
      return (
        <>
          <ProblemNote problem={status.problem} />
          <p class="number">{text}</p>
        </>
      );
    case "queued":
      return null;
    default:
      return <p class="number">{text}</p>;
  }
}
