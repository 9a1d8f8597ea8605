import { i18n } from "#i18n";
import type { Draft } from "../../lib/plans/build.ts";
import type { Hub } from "../../lib/store/records.ts";
import { number } from "../format.ts";
import { metaAssetsUrl, metaUrl } from "../links.ts";
import { Notice } from "../notice.tsx";
import style from "./plans.module.css";

const SHOWN = 50;

interface Props {
  leftOut: Draft["leftOut"];
  hub: Hub;
  /** Of the plan that is taken back: what nothing takes back. */
  cannot: readonly string[];
}

/** What of the intents becomes no change, and why. What Meta lets nobody do by program is done on its own page. */
export function LeftOutNote({ leftOut, hub, cannot }: Props) {
  const count = leftOut.length + cannot.length;
  if (count === 0) return null;
  const more = leftOut.length - SHOWN;
  return (
    <Notice kind="info" title={i18n.t("plans.leftOut", count, [number(count)])}>
      <ul>
        {leftOut.slice(0, SHOWN).map(({ why, about, intent }, n) => (
          <li key={`${n} ${about}`} class={style.leftOut}>
            <strong>
              <bdi>{about}</bdi>
            </strong>{" "}
            {i18n.t(`leftOut.${why}`)}{" "}
            {why === "noWrite" && (
              <a
                href={
                  intent.kind === "assign" ? metaAssetsUrl(hub.businessId, intent.assetKind) : metaUrl(hub.businessId)
                }
                target="_blank"
                rel="noreferrer"
              >
                {i18n.t("plans.openInMeta")}
              </a>
            )}
          </li>
        ))}
        {more > 0 && <li>{i18n.t("plans.others", more, [number(more)])}</li>}
        {cannot.map((name, n) => (
          <li key={`${n} ${name}`}>
            <strong>
              <bdi>{name}</bdi>
            </strong>{" "}
            {i18n.t("plans.cannotUndo")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
