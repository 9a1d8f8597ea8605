import { Activity, ScrollText, SearchX } from "lucide";
import { i18n } from "#i18n";
import { ButtonLink } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { Select } from "../../../components/table/select.tsx";
import bar from "../../../components/table/table-bar.module.css";
import { listHubs } from "../../../lib/store/hubs.ts";
import type { Plan } from "../../../lib/store/plan-records.ts";
import { listPlans } from "../../../lib/store/plans.ts";
import type { StatusName, Task } from "../../../lib/store/records.ts";
import { listTasks } from "../../../lib/store/tasks.ts";
import { setQuery } from "../members/query.ts";
import type { ScreenProps } from "../router.ts";
import { TaskTable } from "./task-table.tsx";

const STATUSES: readonly StatusName[] = [
  "queued",
  "running",
  "waiting",
  "attention",
  "completed",
  "failed",
  "canceled",
];

interface Rows {
  tasks: (Task | Plan)[];
  labels: Map<string, string>;
}

async function readRows(): Promise<Rows> {
  const [syncs, plans, hubs] = await Promise.all([listTasks(), listPlans(), listHubs()]);
  const tasks = [...syncs, ...plans].sort((a, b) => b.createdAt - a.createdAt);
  return { tasks, labels: new Map(hubs.map((hub) => [hub.id, hub.label])) };
}

/** Every sync and every plan, while it runs and after; `#/automation/<id>` opens one. */
export function AutomationPage({ id, hubId, query }: ScreenProps) {
  const live = useLive(["tasks", "plans", "hubs"], readRows);
  const hub = hubId ?? query.get("hub") ?? "";
  const status = query.get("status") ?? "";
  return (
    <Page
      title={i18n.t("automation.title")}
      subtitle={i18n.t("automation.lead")}
      actions={
        <ButtonLink icon={ScrollText} href={places.audit}>
          {i18n.t("audit.title")}
        </ButtonLink>
      }
    >
      <Shown live={live} rows={6}>
        {({ tasks, labels }) =>
          tasks.length === 0 ? (
            <EmptyState icon={Activity} title={i18n.t("automation.empty")}>
              <p>{i18n.t("automation.emptyText")}</p>
            </EmptyState>
          ) : (
            <>
              <div class={bar.bar}>
                {hubId === null && labels.size > 1 && (
                  <Select
                    label={i18n.t("automation.hub")}
                    value={hub}
                    options={[
                      { value: "", label: i18n.t("table.allHubs") },
                      ...[...labels].map(([value, label]) => ({ value, label })),
                    ]}
                    onChange={(value) => setQuery(query, { hub: value || null })}
                  />
                )}
                <Select
                  label={i18n.t("automation.status")}
                  value={status}
                  options={[
                    { value: "", label: i18n.t("automation.allStatuses") },
                    ...STATUSES.map((name) => ({ value: name, label: i18n.t(`status.${name}`) })),
                  ]}
                  onChange={(value) => setQuery(query, { status: value || null })}
                />
              </div>
              <Tasks
                tasks={tasks.filter(
                  (task) =>
                    task.id === id ||
                    ((hub === "" || task.hubId === hub) && (status === "" || task.status.name === status)),
                )}
                labels={labels}
                opened={id}
              />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function Tasks({ tasks, labels, opened }: Rows & { opened: string | null }) {
  return tasks.length === 0 ? (
    <EmptyState icon={SearchX} title={i18n.t("automation.noMatch")}>
      <p>{i18n.t("automation.noMatchText")}</p>
    </EmptyState>
  ) : (
    <TaskTable tasks={tasks} labels={labels} opened={opened} />
  );
}
