import { Boxes } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import { EmptyState } from "../../../components/empty-state.tsx";
import { DetailsDialog } from "../../../components/members/details-dialog.tsx";
import { TaskNames } from "../../../components/members/task-names.tsx";
import { TableView } from "../../../components/table/table-view.tsx";
import { useDetails } from "../../../components/table/use-details.ts";
import type { Asset, Hub } from "../../../lib/store/records.ts";
import { assetColumns, assetFilters, assetTexts } from "./asset-columns.tsx";
import { AssetPeople } from "./asset-people.tsx";

export function AssetList({ assets, hubs }: { assets: readonly Asset[]; hubs: readonly Hub[] }) {
  const labels = hubs.map((hub) => `${hub.id} ${hub.label}`).join("\n");
  // Hubs are read anew at every progress of a sync; columns need their labels only.
  const columns = useMemo(() => assetColumns(hubs), [labels]);
  const filters = useMemo(() => assetFilters(assets), [assets]);
  const details = useDetails<Asset>();
  const shown = details.row;
  return (
    <>
      <TableView
        label={i18n.t("assets.title")}
        searchLabel={i18n.t("assets.search")}
        rows={assets}
        rowKey={(asset) => `${asset.hubId} ${asset.kind} ${asset.id}`}
        columns={columns}
        filters={filters}
        texts={assetTexts}
        sort={{ column: "name", descending: false }}
        onOpen={details.show}
        empty={
          <EmptyState icon={Boxes} title={i18n.t("assets.empty")}>
            <p>{i18n.t("assets.emptyText")}</p>
          </EmptyState>
        }
        narrowBelow={hubs.length > 1 ? 900 : 780}
        heights={{ wide: 44, narrow: 76 }}
      />
      {shown && (
        <DetailsDialog
          open={details.open}
          title={shown.name}
          onClose={details.close}
          fields={[
            [i18n.t("assets.kind"), i18n.t(`assetKind.${shown.kind}`)],
            [i18n.t("assets.relation"), i18n.t(`assets.${shown.relation}`)],
            [i18n.t("assets.hub"), hubs.find((hub) => hub.id === shown.hubId)?.label ?? null],
            [
              i18n.t("assets.id"),
              <span key="id" class="number">
                {shown.id}
              </span>,
            ],
            [
              i18n.t("assets.permitted"),
              shown.permittedTasks && <TaskNames key="tasks" tasks={shown.permittedTasks} />,
            ],
          ]}
        >
          <AssetPeople
            key={details.shown}
            asset={shown}
            businessId={hubs.find(({ id }) => id === shown.hubId)?.businessId ?? ""}
          />
        </DetailsDialog>
      )}
    </>
  );
}
