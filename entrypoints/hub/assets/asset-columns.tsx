import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import type { Column, Filter } from "../../../components/table/column.ts";
import { hubColumn } from "../../../components/table/hub-column.tsx";
import { ASSET_KINDS } from "../../../lib/asset-kinds.ts";
import type { Asset, Hub } from "../../../lib/store/records.ts";

const kindName = (asset: Asset) => i18n.t(`assetKind.${asset.kind}`);
const relationName = (asset: Asset) => i18n.t(`assets.${asset.relation}`);

export function assetColumns(hubs: readonly Hub[]): Column<Asset>[] {
  return [
    {
      key: "name",
      title: i18n.t("assets.name"),
      track: "minmax(180px, 3fr)",
      narrow: { line: 1, side: "start" },
      sort: (asset) => asset.name,
      cell: (asset) => <span title={asset.name}>{asset.name}</span>,
    },
    {
      key: "kind",
      title: i18n.t("assets.kind"),
      track: "minmax(130px, 1.2fr)",
      narrow: { line: 2, side: "start" },
      sort: kindName,
      cell: kindName,
    },
    ...hubColumn<Asset>(hubs),
    {
      key: "relation",
      title: i18n.t("assets.relation"),
      track: "minmax(120px, 1fr)",
      narrow: { line: 1, side: "end" },
      sort: relationName,
      cell: relationName,
    },
    {
      key: "id",
      title: i18n.t("assets.id"),
      track: "minmax(150px, 1.3fr)",
      narrow: { line: 3, side: "start" },
      sort: (asset) => asset.id,
      cell: (asset) => (
        <span class="number" title={asset.id}>
          {asset.id}
        </span>
      ),
    },
    {
      key: "people",
      title: i18n.t("assets.people"),
      track: "76px",
      align: "end",
      narrow: { line: 3, side: "end" },
      sort: (asset) => asset.holders,
      cell: (asset, narrow) =>
        narrow ? i18n.t("assets.peopleCount", asset.holders, [number(asset.holders)]) : number(asset.holders),
    },
  ];
}

export function assetFilters(assets: readonly Asset[]): Filter<Asset>[] {
  const counts = new Map<string, number>();
  for (const { kind } of assets) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [
    {
      key: "kind",
      label: i18n.t("assets.kind"),
      all: i18n.t("assets.allKinds"),
      options: ASSET_KINDS.map((kind) => ({
        value: kind,
        label: `${i18n.t(`assetKinds.${kind}`)} (${number(counts.get(kind) ?? 0)})`,
      })),
      test: (asset, kind) => asset.kind === kind,
    },
    {
      key: "relation",
      label: i18n.t("assets.relation"),
      all: i18n.t("assets.allRelations"),
      options: (["owned", "client"] as const).map((relation) => ({
        value: relation,
        label: i18n.t(`assets.${relation}`),
      })),
      test: (asset, relation) => asset.relation === relation,
    },
    {
      key: "people",
      label: i18n.t("assets.people"),
      all: i18n.t("assets.allPeople"),
      options: [{ value: "none", label: i18n.t("assets.withoutPeople") }],
      test: (asset) => asset.holders === 0,
    },
  ];
}

export const assetTexts = (asset: Asset) => [asset.name, asset.id];
