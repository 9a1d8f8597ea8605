import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { getPeople } from "../../lib/store/people.ts";
import { GUESTS, type Person } from "../../lib/store/people-records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { date, list, number } from "../format.ts";
import { openHub, places as pages } from "../links.ts";
import { Shown, useLive } from "../live.tsx";
import { AppAccess } from "../members/app-access.tsx";
import { now } from "../time.tsx";
import style from "./person-card.module.css";
import { type Place, readPlaces } from "./places.ts";
import { hubRoleName, personState } from "./words.ts";

interface Props {
  personId: string;
  open: boolean;
  onClose: () => void;
  /** For guests. */
  onEdit?: () => void;
}

interface Card {
  person: Person | null;
  sponsor: Person | null;
  places: Place[];
}

/** Of guests of a file the sponsor and the end date; who is gone from the file comes back with the file. */
function isEditable({ guest, sourceId, status }: Person): boolean {
  return guest !== null && (sourceId === GUESTS || status !== "gone");
}

async function readCard(id: string): Promise<Card> {
  const [found, places] = await Promise.all([getPeople([id]), readPlaces()]);
  const person = found.get(id) ?? null;
  const sponsorId = person?.guest?.sponsorId;
  const sponsor = sponsorId ? ((await getPeople([sponsorId])).get(sponsorId) ?? null) : null;
  return { person, sponsor, places: places.get(id) ?? [] };
}

/** A person: what the directory knows, and every hub with the role and what they can reach there. */
export function PersonCard({ personId, open, onClose, onEdit }: Props) {
  const live = useLive(["people", "decisions", "members", "hubs"], () => readCard(personId), [personId]);
  const person = live.state === "ready" ? live.value.person : null;
  return (
    <Dialog
      open={open}
      title={person?.name ?? i18n.t("person.card")}
      onClose={onClose}
      wide
      footer={
        <>
          {onEdit && person && isEditable(person) && <Button onClick={onEdit}>{i18n.t("guest.edit")}</Button>}
          <Button onClick={onClose}>{i18n.t("common.close")}</Button>
        </>
      }
    >
      <Shown live={live} rows={4}>
        {(card) =>
          card.person ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and may hold nothing else that is
            <section class={style.card} tabIndex={0} aria-label={card.person.name}>
              <Facts person={card.person} sponsor={card.sponsor} />
              <Hubs places={card.places} />
            </section>
          ) : (
            <p>{i18n.t("problem.personGone.sentence")}</p>
          )
        }
      </Shown>
    </Dialog>
  );
}

function Facts({ person, sponsor }: { person: Person; sponsor: Person | null }) {
  const facts: [string, ComponentChildren][] = [
    [i18n.t("person.status"), personState(person, now.value)],
    [i18n.t("person.email"), person.email],
    [i18n.t("person.aliases"), person.aliases.join(", ")],
    [i18n.t("person.username"), person.username],
    [i18n.t("person.title"), person.title],
    [i18n.t("person.department"), person.department],
    [i18n.t("person.manager"), person.manager],
    [i18n.t("person.groups"), person.groups.length > 0 && list(person.groups)],
    [i18n.t("person.company"), person.guest?.company],
    [i18n.t("person.sponsor"), person.guest && (sponsor?.name ?? i18n.t("person.noSponsor"))],
    [i18n.t("person.endsAt"), person.endsAt !== null && date(person.endsAt)],
  ];
  return (
    <dl class={style.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Hubs({ places }: { places: readonly Place[] }) {
  return (
    <section class={style.hubs}>
      <h3>{i18n.t("person.hubs")}</h3>
      {places.length === 0 && <p class={style.soft}>{i18n.t("person.noHub")}</p>}
      <ul>
        {places.map(({ hub, member, match }) => (
          <li key={`${hub.id} ${member.id}`} class={style.hub}>
            <div class={style.hubName}>
              <strong>{hub.label}</strong>
              <span class={style.soft}>
                {member.name} · {member.email ?? i18n.t("members.noEmail")}
              </span>
            </div>
            <span>{hubRoleName(match.hubRole)}</span>
            <AppAccess role={member.role} finance={member.finance} />
            <span class="number">{i18n.t("members.assetsCount", member.assets, [number(member.assets)])}</span>
            <Button
              look="quiet"
              aria-label={i18n.t("person.showIn", [hub.label])}
              onClick={() => void openHub(pages.hubMembers(hub.id))}
            >
              {i18n.t("person.show")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
