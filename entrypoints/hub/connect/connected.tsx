import { Boxes, Plus, Settings, Users } from "lucide";
import { i18n } from "#i18n";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { ChecksList } from "../../../components/checks-list.tsx";
import { HubFigures } from "../../../components/hub-figures.tsx";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { ClaimNotice } from "../../../components/matching/claim-notice.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { TaskLine } from "../../../components/task-line.tsx";
import type { Check } from "../../../lib/messages/protocol.ts";
import { readHubAndTask } from "../read-hub.ts";
import style from "./connected.module.css";
import { FirstSteps } from "./first-steps.tsx";

interface Props {
  hubId: string;
  checks: Check[];
  again: () => void;
}

/** After "Connect app": what was found, the first sync while it runs, and where to go from here. */
export function Connected({ hubId, checks, again }: Props) {
  const live = useLive(["hubs", "tasks"], () => readHubAndTask(hubId), [hubId]);
  const name = checks.find((check) => check.name === "portfolio")?.value ?? "";
  return (
    <Page
      title={i18n.t("connect.connected.title")}
      back={{ label: i18n.t("hub.back"), href: places.hubs }}
      width="text"
    >
      <Notice kind="good" title={i18n.t("connect.connected.found", [name])} />
      <Shown live={live} rows={1}>
        {({ hub, task }) =>
          hub && (
            <section class={style.card} aria-label={hub.label}>
              <h2>{hub.label}</h2>
              <p>{i18n.t(hub.synced ? "connect.connected.done" : "connect.connected.first")}</p>
              {hub.synced && <HubFigures counts={hub.synced.counts} />}
              {hub.synced && <ClaimNotice hub={hub} />}
              {hub.synced && <FirstSteps hub={hub} />}
              {task && task.status.name !== "completed" && <TaskLine task={task} />}
              <div class={style.actions}>
                <ButtonLink look={hub.synced ? "primary" : "plain"} icon={Users} href={places.hubMembers(hubId)}>
                  {i18n.t("connect.connected.members")}
                </ButtonLink>
                <ButtonLink icon={Boxes} href={places.hubAssets(hubId)}>
                  {i18n.t("connect.connected.assets")}
                </ButtonLink>
                <ButtonLink icon={Settings} href={places.hubSettings(hubId)}>
                  {i18n.t("connect.connected.settings")}
                </ButtonLink>
                <Button icon={Plus} onClick={again}>
                  {i18n.t("connect.connected.another")}
                </Button>
              </div>
            </section>
          )
        }
      </Shown>
      <section class={style.checks}>
        <h2>{i18n.t("connect.checks")}</h2>
        <ChecksList checks={checks} />
      </section>
    </Page>
  );
}
