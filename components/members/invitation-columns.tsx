import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { emailKey, type Pending } from "../plans/pending.ts";
import { PendingMark } from "../plans/pending-mark.tsx";
import { Role } from "../role.tsx";
import { roleName } from "../roles.ts";
import type { Column } from "../table/column.ts";
import { hubColumn } from "../table/hub-column.tsx";
import { Time } from "../time.tsx";
import type { InvitationEntry } from "./invitation-rows.ts";
import style from "./members.module.css";

interface Parts {
  hubs: readonly Hub[];
  pending: ReadonlySignal<Pending>;
  menu: (row: InvitationEntry) => ComponentChildren;
}

export function invitationColumns({ hubs, pending, menu }: Parts): Column<InvitationEntry>[] {
  return [
    {
      key: "email",
      title: i18n.t("members.email"),
      track: "minmax(200px, 3fr)",
      narrow: { line: 1, side: "start" },
      sort: (row) => row.email,
      cell: (row) => <span title={row.email}>{row.email}</span>,
      under: (row) => <PendingMark pending={pending} at={emailKey(row.hubId, row.email)} />,
    },
    ...hubColumn<InvitationEntry>(hubs),
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
      cell: (row) => row.status ?? <span class={style.soft}>{row.coming ? "—" : i18n.t("common.unknown")}</span>,
    },
    {
      key: "invited",
      title: i18n.t("members.invited"),
      track: "minmax(124px, 1fr)",
      narrow: { line: 3, side: "start" },
      sort: (row) => (row.coming ? Number.MAX_SAFE_INTEGER : row.invitedAt),
      cell: (row) => moment(row, row.invitedAt),
    },
    {
      key: "expires",
      title: i18n.t("members.expires"),
      track: "minmax(124px, 1fr)",
      narrow: { line: 3, side: "end" },
      sort: (row) => row.expiresAt,
      cell: (row) => moment(row, row.expiresAt),
    },
    {
      key: "menu",
      title: i18n.t("table.actions"),
      track: "var(--control)",
      edge: "trail",
      cell: menu,
    },
  ];
}

function moment({ coming }: InvitationEntry, at: number | null): ComponentChildren {
  if (at !== null) return <Time at={at} />;
  return <span class={style.soft}>{coming ? "—" : i18n.t("common.unknown")}</span>;
}
