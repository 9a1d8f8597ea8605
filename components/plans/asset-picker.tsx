import { X } from "lucide";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Asset } from "../../lib/store/records.ts";
import { IconButton } from "../button.tsx";
import { inOrder } from "../format.ts";
import { AssetName } from "./asset-name.tsx";
import { isGivable, keyOf, leastTasks } from "./assets-of.ts";
import { Finder } from "./finder.tsx";
import style from "./plans.module.css";
import { TaskSelect } from "./task-select.tsx";

export type Picked = ReadonlyMap<string, readonly string[]>;

interface Props {
  legend: string;
  /** Those that may be chosen. */
  assets: readonly Asset[];
  /** Chosen ones by `keyOf`, each with its tasks. */
  value: Picked;
  onChange: (value: Picked) => void;
}

const texts = (asset: Asset) => [asset.name, asset.id, i18n.t(`assetKind.${asset.kind}`)];

/** A searchable list of assets, of which several are taken, each with a bundle of tasks. */
export function AssetPicker({ legend, assets, value, onChange }: Props) {
  const givable = useMemo(() => assets.filter(isGivable).sort((a, b) => inOrder(a.name, b.name)), [assets]);
  const picked = givable.filter((asset) => value.has(keyOf(asset)));
  const root = useRef<HTMLFieldSetElement>(null);
  const [moved, setMoved] = useState<string | null>(null);

  // What was pressed is gone from where it was: the focus goes to what came of it.
  useEffect(() => {
    if (moved === null) return;
    const row = [...(root.current?.querySelectorAll<HTMLElement>("li[data-key]") ?? [])];
    const taken = row.find(({ dataset }) => dataset.key === moved)?.querySelector("select");
    (taken ?? root.current?.querySelector("input"))?.focus();
    setMoved(null);
  }, [moved]);

  function set(asset: Asset, tasks: readonly string[] | null) {
    const next = new Map(value);
    if (tasks) next.set(keyOf(asset), tasks);
    else next.delete(keyOf(asset));
    onChange(next);
  }

  return (
    <fieldset ref={root} class={style.picker}>
      <legend class={style.legend}>{legend}</legend>
      {picked.length > 0 && (
        <ul class={style.picked}>
          {picked.map((asset) => (
            <li key={keyOf(asset)} data-key={keyOf(asset)} class={style.held}>
              <AssetName asset={asset} />
              <TaskSelect
                label={i18n.t("plans.tasksOn", [asset.name])}
                asset={asset}
                value={value.get(keyOf(asset)) ?? []}
                present={[]}
                onChange={(tasks) => set(asset, tasks)}
              />
              <IconButton
                icon={X}
                label={i18n.t("plans.unpick", [asset.name])}
                onClick={() => {
                  set(asset, null);
                  setMoved(keyOf(asset));
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Finder
        searchLabel={i18n.t("assets.search")}
        label={i18n.t("plans.assetsToAdd")}
        rows={givable.filter((asset) => !value.has(keyOf(asset)))}
        rowKey={keyOf}
        texts={texts}
        onTake={(asset) => {
          set(asset, leastTasks(asset));
          setMoved(keyOf(asset));
        }}
      >
        {(asset) => <AssetName asset={asset} />}
      </Finder>
      <p class={style.soft}>{i18n.t("plans.appsByHand")}</p>
    </fieldset>
  );
}
