import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import memberStyle from "../../../components/members/members.module.css";
import type { Hub, Partner } from "../../../lib/store/records.ts";
import style from "./partners.module.css";

const GROUPS = [
  { relation: "agency", title: "assets.agencies", help: "assets.agenciesHelp" },
  { relation: "client", title: "assets.clients", help: "assets.clientsHelp" },
] as const;

/** Other portfolios that have assets of ours, or share theirs with us. */
export function Partners({ partners, hubs }: { partners: readonly Partner[]; hubs: readonly Hub[] }) {
  const labels = new Map(hubs.map((hub) => [hub.id, hub.label]));
  return (
    <details class={memberStyle.section}>
      <summary>
        {i18n.t("assets.partners")} <span class={`${memberStyle.soft} number`}>{number(partners.length)}</span>
      </summary>
      {partners.length === 0 ? (
        <p>{i18n.t("assets.partnersNone")}</p>
      ) : (
        <div class={style.groups}>
          {GROUPS.map(({ relation, title, help }) => {
            const some = partners.filter((partner) => partner.relation === relation);
            return some.length === 0 ? null : (
              <section key={relation} class={style.group}>
                <h2>{i18n.t(title)}</h2>
                <p class={memberStyle.soft}>{i18n.t(help)}</p>
                <ul>
                  {some.map((partner) => (
                    <li key={`${partner.hubId} ${partner.id}`} class={memberStyle.grant}>
                      <span>{partner.name}</span>
                      <span class={`${memberStyle.addition} number`}>
                        {hubs.length > 1 && `${labels.get(partner.hubId) ?? ""} · `}
                        {partner.id}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </details>
  );
}
