import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { ASSET_KINDS } from "../../../lib/asset-kinds.ts";
import type { Counts } from "../../../lib/store/records.ts";
import style from "./changes.module.css";

const PEOPLE = ["members", "admins", "invitations", "systemUsers", "partners", "assignments"] as const;

/** How many of each thing a sync found. */
export function CountsList({ counts }: { counts: Counts }) {
  const figures: [string, number][] = [
    ...PEOPLE.map((name): [string, number] => [i18n.t(`changes.${name}`), counts[name]]),
    ...ASSET_KINDS.map((kind): [string, number] => [i18n.t(`assetKinds.${kind}`), counts.assets[kind]]),
  ];
  return (
    <dl class={style.counts}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="number">{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
