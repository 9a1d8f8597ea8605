import type { ReadonlySignal } from "@preact/signals";
import { MailPlus } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub, Invitation } from "../../lib/store/records.ts";
import { EmptyState } from "../empty-state.tsx";
import type { Pending } from "../plans/pending.ts";
import { TableView } from "../table/table-view.tsx";
import { now } from "../time.tsx";
import { useInvitationActions } from "./invitation-actions.tsx";
import { invitationColumns } from "./invitation-columns.tsx";
import { entriesOf, entryKey, type InvitationEntry } from "./invitation-rows.ts";

const texts = (row: InvitationEntry) => [row.email, row.id];

interface Props {
  invitations: readonly Invitation[];
  hubs: readonly Hub[];
  pending: ReadonlySignal<Pending>;
}

export function InvitationList({ invitations, hubs, pending }: Props) {
  const actions = useInvitationActions();
  const labels = hubs.map((hub) => `${hub.id} ${hub.label}`).join("\n");
  const columns = useMemo(() => invitationColumns({ hubs, pending, menu: actions.menu }), [labels]);
  const known = pending.value;
  const rows = useMemo(() => entriesOf(invitations, known, now.peek()), [invitations, known]);
  return (
    <>
      <TableView
        label={i18n.t("members.invitations")}
        searchLabel={i18n.t("members.searchInvitations")}
        rows={rows}
        rowKey={entryKey}
        columns={columns}
        texts={texts}
        sort={{ column: "invited", descending: true }}
        empty={
          <EmptyState icon={MailPlus} title={i18n.t("members.empty.invitations")}>
            <p>{i18n.t("members.empty.invitationsText")}</p>
          </EmptyState>
        }
        narrowBelow={hubs.length > 1 ? 960 : 840}
        heights={{ wide: 52, narrow: 88 }}
      />
      {actions.dialogs}
    </>
  );
}
