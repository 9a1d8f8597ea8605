import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import type { Hub, Member } from "../../lib/store/records.ts";
import { twoFactorState } from "../../lib/two-factor.ts";
import { number } from "../format.ts";
import type { Suggester } from "../matching/suggester.ts";
import { memberKey, type Pending } from "../plans/pending.ts";
import { PendingMark } from "../plans/pending-mark.tsx";
import { roleName } from "../roles.ts";
import type { Column, Filter } from "../table/column.ts";
import { hubColumn } from "../table/hub-column.tsx";
import { type Selection, selectColumn } from "../table/selection.tsx";
import { AppAccess } from "./app-access.tsx";
import { Email } from "./email.tsx";
import { MemberNote } from "./member-note.tsx";
import style from "./members.module.css";
import type { MemberRow } from "./rows.ts";
import { shownRole } from "./shown-role.ts";
import { exemptColumns, guestColumns, hubRoleColumn, type MatchTab } from "./tab-columns.tsx";
import { TwoFactor, twoFactorWord } from "./two-factor.tsx";

export const rowKey = (member: Member) => memberKey(member.hubId, member.id);

interface Parts {
  hubs: readonly Hub[];
  /** What is under way with whom. */
  pending: ReadonlySignal<Pending>;
  selection: Selection;
  suggester: ReadonlySignal<Suggester | null>;
  tab: MatchTab;
  /** The button and the menu at the end of a row. */
  menu: (member: MemberRow, narrow: boolean, tabIndex: number) => ComponentChildren;
}

export function memberColumns({ hubs, pending, selection, suggester, tab, menu }: Parts): Column<MemberRow>[] {
  // Two tabs have a column more.
  const extra = tab === "guests" || tab === "exempted";
  const you = new Map(hubs.map((hub) => [hub.id, hub.you]));
  return [
    selectColumn<MemberRow>(selection, rowKey, (member) => member.name),
    {
      key: "user",
      title: i18n.t("members.user"),
      track: extra ? "minmax(150px, 2fr)" : "minmax(200px, 2.6fr)",
      narrow: { line: 1, side: "start" },
      sort: (member) => member.name,
      cell: (member) => (
        <span title={member.name}>
          {member.name}
          {you.get(member.hubId) === member.id && <span class={style.you}>{i18n.t("members.you")}</span>}
        </span>
      ),
      under: (member, narrow) => (narrow ? null : <MemberNote member={member} suggester={suggester} narrow={false} />),
    },
    {
      key: "note",
      title: i18n.t("members.note"),
      track: "",
      onlyNarrow: true,
      narrow: { line: 2, side: "start" },
      cell: (member) => <MemberNote member={member} suggester={suggester} narrow />,
    },
    {
      key: "email",
      title: i18n.t("members.email"),
      track: extra ? "minmax(140px, 1.6fr)" : "minmax(170px, 1.8fr)",
      narrow: { line: 3, side: "start" },
      sort: (member) => member.email ?? member.pendingEmail,
      cell: (member, narrow) => <Email email={member.email} pending={member.pendingEmail} line={narrow} />,
    },
    ...hubColumn<MemberRow>(hubs),
    ...(tab === "exempted" ? exemptColumns() : [hubRoleColumn(tab)]),
    ...(tab === "guests" ? guestColumns() : []),
    {
      key: "appAccess",
      title: i18n.t("members.appAccess"),
      track: "minmax(130px, 1.2fr)",
      narrow: { line: 4, side: "start" },
      sort: (member) => roleName(shownRole(member)),
      cell: (member, narrow) => (
        <span class={narrow ? style.inLine : style.stacked}>
          <AppAccess role={shownRole(member)} finance={member.finance} line={narrow} />
          <PendingMark pending={pending} at={rowKey(member)} />
        </span>
      ),
    },
    {
      key: "twoFactor",
      title: i18n.t("members.twoFactor"),
      track: "minmax(92px, 0.8fr)",
      narrow: { line: 4, side: "end" },
      sort: (member) => twoFactorWord(member.twoFactor),
      cell: (member, narrow) => <TwoFactor value={member.twoFactor} alone={narrow} />,
    },
    {
      key: "assets",
      title: i18n.t("members.assets"),
      track: "72px",
      align: "end",
      sort: (member) => member.assets,
      cell: (member) => number(member.assets),
    },
    {
      key: "menu",
      title: i18n.t("table.actions"),
      track: "var(--control)",
      edge: "trail",
      cell: (member, narrow, reached) => menu(member, narrow, reached ? 0 : -1),
    },
  ];
}

export function memberFilters(members: readonly MemberRow[]): Filter<MemberRow>[] {
  const roles = [...new Set(members.map(shownRole))].sort();
  return [
    {
      key: "role",
      label: i18n.t("members.appAccess"),
      all: i18n.t("members.allRoles"),
      options: roles.map((role) => ({ value: role, label: roleName(role) })),
      test: (member, role) => shownRole(member) === role,
    },
    {
      key: "twoFactor",
      label: i18n.t("members.twoFactor"),
      all: i18n.t("members.allTwoFactor"),
      options: [
        { value: "on", label: i18n.t("members.twoFactorOn") },
        { value: "off", label: i18n.t("members.twoFactorOff") },
        { value: "unknown", label: i18n.t("members.twoFactorUnknown") },
      ],
      test: (member, state) => twoFactorState(member.twoFactor) === state,
    },
    {
      key: "email",
      label: i18n.t("members.emailFilter"),
      all: i18n.t("members.allEmails"),
      options: [
        { value: "none", label: i18n.t("members.withoutEmail") },
        { value: "pending", label: i18n.t("members.pendingEmail") },
      ],
      test: (member, value) => (value === "none" ? member.email === null : member.pendingEmail !== null),
    },
  ];
}

export const memberTexts = (member: MemberRow) => [
  member.name,
  member.person?.name ?? null,
  member.person?.email ?? null,
  member.email,
  member.pendingEmail,
  member.title,
  member.id,
];
