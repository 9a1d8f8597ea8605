import type { ReadonlySignal } from "@preact/signals";
import { type IconNode, ShieldMinus, UserRoundCheck, UserRoundPlus, Users } from "lucide";
import { useMemo, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { EmptyState } from "../empty-state.tsx";
import { AcceptButton } from "../matching/accept-button.tsx";
import { KeysHelp } from "../matching/keys-help.tsx";
import type { Suggester } from "../matching/suggester.ts";
import type { Pending } from "../plans/pending.ts";
import { useSelection } from "../table/selection.tsx";
import { TableView } from "../table/table-view.tsx";
import { useDetails } from "../table/use-details.ts";
import { useMemberActions } from "./member-actions.tsx";
import { MemberBulk } from "./member-bulk.tsx";
import { memberColumns, memberFilters, memberTexts, rowKey } from "./member-columns.tsx";
import { MemberDetails } from "./member-details.tsx";
import style from "./members.module.css";
import { type MemberRow, rankOf } from "./rows.ts";
import type { MatchTab } from "./tab-columns.tsx";
import { useRowFocus } from "./use-row-focus.ts";

interface Props {
  tab: MatchTab;
  members: readonly MemberRow[];
  hubs: readonly Hub[];
  pending: ReadonlySignal<Pending>;
  suggester: ReadonlySignal<Suggester | null>;
  /** See `DataTable`. */
  wanted?: { key: string; found: () => void } | undefined;
}

const ICONS: Record<MatchTab, IconNode> = {
  unmatched: Users,
  onboarded: UserRoundCheck,
  guests: UserRoundPlus,
  exempted: ShieldMinus,
};

/** The members of one tab, and all that can be done with them. */
export function MemberList({ tab, members, hubs, pending, suggester, wanted }: Props) {
  const labels = hubs.map((hub) => `${hub.id} ${hub.you} ${hub.label}`).join("\n");
  const selection = useSelection();
  const actions = useMemberActions(hubs, members, suggester, selection.clear);
  // A row calls what was given to it when it was made; what it calls must be of now.
  const latest = useRef(actions);
  latest.current = actions;
  // Hubs are read anew at every progress of a sync; columns need their labels only.
  const columns = useMemo(
    () =>
      memberColumns({
        hubs,
        pending,
        selection,
        suggester,
        tab,
        menu: (member, narrow, tabIndex) => latest.current.menu(member, narrow, tabIndex),
      }),
    [labels, tab],
  );
  const filters = useMemo(() => memberFilters(members), [members]);
  const details = useDetails<MemberRow>();
  const element = useRowFocus();

  function onKey(member: MemberRow, event: KeyboardEvent) {
    const act = { m: () => actions.matching.match(member), e: () => actions.matching.exempt([member]) }[event.key];
    if (!act || (event.key === "e" && tab === "exempted")) return;
    // The letter would otherwise be typed into the field that takes the focus.
    event.preventDefault();
    act();
  }

  return (
    <div ref={element} class={style.list}>
      <TableView
        label={i18n.t(`members.${tab}`)}
        searchLabel={i18n.t("members.search")}
        rows={members}
        rowKey={rowKey}
        columns={columns}
        filters={filters}
        texts={memberTexts}
        sort={{ column: "user", descending: false }}
        rank={rankOf}
        onOpen={details.show}
        wanted={wanted}
        onKey={onKey}
        after={
          <>
            {tab === "unmatched" && <AcceptButton members={members} suggester={suggester} />}
            <KeysHelp />
          </>
        }
        bulk={(shown) => (
          <MemberBulk
            tab={tab}
            members={members}
            shown={shown}
            selection={selection}
            onExempt={actions.matching.exempt}
          />
        )}
        empty={
          <EmptyState icon={ICONS[tab]} title={i18n.t(`members.empty.${tab}`)}>
            <p>{i18n.t(`members.empty.${tab}Text`)}</p>
          </EmptyState>
        }
        narrowBelow={(hubs.length > 1 ? 1030 : 920) + (tab === "guests" || tab === "exempted" ? 95 : 0)}
        heights={{ wide: 52, narrow: 92 }}
      />
      {details.row && <MemberDetails member={details.row} hubs={hubs} open={details.open} onClose={details.close} />}
      {actions.dialogs}
    </div>
  );
}
