import { Building2, CloudDownload, Compass } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import type { Hub, Task } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { places } from "../links.ts";
import { startSync } from "../start-sync.ts";
import { isUnderWay, TaskLine } from "../task-line.tsx";
import { GapsNote } from "./gaps-note.tsx";
import type { Scope } from "./scope.ts";
import style from "./table-bar.module.css";

interface Props {
  scope: Scope;
  /** The hub to show; all if `null`. */
  hubId: string | null;
  go: (place: string) => void;
  /** What is shown of the hubs that were synced. */
  children: (hubs: Hub[]) => ComponentChildren;
}

/** The states before there is anything to list: no hub, an unknown hub, never synced. Otherwise the list. */
export function ScopeStates({ scope, hubId, go, children }: Props) {
  const { hubs, latest } = scope;
  if (hubs.length === 0 && hubId === null) {
    return (
      <EmptyState
        icon={Building2}
        title={i18n.t("table.noHubs")}
        action={
          <Button look="primary" onClick={() => go(places.connect)}>
            {i18n.t("hubs.connect")}
          </Button>
        }
      >
        <p>{i18n.t("table.noHubsText")}</p>
      </EmptyState>
    );
  }
  const chosen = hubId === null ? hubs : hubs.filter((hub) => hub.id === hubId);
  const [first] = chosen;
  if (!first) {
    return (
      <EmptyState
        icon={Compass}
        title={i18n.t("table.hubMissing")}
        action={<Button onClick={() => go(places.hubs)}>{i18n.t("frame.notFound.back")}</Button>}
      >
        <p>{i18n.t("table.hubMissingText")}</p>
      </EmptyState>
    );
  }
  const synced = chosen.filter((hub) => hub.synced !== null);
  if (synced.length === 0) return <NotSynced hub={first} task={latest.get(first.id) ?? null} />;
  return (
    <>
      <GapsNote of={synced.map(({ label, synced }) => ({ label, gaps: synced?.gaps ?? [] }))} />
      {children(synced)}
    </>
  );
}

function NotSynced({ hub, task }: { hub: Hub; task: Task | null }) {
  const busy = task ? isUnderWay(task) : false;
  return (
    <EmptyState
      icon={CloudDownload}
      title={i18n.t(busy ? "table.firstSync" : "table.notSynced")}
      action={
        busy ? null : (
          <Button look="primary" onClick={() => void startSync([hub.id])}>
            {i18n.t("table.sync")}
          </Button>
        )
      }
    >
      <p>{busy ? i18n.t("table.firstSyncText") : i18n.t("table.notSyncedText", [hub.label])}</p>
      {task && task.status.name !== "completed" && task.status.name !== "canceled" && (
        <div class={style.task}>
          <TaskLine task={task} />
        </div>
      )}
    </EmptyState>
  );
}
