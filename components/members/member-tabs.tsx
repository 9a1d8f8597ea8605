import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { Shown, useLive } from "../live.tsx";
import { ClaimNotice } from "../matching/claim-notice.tsx";
import { usePeople } from "../matching/people.ts";
import { type Suggester, useSuggester } from "../matching/suggester.ts";
import { type Pending, usePending } from "../plans/pending.ts";
import { type Tab, Tabs } from "../table/tabs.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { rowKey } from "./member-columns.tsx";
import { MemberList } from "./member-list.tsx";
import style from "./members.module.css";
import { type MemberRow, type Rows, readRows } from "./rows.ts";
import { SystemUsers } from "./system-users.tsx";
import type { MatchTab } from "./tab-columns.tsx";

export const MEMBER_TABS = ["unmatched", "onboarded", "guests", "exempted", "invitations"] as const;
export type MemberTab = (typeof MEMBER_TABS)[number];

interface Props {
  hubs: readonly Hub[];
  tab: MemberTab;
  onTab: (tab: MemberTab) => void;
  /** A member to go to, on whichever tab they are; told when they were gone to. */
  wanted?: { memberId: string; found: () => void } | undefined;
}

/** The stores of which a change may move somebody to another tab. */
const STORES = ["members", "invitations", "systemUsers", "decisions", "people"] as const;

/** The people of these hubs by tab. */
export function MemberTabs({ hubs, tab, onTab, wanted }: Props) {
  const ids = hubs.map((hub) => hub.id);
  usePeople();
  const live = useLive(STORES, () => readRows(ids), [ids.join(" ")]);
  const pending = usePending(ids);
  const rows = live.state === "ready" ? live.value : null;
  const suggester = useSuggester(rows, hubs);
  const lists = useMemo(() => listsOf(rows?.members ?? []), [rows]);
  const member = wanted && rows?.members.find(({ id }) => id === wanted.memberId);
  const tabOfWanted = member && keyOf(member);
  useEffect(() => {
    if (tabOfWanted) onTab(tabOfWanted);
  }, [wanted?.memberId, tabOfWanted]);
  const goTo = wanted && member && tab === tabOfWanted ? { key: rowKey(member), found: wanted.found } : undefined;
  const [only] = hubs.length === 1 ? hubs : [];
  return (
    <Shown live={live} rows={6}>
      {(shown) => {
        const tabs: Tab[] = MEMBER_TABS.map((key) => ({
          key,
          label: i18n.t(`members.${key}`),
          count: key === "invitations" ? shown.invitations.length : lists[key].length,
        }));
        return (
          <>
            {only && shown.members.length > 0 && <ClaimNotice hub={only} />}
            <Tabs
              label={i18n.t("members.tabs")}
              tabs={tabs}
              chosen={tab}
              onChoose={(key) => onTab(MEMBER_TABS.find((name) => name === key) ?? "unmatched")}
            >
              <Panel
                tab={tab}
                rows={shown}
                lists={lists}
                hubs={hubs}
                pending={pending}
                suggester={suggester}
                goTo={goTo}
              />
            </Tabs>
          </>
        );
      }}
    </Shown>
  );
}

type Lists = Record<MatchTab, MemberRow[]>;

function listsOf(members: readonly MemberRow[]): Lists {
  const lists: Lists = { unmatched: [], onboarded: [], guests: [], exempted: [] };
  for (const member of members) lists[keyOf(member)].push(member);
  return lists;
}

function keyOf({ place }: MemberRow): MatchTab {
  return place.tab === "guest" ? "guests" : place.tab;
}

interface PanelProps {
  tab: MemberTab;
  rows: Rows;
  lists: Lists;
  hubs: readonly Hub[];
  pending: ReadonlySignal<Pending>;
  suggester: ReadonlySignal<Suggester | null>;
  goTo: { key: string; found: () => void } | undefined;
}

function Panel({ tab, rows, lists, hubs, pending, suggester, goTo }: PanelProps) {
  if (tab === "invitations") return <InvitationList invitations={rows.invitations} hubs={hubs} pending={pending} />;
  return (
    <div class={style.people}>
      <MemberList
        key={tab}
        tab={tab}
        members={lists[tab]}
        hubs={hubs}
        pending={pending}
        suggester={suggester}
        wanted={goTo}
      />
      {tab === "unmatched" && <SystemUsers systemUsers={rows.systemUsers} hubs={hubs} />}
    </div>
  );
}
