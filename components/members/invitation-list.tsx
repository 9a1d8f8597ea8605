import { MailPlus } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub, Invitation } from "../../lib/store/records.ts";
import { EmptyState } from "../empty-state.tsx";
import { Role } from "../role.tsx";
import { roleName } from "../roles.ts";
import type { Column } from "../table/column.ts";
import { hubColumn } from "../table/hub-column.tsx";
import { TableView } from "../table/table-view.tsx";
import { Time } from "../time.tsx";

function columns(hubs: readonly Hub[]): Column<Invitation>[] {
  return [
    {
      key: "email",
      title: i18n.t("members.email"),
      track: "minmax(200px, 3fr)",
      narrow: { line: 1, side: "start" },
      sort: (row) => row.email,
      cell: (row) => <span title={row.email}>{row.email}</span>,
    },
    ...hubColumn<Invitation>(hubs),
    {
      key: "appAccess",
      title: i18n.t("members.appAccess"),
      track: "minmax(120px, 1fr)",
      narrow: { line: 2, side: "start" },
      sort: (row) => roleName(row.role),
      cell: (row) => <Role role={row.role} />,
    },
    {
      key: "status",
      title: i18n.t("members.status"),
      track: "minmax(90px, 1fr)",
      narrow: { line: 1, side: "end" },
      sort: (row) => row.status,
      cell: (row) => row.status ?? i18n.t("common.unknown"),
    },
    {
      key: "invited",
      title: i18n.t("members.invited"),
      track: "minmax(124px, 1fr)",
      narrow: { line: 3, side: "start" },
      sort: (row) => row.invitedAt,
      cell: (row) => (row.invitedAt === null ? i18n.t("common.unknown") : <Time at={row.invitedAt} />),
    },
    {
      key: "expires",
      title: i18n.t("members.expires"),
      track: "minmax(124px, 1fr)",
      narrow: { line: 3, side: "end" },
      sort: (row) => row.expiresAt,
      cell: (row) => (row.expiresAt === null ? i18n.t("common.unknown") : <Time at={row.expiresAt} />),
    },
  ];
}

const texts = (row: Invitation) => [row.email, row.id];

export function InvitationList({ invitations, hubs }: { invitations: readonly Invitation[]; hubs: readonly Hub[] }) {
  const made = useMemo(() => columns(hubs), [hubs]);
  return (
    <TableView
      label={i18n.t("members.invitations")}
      searchLabel={i18n.t("members.searchInvitations")}
      rows={invitations}
      rowKey={(row) => `${row.hubId} ${row.id}`}
      columns={made}
      texts={texts}
      sort={{ column: "invited", descending: true }}
      empty={
        <EmptyState icon={MailPlus} title={i18n.t("members.empty.invitations")}>
          <p>{i18n.t("members.empty.invitationsText")}</p>
        </EmptyState>
      }
      narrowBelow={hubs.length > 1 ? 910 : 790}
      heights={{ wide: 44, narrow: 76 }}
    />
  );
}
