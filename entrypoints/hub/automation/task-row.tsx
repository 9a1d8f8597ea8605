import { ChevronDown, ChevronRight } from "lucide";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Icon } from "../../../components/icon.tsx";
import { planNote } from "../../../components/plans/plan-progress.ts";
import { planName } from "../../../components/plans/words.ts";
import { Status } from "../../../components/status.tsx";
import { SEMANTICS } from "../../../components/table/semantics.ts";
import { Time } from "../../../components/time.tsx";
import type { Plan } from "../../../lib/store/plan-records.ts";
import type { Task } from "../../../lib/store/records.ts";
import style from "./automation.module.css";
import { PlanActions } from "./plan-actions.tsx";
import { PlanDetails } from "./plan-details.tsx";
import { StatusNote } from "./status-note.tsx";
import { TaskActions } from "./task-actions.tsx";
import { TaskDetails } from "./task-details.tsx";

interface Props {
  task: Task | Plan;
  /** `null`: the hub is gone. */
  label: string | null;
  opened: boolean;
}

export function TaskRow({ task, label, opened }: Props) {
  const id = useId();
  const row = useRef<HTMLTableRowElement>(null);
  const [open, setOpen] = useState(opened);
  useEffect(() => {
    if (!opened) return;
    setOpen(true);
    row.current?.scrollIntoView({ block: "nearest" });
  }, [opened]);
  return (
    <>
      <tr {...SEMANTICS.row} ref={row} class={style.row}>
        <th {...SEMANTICS.rowHead} scope="row" class={style.task}>
          <button
            type="button"
            class={style.toggle}
            aria-expanded={open}
            {...(open ? { "aria-controls": id } : {})}
            onClick={() => setOpen(!open)}
          >
            <Icon icon={open ? ChevronDown : ChevronRight} mirror={!open} />
            {task.kind === "plan" ? planName(task) : i18n.t(`automation.cause.${task.cause}`)}
          </button>
        </th>
        <td {...SEMANTICS.cell} class={style.hub}>
          {label ?? <span class={style.soft}>{i18n.t("automation.hubGone")}</span>}
        </td>
        <td {...SEMANTICS.cell} class={style.status}>
          <Status name={task.status.name} />
          {task.kind === "plan" ? <PlanNote plan={task} /> : <StatusNote task={task} />}
        </td>
        <td {...SEMANTICS.cell} class={style.started}>
          <Moment at={task.startedAt} title={i18n.t("automation.started")} />
        </td>
        <td {...SEMANTICS.cell} class={style.finished}>
          <Moment at={task.finishedAt} title={i18n.t("automation.finished")} />
        </td>
        <td {...SEMANTICS.cell} class={style.actions}>
          {task.kind === "plan" ? <PlanActions plan={task} /> : <TaskActions task={task} />}
        </td>
      </tr>
      {open && (
        <tr {...SEMANTICS.row} id={id} class={style.opened}>
          <td {...SEMANTICS.cell} colSpan={6} aria-colspan={6}>
            {task.kind === "plan" ? <PlanDetails plan={task} /> : <TaskDetails task={task} />}
          </td>
        </tr>
      )}
    </>
  );
}

function PlanNote({ plan }: { plan: Plan }) {
  const text = planNote(plan);
  return text === null ? null : <p class={`${style.note} number`}>{text}</p>;
}

/** In a narrow window the headings are gone, so the moment brings its word. */
function Moment({ at, title }: { at: number | null; title: string }) {
  return at === null ? (
    <span class={`${style.soft} ${style.none}`}>—</span>
  ) : (
    <>
      <span class={style.word} aria-hidden="true">
        {title}{" "}
      </span>
      <Time at={at} />
    </>
  );
}
