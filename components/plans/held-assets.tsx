import { i18n } from "#i18n";
import { WRITES } from "../../lib/plans/bundles.ts";
import type { Asset } from "../../lib/store/records.ts";
import { metaAssetsUrl } from "../links.ts";
import { TaskNames } from "../members/task-names.tsx";
import { AssetName } from "./asset-name.tsx";
import { keyOf } from "./assets-of.ts";
import type { Wanted } from "./merge-access.ts";
import style from "./plans.module.css";
import { TaskSelect } from "./task-select.tsx";

interface Props {
  assets: readonly Asset[];
  present: Wanted;
  wanted: Wanted;
  businessId: string;
  onChange: (key: string, tasks: readonly string[]) => void;
}

/** What somebody has, each with the tasks they shall have. */
export function HeldAssets({ assets, present, wanted, businessId, onChange }: Props) {
  if (present.size === 0) return <p>{i18n.t("members.assignedNone")}</p>;
  const held = assets.filter((asset) => present.has(keyOf(asset)));
  return (
    <ul>
      {held.map((asset) => {
        const tasks = present.get(keyOf(asset)) ?? [];
        return (
          <li key={keyOf(asset)} class={style.held}>
            <AssetName asset={asset} />
            {WRITES[asset.kind].give ? (
              <TaskSelect
                label={i18n.t("plans.tasksOn", [asset.name])}
                asset={asset}
                value={wanted.get(keyOf(asset)) ?? tasks}
                present={tasks}
                onChange={(next) => onChange(keyOf(asset), next)}
              />
            ) : (
              <TaskNames tasks={tasks} />
            )}
            <ByHand asset={asset} businessId={businessId} />
          </li>
        );
      })}
    </ul>
  );
}

/** What Meta lets no program do, and where it is done. */
export function ByHand({ asset: { kind }, businessId }: { asset: Pick<Asset, "kind">; businessId: string }) {
  const writes = WRITES[kind];
  if (writes.give && writes.take) return null;
  return (
    <span class={style.soft}>
      {i18n.t(writes.give ? "plans.takenByHand" : "plans.changedByHand")}{" "}
      <a href={metaAssetsUrl(businessId, kind)} target="_blank" rel="noreferrer">
        {i18n.t("plans.openInMeta")}
      </a>
    </span>
  );
}
