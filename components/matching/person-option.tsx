import { i18n } from "#i18n";
import type { Reason } from "../../lib/store/people-records.ts";
import { number } from "../format.ts";
import { now } from "../time.tsx";
import style from "./matching.module.css";
import type { Choice } from "./use-choices.ts";
import { isCaution, personState, reasonWords } from "./words.ts";

/** Somebody in a list: name, address, what he does, and what speaks for him. */
export function PersonOption({ choice: { person, candidate } }: { choice: Choice }) {
  const away = person.status !== "active" || (person.endsAt !== null && person.endsAt <= now.value);
  const about = [person.title, person.department, person.guest?.company].filter(Boolean).join(" · ");
  return (
    <>
      <span class={style.optionHead}>
        <bdi class={style.name}>{person.name}</bdi>
        {person.guest && <span class={style.tag}>{i18n.t("person.guest")}</span>}
        {away && <span class={style.warnTag}>{personState(person, now.value)}</span>}
        {candidate && <Score score={candidate.score} />}
      </span>
      <span class={style.soft}>
        <bdi>{person.email ?? i18n.t("members.noEmail")}</bdi>
      </span>
      {about && <span class={style.soft}>{about}</span>}
      {candidate && <Reasons reasons={candidate.reasons} />}
    </>
  );
}

/** How sure a suggestion is. The number alone says nothing to a reader, so it has its word. */
export function Score({ score }: { score: number }) {
  return (
    <span class={`${style.score} number`} title={i18n.t("matching.scoreTitle")}>
      {i18n.t("matching.score", [number(score)])}
    </span>
  );
}

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <span class={style.reasons}>
      {reasons.map((reason) => (
        <span key={reason.kind} class={isCaution(reason) ? style.caution : undefined}>
          {reasonWords(reason)}
        </span>
      ))}
    </span>
  );
}
