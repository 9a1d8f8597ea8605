import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub, SystemUser } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { number } from "../format.ts";
import { ManageDialog } from "../plans/manage-dialog.tsx";
import { Role } from "../role.tsx";
import { roleName } from "../roles.ts";
import type { Column } from "../table/column.ts";
import { hubColumn } from "../table/hub-column.tsx";
import { TableView } from "../table/table-view.tsx";
import { useDetails } from "../table/use-details.ts";
import { Time } from "../time.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { Grants } from "./grants.tsx";
import style from "./members.module.css";

function columns(hubs: readonly Hub[]): Column<SystemUser>[] {
  return [
    {
      key: "name",
      title: i18n.t("members.name"),
      track: "minmax(170px, 3fr)",
      narrow: { line: 1, side: "start" },
      sort: (row) => row.name,
      cell: (row) => <span title={row.name}>{row.name}</span>,
    },
    ...hubColumn<SystemUser>(hubs),
    {
      key: "appAccess",
      title: i18n.t("members.appAccess"),
      track: "minmax(120px, 1fr)",
      narrow: { line: 2, side: "start" },
      sort: (row) => roleName(row.role),
      cell: (row) => <Role role={row.role} />,
    },
    {
      key: "created",
      title: i18n.t("members.created"),
      track: "minmax(100px, 1fr)",
      narrow: { line: 3, side: "start" },
      sort: (row) => row.createdAt,
      cell: (row) => (row.createdAt === null ? i18n.t("common.unknown") : <Time at={row.createdAt} />),
    },
    {
      key: "assets",
      title: i18n.t("members.assets"),
      track: "72px",
      align: "end",
      narrow: { line: 1, side: "end" },
      sort: (row) => row.assets,
      cell: (row, narrow) =>
        narrow ? i18n.t("members.assetsCount", row.assets, [number(row.assets)]) : number(row.assets),
    },
  ];
}

const texts = (row: SystemUser) => [row.name, row.id];

/** Accounts of programs, folded away under the people. */
export function SystemUsers({ systemUsers, hubs }: { systemUsers: readonly SystemUser[]; hubs: readonly Hub[] }) {
  const made = useMemo(() => columns(hubs), [hubs]);
  const details = useDetails<SystemUser>();
  const assets = useDetails<SystemUser>();
  const shown = details.row;
  if (systemUsers.length === 0) return null;
  return (
    <details class={style.section}>
      <summary>
        {i18n.t("members.systemUsers")} <span class={`${style.soft} number`}>{number(systemUsers.length)}</span>
      </summary>
      <p class={style.help}>{i18n.t("members.systemUsersHelp")}</p>
      <TableView
        label={i18n.t("members.systemUsers")}
        searchLabel={i18n.t("members.searchSystemUsers")}
        rows={systemUsers}
        rowKey={(row) => `${row.hubId} ${row.id}`}
        columns={made}
        texts={texts}
        sort={{ column: "name", descending: false }}
        onOpen={details.show}
        empty={null}
        narrowBelow={hubs.length > 1 ? 740 : 620}
        heights={{ wide: 44, narrow: 76 }}
      />
      {shown && (
        <DetailsDialog
          open={details.open}
          title={shown.name}
          onClose={details.close}
          fields={[
            [i18n.t("members.appAccess"), <Role key="role" role={shown.role} />],
            [i18n.t("members.created"), shown.createdAt !== null && <Time key="created" at={shown.createdAt} />],
            [i18n.t("members.hub"), hubs.find((hub) => hub.id === shown.hubId)?.label ?? null],
            [
              i18n.t("members.id"),
              <span key="id" class="number">
                {shown.id}
              </span>,
            ],
          ]}
        >
          <p class={style.soft}>{i18n.t("members.systemUserKept")}</p>
          <Grants hubId={shown.hubId} holderId={shown.id} />
          <div>
            <Button onClick={() => assets.show(shown)}>{i18n.t("members.manageAssets")}</Button>
          </div>
        </DetailsDialog>
      )}
      {assets.row && (
        <ManageDialog
          key={assets.shown}
          holder={assets.row}
          businessId={hubs.find(({ id }) => id === assets.row?.hubId)?.businessId ?? ""}
          open={assets.open}
          onClose={assets.close}
        />
      )}
    </details>
  );
}
