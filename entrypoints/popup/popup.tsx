import { Maximize2, PanelRight, RefreshCw } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button, IconButton } from "../../components/button.tsx";
import { type Cards, useCards } from "../../components/cards.ts";
import { ConnectButton } from "../../components/connect-button.tsx";
import { HubCard } from "../../components/hub-card.tsx";
import { HubsEmpty } from "../../components/hubs-empty.tsx";
import { openHub, places } from "../../components/links.ts";
import { type Live, Shown } from "../../components/live.tsx";
import { LockedBar } from "../../components/locked-bar.tsx";
import { Logo } from "../../components/logo.tsx";
import { OfflineNote } from "../../components/offline-note.tsx";
import { openSidePanel } from "../../components/side-panel.ts";
import { startSync } from "../../components/start-sync.ts";
import { Toasts, toast } from "../../components/toast.tsx";
import style from "./popup.module.css";

/** Cards that fit into a popup, which is 600 px high at most. */
const IN_VIEW = 6;

/** Milliseconds after which the others are drawn also on a machine that never rests. */
const SOON = 500;

/** The popup has no room for a second page: every place is a tab. */
function go(place: string): void {
  void openHub(place).then(() => close());
}

async function showSidePanel() {
  if (await openSidePanel()) close();
  else toast(i18n.t("hubs.sidePanelFailed"), { bad: true });
}

/** @param first the cards as they were when the popup opened; later commits follow by themselves */
export function Popup({ first }: { first: Live<Cards> }) {
  const live = useCards(first);
  const [rested, setRested] = useState(false);
  // Effects alone run while the first frame is still on its way to the screen.
  useEffect(() => {
    const idle = requestIdleCallback(() => setRested(true), { timeout: SOON });
    return () => cancelIdleCallback(idle);
  }, []);
  const cards = live.state === "ready" && live.value.hubs.length > 0 ? live.value : null;
  return (
    <div class={style.popup}>
      <header class={style.header}>
        <Logo />
        <h1>{i18n.t("hubs.title")}</h1>
        {cards && (
          <Button icon={RefreshCw} onClick={() => void startSync()}>
            {i18n.t("hubs.syncAll")}
          </Button>
        )}
        <IconButton icon={PanelRight} label={i18n.t("hubs.openSidePanel")} onClick={() => void showSidePanel()} />
        <IconButton icon={Maximize2} label={i18n.t("hubs.openPage")} onClick={() => go(places.hubs)} />
      </header>
      <main class={style.main}>
        <OfflineNote />
        {/* After the cards that are seen first: its read, and the others, would stand in their way. */}
        {rested && live.state !== "loading" && <LockedBar />}
        <Shown live={live}>
          {({ hubs, latest, plans, settings }) =>
            hubs.length === 0 ? (
              <HubsEmpty introSeen={settings.introSeen} go={go} />
            ) : (
              (rested ? hubs : hubs.slice(0, IN_VIEW)).map((hub) => (
                <HubCard
                  key={hub.id}
                  hub={hub}
                  task={latest.get(hub.id) ?? null}
                  plan={plans.get(hub.id) ?? null}
                  go={go}
                />
              ))
            )
          }
        </Shown>
      </main>
      {cards && (
        <footer class={style.footer}>
          <ConnectButton introSeen={cards.settings.introSeen} go={go} />
        </footer>
      )}
      <Toasts />
    </div>
  );
}
