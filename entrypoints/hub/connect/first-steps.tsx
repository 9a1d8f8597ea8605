import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { readRows } from "../../../components/members/rows.ts";
import { listPartners } from "../../../lib/store/inventory.ts";
import { listSources } from "../../../lib/store/people.ts";
import type { Hub } from "../../../lib/store/records.ts";
import { twoFactorState } from "../../../lib/two-factor.ts";
import style from "./connected.module.css";

interface Found {
  unmatched: number;
  withoutTwoFactor: number;
  partners: number;
  systemUsers: number;
  noDirectory: boolean;
}

async function look(hubId: string): Promise<Found> {
  const [rows, partners, sources] = await Promise.all([readRows([hubId]), listPartners(hubId), listSources()]);
  return {
    unmatched: rows.members.filter(({ place }) => place.tab === "unmatched").length,
    withoutTwoFactor: rows.members.filter(
      ({ role, twoFactor }) => role === "ADMIN" && twoFactorState(twoFactor) === "off",
    ).length,
    partners: partners.length,
    systemUsers: rows.systemUsers.length,
    noDirectory: sources.length === 0,
  };
}

/** After the first sync: what was found, in the order in which it is worth a look. What there is none of is not mentioned. */
export function FirstSteps({ hub }: { hub: Hub }) {
  const live = useLive(["members", "decisions", "people", "sources", "partners"], () => look(hub.id), [hub.id]);
  return (
    <section class={style.first}>
      <h3>{i18n.t("connect.first.title")}</h3>
      <Shown live={live} rows={2}>
        {(found) => (
          <ol>
            {found.noDirectory && (
              <li>
                <a href={places.directory}>{i18n.t("connect.first.directory")}</a>{" "}
                {i18n.t("connect.first.directoryWhy")}
              </li>
            )}
            {found.unmatched > 0 && (
              <li>
                <a href={places.hubMembers(hub.id)}>
                  {i18n.t("connect.first.match", found.unmatched, [number(found.unmatched)])}
                </a>
              </li>
            )}
            {found.withoutTwoFactor > 0 && (
              <li>
                <a href={places.hubMembers(hub.id)}>
                  {i18n.t("connect.first.twoFactor", found.withoutTwoFactor, [number(found.withoutTwoFactor)])}
                </a>
              </li>
            )}
            {found.systemUsers > 0 && (
              <li>{i18n.t("connect.first.systemUsers", found.systemUsers, [number(found.systemUsers)])}</li>
            )}
            {found.partners > 0 && (
              <li>{i18n.t("connect.first.partners", found.partners, [number(found.partners)])}</li>
            )}
          </ol>
        )}
      </Shown>
    </section>
  );
}
