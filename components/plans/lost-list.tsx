import { i18n } from "#i18n";
import type { Lost } from "../../lib/plans/kind.ts";
import { number } from "../format.ts";
import style from "./plans.module.css";
import { tasksWord } from "./words.ts";

/** Assets that somebody loses, by name, each with what they could do with it. */
export function LostList({ grants, open }: { grants: Lost["grants"]; open: boolean }) {
  if (grants.length === 0) return null;
  return (
    <details class={style.lost} open={open}>
      <summary>{i18n.t("plans.loses", grants.length, [number(grants.length)])}</summary>
      <ul>
        {grants.map(({ assetKind, assetId, assetName, tasks }) => (
          <li key={`${assetKind} ${assetId}`} class={style.lostLine}>
            <span title={assetId}>
              {assetName} <span class={style.soft}>{i18n.t(`assetKind.${assetKind}`)}</span>
            </span>
            <span class={style.soft} title={tasks.join(", ")}>
              {tasksWord(assetKind, tasks)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
