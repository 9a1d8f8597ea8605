import type { ReadonlySignal } from "@preact/signals";
import { Users } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub, Member } from "../../lib/store/records.ts";
import { EmptyState } from "../empty-state.tsx";
import type { Pending } from "../plans/pending.ts";
import { useSelection } from "../table/selection.tsx";
import { TableView } from "../table/table-view.tsx";
import { useDetails } from "../table/use-details.ts";
import { AppAccess, financeName } from "./app-access.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { Email } from "./email.tsx";
import { Grants } from "./grants.tsx";
import { useMemberActions } from "./member-actions.tsx";
import { MemberBulk } from "./member-bulk.tsx";
import { memberColumns, memberFilters, memberTexts, rowKey } from "./member-columns.tsx";
import { shownRole } from "./shown-role.ts";
import { TaskNames } from "./task-names.tsx";
import { TwoFactor } from "./two-factor.tsx";

interface Props {
  members: readonly Member[];
  hubs: readonly Hub[];
  pending: ReadonlySignal<Pending>;
}

export function MemberList({ members, hubs, pending }: Props) {
  const labels = hubs.map((hub) => `${hub.id} ${hub.label}`).join("\n");
  const selection = useSelection();
  const actions = useMemberActions(hubs);
  // Hubs are read anew at every progress of a sync; columns need their labels only.
  const columns = useMemo(() => memberColumns({ hubs, pending, selection, menu: actions.menu }), [labels]);
  const filters = useMemo(() => memberFilters(members), [members]);
  const details = useDetails<Member>();
  const shown = details.row;
  return (
    <>
      <TableView
        label={i18n.t("members.unmatched")}
        searchLabel={i18n.t("members.search")}
        rows={members}
        rowKey={rowKey}
        columns={columns}
        filters={filters}
        texts={memberTexts}
        sort={{ column: "user", descending: false }}
        onOpen={details.show}
        bulk={(shown) => <MemberBulk members={members} shown={shown} selection={selection} />}
        empty={
          <EmptyState icon={Users} title={i18n.t("members.empty.unmatched")}>
            <p>{i18n.t("members.empty.unmatchedText")}</p>
          </EmptyState>
        }
        narrowBelow={hubs.length > 1 ? 1030 : 920}
        heights={{ wide: 52, narrow: 88 }}
      />
      {shown && (
        <DetailsDialog
          open={details.open}
          title={shown.name}
          onClose={details.close}
          fields={[
            [i18n.t("members.jobTitle"), shown.title],
            [i18n.t("members.email"), <Email key="email" email={shown.email} pending={shown.pendingEmail} />],
            [i18n.t("members.pendingAddress"), shown.pendingEmail],
            [i18n.t("members.appAccess"), <AppAccess key="access" role={shownRole(shown)} finance={null} />],
            [i18n.t("members.finance"), shown.finance && financeName(shown.finance)],
            [i18n.t("members.twoFactor"), <TwoFactor key="factor" value={shown.twoFactor} />],
            [i18n.t("members.metaTasks"), shown.tasks.length > 0 && <TaskNames key="tasks" tasks={shown.tasks} />],
            [i18n.t("members.hub"), hubs.find((hub) => hub.id === shown.hubId)?.label ?? null],
            [
              i18n.t("members.id"),
              <span key="id" class="number">
                {shown.id}
              </span>,
            ],
          ]}
        >
          <Grants hubId={shown.hubId} holderId={shown.id} />
        </DetailsDialog>
      )}
      {actions.dialogs}
    </>
  );
}
