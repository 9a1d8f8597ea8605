import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import type { Column } from "./column.ts";

/** Which hub a row belongs to; no column where all are of one. */
export function hubColumn<R extends { hubId: string }>(hubs: readonly Hub[]): Column<R>[] {
  if (hubs.length < 2) return [];
  const labels = new Map(hubs.map((hub) => [hub.id, hub.label]));
  const label = (row: R) => labels.get(row.hubId) ?? "";
  return [
    {
      key: "hub",
      title: i18n.t("table.hub"),
      track: "minmax(110px, 1fr)",
      narrow: { line: 2, side: "end" },
      sort: label,
      cell: (row) => <span title={label(row)}>{label(row)}</span>,
    },
  ];
}
