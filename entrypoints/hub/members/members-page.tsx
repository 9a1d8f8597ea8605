import { i18n } from "#i18n";
import { places } from "../../../components/links.ts";
import { Shown } from "../../../components/live.tsx";
import { MEMBER_TABS, MemberTabs } from "../../../components/members/member-tabs.tsx";
import { Page } from "../../../components/page.tsx";
import { AddUsersButton } from "../../../components/plans/add-users-button.tsx";
import { HubSelect } from "../../../components/table/hub-select.tsx";
import { useScope } from "../../../components/table/scope.ts";
import { ScopeStates } from "../../../components/table/scope-states.tsx";
import type { ScreenProps } from "../router.ts";
import { go } from "../router.ts";
import { hubOf, setQuery } from "./query.ts";

/** The people of one hub, or of all. */
export function MembersPage({ hubId, query }: ScreenProps) {
  const scope = useScope();
  const chosen = hubId ?? query.get("hub");
  const tab = MEMBER_TABS.find((name) => name === query.get("tab")) ?? "unmatched";
  // The badge on Meta's People page leads here where no side panel can be opened.
  const wanted = query.get("member");
  const hubs = scope.state === "ready" ? scope.value.hubs : [];
  const synced = hubs.filter((hub) => hub.synced !== null && (chosen === null || hub.id === chosen));
  return (
    <Page
      title={i18n.t("members.title")}
      {...(hubId === null ? {} : { back: { label: i18n.t("frame.hubs"), href: places.hubs } })}
      subtitle={hubId !== null && hubs.find((hub) => hub.id === hubId)?.label}
      actions={
        <>
          {hubId === null && hubs.length > 0 && (
            <HubSelect hubs={hubs} value={hubOf(hubs, chosen)} onChange={(hub) => setQuery(query, { hub })} />
          )}
          <AddUsersButton hubs={synced} />
        </>
      }
    >
      <Shown live={scope} rows={6}>
        {(value) => (
          <ScopeStates scope={value} hubId={chosen} go={go}>
            {(synced) => (
              <MemberTabs
                hubs={synced}
                tab={tab}
                onTab={(next) => setQuery(query, { tab: next })}
                wanted={
                  wanted === null ? undefined : { memberId: wanted, found: () => setQuery(query, { member: null }) }
                }
              />
            )}
          </ScopeStates>
        )}
      </Shown>
    </Page>
  );
}
