import { Building2, RefreshCw } from "lucide";
import { i18n } from "#i18n";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { places } from "../../../components/links.ts";
import { useLive } from "../../../components/live.tsx";
import { Loading } from "../../../components/loading.tsx";
import { Page } from "../../../components/page.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { startSync } from "../../../components/start-sync.ts";
import { isUnderWay } from "../../../components/task-line.tsx";
import { readHubAndTask } from "../read-hub.ts";
import type { ScreenProps } from "../router.ts";
import { GeneralSection } from "./general-section.tsx";
import { RemoveSection } from "./remove-section.tsx";
import { SafeguardSection } from "./safeguard-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";
import { SyncSection } from "./sync-section.tsx";
import { TokenSection } from "./token-section.tsx";

export function HubSettingsPage({ hubId, query }: ScreenProps) {
  const id = hubId ?? "";
  const live = useLive(["hubs", "tasks"], () => readHubAndTask(id), [id]);
  const back = { label: i18n.t("hub.back"), href: places.hubs };

  if (live.state === "loading") return <Loading rows={5} />;
  if (live.state === "failed") return <ProblemNote problem={live.problem} live />;
  const { hub, task } = live.value;
  if (!hub) {
    return (
      <Page title={i18n.t("hub.missing.title")} back={back}>
        <EmptyState
          icon={Building2}
          title={i18n.t("hub.missing.title")}
          action={<ButtonLink href={places.hubs}>{i18n.t("frame.notFound.back")}</ButtonLink>}
        >
          {i18n.t("hub.missing.text")}
        </EmptyState>
      </Page>
    );
  }
  const at = query.get("at");
  return (
    <Page
      title={hub.label}
      subtitle={hub.portfolioName}
      back={back}
      width="text"
      actions={
        <Button
          look="primary"
          icon={RefreshCw}
          busy={task !== null && isUnderWay(task)}
          onClick={() => void startSync([hub.id])}
        >
          {i18n.t("hub.sync")}
        </Button>
      }
    >
      <SyncSection hub={hub} task={task} />
      <ScheduleSection hub={hub} />
      <SafeguardSection hub={hub} />
      <TokenSection hub={hub} wanted={at === "token"} />
      <GeneralSection hub={hub} />
      <RemoveSection hub={hub} wanted={at === "remove"} />
    </Page>
  );
}
