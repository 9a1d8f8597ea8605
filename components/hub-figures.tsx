import { i18n } from "#i18n";
import type { Counts } from "../lib/store/records.ts";
import { number } from "./format.ts";
import style from "./hub-figures.module.css";

/** Members, admins and assets of a hub, as the last sync counted them. */
export function HubFigures({ counts }: { counts: Counts }) {
  const assets = Object.values(counts.assets).reduce((sum, count) => sum + count, 0);
  const figures = [
    ["members", counts.members],
    ["admins", counts.admins],
    ["assets", assets],
  ] as const;
  return (
    <ul class={style.figures}>
      {figures.map(([name, count]) => (
        <li key={name}>
          <strong class="number">{number(count)}</strong> {i18n.t(`card.${name}`, count)}
        </li>
      ))}
    </ul>
  );
}
