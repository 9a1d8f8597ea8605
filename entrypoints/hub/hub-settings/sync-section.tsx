import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { HubFigures } from "../../../components/hub-figures.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/section.tsx";
import { TaskLine } from "../../../components/task-line.tsx";
import { Time } from "../../../components/time.tsx";
import type { Gap, Hub, Task } from "../../../lib/store/records.ts";

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
          {synced.gaps.length > 0 && (
            <Notice kind="warn" title={i18n.t("hub.gaps")}>
              <ul>
                {synced.gaps.map((gap) => (
                  <li key={`${gap.edge}/${gap.why.kind}`}>{gapText(gap)}</li>
                ))}
              </ul>
            </Notice>
          )}
        </>
      ) : (
        <p>{i18n.t("hub.lastNever")}</p>
      )}
      {task && <TaskLine task={task} />}
    </Section>
  );
}

function gapText({ edge, why }: Gap): string {
  switch (why.kind) {
    case "noAccess":
      return i18n.t("hub.gap.noAccess", [edge]);
    case "short":
      return i18n.t("hub.gap.short", [edge, number(why.read), number(why.total)]);
    case "unreadable":
      return i18n.t("hub.gap.unreadable", [edge, number(why.rows)]);
  }
}
