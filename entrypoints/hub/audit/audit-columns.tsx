import { i18n } from "#i18n";
import { inOrder } from "../../../components/format.ts";
import type { Column, Filter } from "../../../components/table/column.ts";
import { Time } from "../../../components/time.tsx";
import type { AuditEntry } from "../../../lib/store/audit-chain.ts";
import type { AuditLine } from "../../../lib/store/records.ts";

export const deedWord = ({ deed }: Pick<AuditLine, "deed">) => i18n.t(`audit.deeds.${deed}`);
export const whoWord = ({ who }: Pick<AuditLine, "who">) => i18n.t(`audit.by.${who}`);

export function auditColumns(): Column<AuditEntry>[] {
  return [
    {
      key: "deed",
      title: i18n.t("audit.deed"),
      track: "minmax(180px, 1.4fr)",
      narrow: { line: 1, side: "start" },
      sort: deedWord,
      cell: deedWord,
    },
    {
      key: "at",
      title: i18n.t("audit.at"),
      track: "minmax(110px, 0.8fr)",
      narrow: { line: 1, side: "end" },
      sort: (row) => row.at,
      cell: (row) => <Time at={row.at} />,
    },
    {
      key: "who",
      title: i18n.t("audit.who"),
      track: "minmax(90px, 0.6fr)",
      narrow: { line: 3, side: "end" },
      sort: whoWord,
      cell: whoWord,
    },
    {
      key: "hub",
      title: i18n.t("table.hub"),
      track: "minmax(110px, 1fr)",
      narrow: { line: 3, side: "start" },
      sort: (row) => row.hubLabel,
      cell: (row) => <span title={row.hubLabel ?? undefined}>{row.hubLabel ?? "—"}</span>,
    },
    {
      key: "values",
      title: i18n.t("changes.beforeAfter"),
      track: "minmax(220px, 2.6fr)",
      narrow: { line: 2, side: "start" },
      cell: (row) => {
        const text = [row.before, row.after].filter(Boolean).join(" → ");
        return <span title={text}>{text}</span>;
      },
    },
    {
      key: "trace",
      title: i18n.t("problems.trace"),
      track: "minmax(90px, 0.8fr)",
      cell: (row) => <span title={row.trace ?? undefined}>{row.trace ?? "—"}</span>,
    },
  ];
}

export function auditFilters(lines: readonly AuditLine[]): Filter<AuditEntry>[] {
  const deeds = [...new Map(lines.map((line) => [line.deed, deedWord(line)]))];
  const hubs = [
    ...new Map(lines.flatMap(({ hubId, hubLabel }) => (hubId ? [[hubId, hubLabel ?? hubId] as const] : []))),
  ];
  return [
    {
      key: "deed",
      label: i18n.t("audit.deed"),
      all: i18n.t("audit.allDeeds"),
      options: deeds.map(([value, label]) => ({ value, label })).sort((a, b) => inOrder(a.label, b.label)),
      test: (row, deed) => row.deed === deed,
    },
    {
      key: "hub",
      label: i18n.t("table.hub"),
      all: i18n.t("table.allHubs"),
      options: hubs.map(([value, label]) => ({ value, label })),
      test: (row, hub) => row.hubId === hub,
    },
  ];
}

export const auditTexts = (row: AuditEntry) => [deedWord(row), row.hubLabel, row.before, row.after, row.trace];
