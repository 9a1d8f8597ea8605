import { Maximize2, PlugZap } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button, IconButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { openHub, places } from "../../components/links.ts";
import { Shown } from "../../components/live.tsx";
import { LockedBar } from "../../components/locked-bar.tsx";
import { type MemberTab, MemberTabs } from "../../components/members/member-tabs.tsx";
import { OfflineNote } from "../../components/offline-note.tsx";
import { AddUsersButton } from "../../components/plans/add-users-button.tsx";
import { PlanHost } from "../../components/plans/plan-host.tsx";
import { HubSelect } from "../../components/table/hub-select.tsx";
import { type Scope, useScope } from "../../components/table/scope.ts";
import { ScopeStates } from "../../components/table/scope-states.tsx";
import { Toasts } from "../../components/toast.tsx";
import { onWantedRow, type WantedRow } from "../../lib/wanted-row.ts";
import style from "./panel.module.css";
import { useTabPortfolio } from "./use-tab.ts";

/** The panel has no room for a second page: every place is a tab. */
function go(place: string): void {
  void openHub(place);
}

/** The members of the hub whose portfolio the current tab shows, beside Meta's own page. */
export function Panel() {
  const scope = useScope();
  const portfolio = useTabPortfolio();
  const [wanted, setWanted] = useState<WantedRow | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    onWantedRow(setWanted, gone.signal);
    return () => gone.abort();
  }, []);
  return (
    <div class={style.panel}>
      <OfflineNote />
      <LockedBar />
      <Shown live={scope} rows={4}>
        {(value) =>
          portfolio !== undefined && (
            <Follow scope={value} portfolio={portfolio} wanted={wanted} found={() => setWanted(null)} />
          )
        }
      </Shown>
      <PlanHost />
      <Toasts />
    </div>
  );
}

interface FollowProps {
  scope: Scope;
  portfolio: string | null;
  /** The member that was asked for on Meta's page. */
  wanted: WantedRow | null;
  found: () => void;
}

function Follow({ scope, portfolio, wanted, found }: FollowProps) {
  const { hubs } = scope;
  const followed = hubs.find((hub) => hub.businessId === portfolio)?.id ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  // The tab has the last word when it changes; until then what was chosen by hand stays.
  useEffect(() => setChosen(null), [portfolio]);
  const asked = hubs.find((hub) => hub.businessId === wanted?.businessId)?.id ?? null;
  useEffect(() => {
    if (asked !== null) setChosen(asked);
  }, [asked]);
  const unknown = portfolio !== null && followed === null && chosen === null;
  // With one hub there is nothing to choose.
  const hubId = chosen ?? followed ?? (portfolio === null && hubs.length === 1 ? (hubs[0]?.id ?? null) : null);
  return (
    <>
      <header class={style.header}>
        <h1>{i18n.t("sidepanel.title")}</h1>
        {hubs.length > 0 && <HubSelect hubs={hubs} value={hubId} onChange={setChosen} all={false} labelled={false} />}
        <AddUsersButton small hubs={hubs.filter((hub) => hub.id === hubId && hub.synced !== null)} />
        <IconButton
          icon={Maximize2}
          label={i18n.t("sidepanel.openPage")}
          onClick={() => go(hubId === null ? places.members : places.hubMembers(hubId))}
        />
      </header>
      <main class={style.main}>
        {unknown ? (
          <NotConnected portfolio={portfolio} />
        ) : (
          <Members scope={scope} hubId={hubId} wanted={wanted && { memberId: wanted.memberId, found }} />
        )}
      </main>
    </>
  );
}

interface MembersProps {
  scope: Scope;
  hubId: string | null;
  wanted: { memberId: string; found: () => void } | null;
}

function Members({ scope, hubId, wanted }: MembersProps) {
  const [tab, setTab] = useState<MemberTab>("unmatched");
  if (scope.hubs.length > 0 && hubId === null) return <p class={style.hint}>{i18n.t("sidepanel.choose")}</p>;
  return (
    <ScopeStates scope={scope} hubId={hubId} go={go}>
      {(synced) => <MemberTabs key={hubId} hubs={synced} tab={tab} onTab={setTab} wanted={wanted ?? undefined} />}
    </ScopeStates>
  );
}

function NotConnected({ portfolio }: { portfolio: string }) {
  return (
    <EmptyState
      icon={PlugZap}
      title={i18n.t("sidepanel.notConnected")}
      action={
        <Button look="primary" onClick={() => go(places.connect)}>
          {i18n.t("sidepanel.connect")}
        </Button>
      }
    >
      <p>{i18n.t("sidepanel.notConnectedText", [portfolio])}</p>
    </EmptyState>
  );
}
