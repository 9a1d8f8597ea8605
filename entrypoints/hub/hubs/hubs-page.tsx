import { RefreshCw } from "lucide";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { useCards } from "../../../components/cards.ts";
import { ConnectButton } from "../../../components/connect-button.tsx";
import { HubCard } from "../../../components/hub-card.tsx";
import { HubsEmpty } from "../../../components/hubs-empty.tsx";
import { Shown } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { startSync } from "../../../components/start-sync.ts";
import { go } from "../router.ts";
import style from "./hubs-page.module.css";

export function HubsPage() {
  const live = useCards();
  const cards = live.state === "ready" && live.value.hubs.length > 0 ? live.value : null;
  return (
    <Page
      title={i18n.t("hubs.title")}
      actions={
        cards && (
          <>
            <Button icon={RefreshCw} onClick={() => void startSync()}>
              {i18n.t("hubs.syncAll")}
            </Button>
            <ConnectButton introSeen={cards.settings.introSeen} go={go} />
          </>
        )
      }
    >
      <Shown live={live}>
        {({ hubs, latest, plans, settings }) =>
          hubs.length === 0 ? (
            <HubsEmpty introSeen={settings.introSeen} go={go} />
          ) : (
            <div class={style.grid}>
              {hubs.map((hub) => (
                <HubCard
                  key={hub.id}
                  hub={hub}
                  task={latest.get(hub.id) ?? null}
                  plan={plans.get(hub.id) ?? null}
                  go={go}
                />
              ))}
            </div>
          )
        }
      </Shown>
    </Page>
  );
}
