import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { HubFigures } from "../../../components/hub-figures.tsx";
import { Section } from "../../../components/section.tsx";
import { GapsNote } from "../../../components/table/gaps-note.tsx";
import { TaskLine } from "../../../components/task-line.tsx";
import { Time } from "../../../components/time.tsx";
import type { Hub, Task } from "../../../lib/store/records.ts";

/** Where the hub stands: the last sync, what it could not read, and the task that runs or went wrong. */
export function SyncSection({ hub, task }: { hub: Hub; task: Task | null }) {
  const { synced } = hub;
  return (
    <Section title={i18n.t("hub.sync")}>
      {synced ? (
        <>
          <HubFigures counts={synced.counts} />
          <p>
            {i18n.t("hub.now")}: <Time at={synced.at} />,{" "}
            {i18n.t("hub.lastCalls", synced.calls, [number(synced.calls)])}
          </p>
          <GapsNote of={[{ label: hub.label, gaps: synced.gaps }]} />
        </>
      ) : (
        <p>{i18n.t("hub.lastNever")}</p>
      )}
      {task && <TaskLine task={task} />}
    </Section>
  );
}
