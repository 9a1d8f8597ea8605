import { i18n } from "#i18n";
import { SEMANTICS } from "../../../components/table/semantics.ts";
import type { Plan } from "../../../lib/store/plan-records.ts";
import type { Task } from "../../../lib/store/records.ts";
import style from "./automation.module.css";
import { TaskRow } from "./task-row.tsx";

interface Props {
  tasks: readonly (Task | Plan)[];
  /** Labels of the hubs that are still there. */
  labels: ReadonlyMap<string, string>;
  /** The task whose details are open from the start. */
  opened: string | null;
}

const COLUMNS = ["task", "hub", "status", "started", "finished"] as const;

/** No more tasks are kept than a plain table can show. */
export function TaskTable({ tasks, labels, opened }: Props) {
  return (
    <div class={style.frame}>
      <table {...SEMANTICS.table} class={style.table} aria-label={i18n.t("automation.tasks")}>
        <thead {...SEMANTICS.group}>
          <tr {...SEMANTICS.row}>
            {COLUMNS.map((column) => (
              <th key={column} {...SEMANTICS.head} scope="col">
                {i18n.t(`automation.${column}`)}
              </th>
            ))}
            <th {...SEMANTICS.head} scope="col">
              <span class="visually-hidden">{i18n.t("automation.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody {...SEMANTICS.group}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} label={labels.get(task.hubId) ?? null} opened={task.id === opened} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
