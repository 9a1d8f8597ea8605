import { i18n } from "#i18n";
import type { Asset } from "../../lib/store/records.ts";
import style from "./plans.module.css";

/** An asset by name and kind, with its ID in the title. */
export function AssetName({ asset: { id, name, kind } }: { asset: Pick<Asset, "name" | "id" | "kind"> }) {
  return (
    <span class={style.name} title={id}>
      <bdi>{name}</bdi> <span class={style.soft}>{i18n.t(`assetKind.${kind}`)}</span>
    </span>
  );
}
