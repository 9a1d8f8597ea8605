import type { ReadonlySignal } from "@preact/signals";
import { type IconNode, ShieldMinus, UserRoundCheck, UserRoundPlus } from "lucide";
import { i18n } from "#i18n";
import { listInvitations, listMembers, listSystemUsers } from "../../lib/store/inventory.ts";
import type { Hub, Invitation, Member, SystemUser } from "../../lib/store/records.ts";
import { EmptyState } from "../empty-state.tsx";
import { Shown, useLive } from "../live.tsx";
import { type Pending, usePending } from "../plans/pending.ts";
import { readAll } from "../table/scope.ts";
import { type Tab, Tabs } from "../table/tabs.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { MemberList } from "./member-list.tsx";
import style from "./members.module.css";
import { SystemUsers } from "./system-users.tsx";

export const MEMBER_TABS = ["unmatched", "onboarded", "guests", "exempted", "invitations"] as const;
export type MemberTab = (typeof MEMBER_TABS)[number];

interface Rows {
  members: Member[];
  invitations: Invitation[];
  systemUsers: SystemUser[];
}

async function readRows(hubIds: readonly string[]): Promise<Rows> {
  const [members, invitations, systemUsers] = await Promise.all([
    readAll(hubIds, listMembers),
    readAll(hubIds, listInvitations),
    readAll(hubIds, listSystemUsers),
  ]);
  return { members, invitations, systemUsers };
}

interface Props {
  hubs: readonly Hub[];
  tab: MemberTab;
  onTab: (tab: MemberTab) => void;
}

/** The people of these hubs by tab. Until members can be matched, every member is unmatched. */
export function MemberTabs({ hubs, tab, onTab }: Props) {
  const ids = hubs.map((hub) => hub.id);
  const live = useLive(["members", "invitations", "systemUsers"], () => readRows(ids), [ids.join(" ")]);
  const pending = usePending(ids);
  return (
    <Shown live={live} rows={6}>
      {(rows) => {
        const tabs: Tab[] = MEMBER_TABS.map((key) => ({
          key,
          label: i18n.t(`members.${key}`),
          count: key === "unmatched" ? rows.members.length : key === "invitations" ? rows.invitations.length : 0,
        }));
        return (
          <Tabs
            label={i18n.t("members.tabs")}
            tabs={tabs}
            chosen={tab}
            onChoose={(key) => onTab(MEMBER_TABS.find((name) => name === key) ?? "unmatched")}
          >
            <Panel tab={tab} rows={rows} hubs={hubs} pending={pending} />
          </Tabs>
        );
      }}
    </Shown>
  );
}

interface PanelProps {
  tab: MemberTab;
  rows: Rows;
  hubs: readonly Hub[];
  pending: ReadonlySignal<Pending>;
}

function Panel({ tab, rows, hubs, pending }: PanelProps) {
  switch (tab) {
    case "unmatched":
      return (
        <div class={style.people}>
          <MemberList members={rows.members} hubs={hubs} pending={pending} />
          <SystemUsers systemUsers={rows.systemUsers} hubs={hubs} />
        </div>
      );
    case "invitations":
      return <InvitationList invitations={rows.invitations} hubs={hubs} pending={pending} />;
    default:
      return <NotYet tab={tab} />;
  }
}

const ICONS: Record<"onboarded" | "guests" | "exempted", IconNode> = {
  onboarded: UserRoundCheck,
  guests: UserRoundPlus,
  exempted: ShieldMinus,
};

function NotYet({ tab }: { tab: "onboarded" | "guests" | "exempted" }) {
  return (
    <EmptyState icon={ICONS[tab]} title={i18n.t(`members.empty.${tab}`)}>
      <p>{i18n.t(`members.empty.${tab}Text`)}</p>
    </EmptyState>
  );
}
