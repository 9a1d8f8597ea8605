import { i18n } from "#i18n";
import { personState } from "../../../components/matching/words.ts";
import type { PersonFacts } from "../../../lib/store/people-records.ts";
import style from "./directory.module.css";
import { SmallTable } from "./small-table.tsx";

const SHOWN = 5;

/** The first people as they would come. */
export function SamplePeople({ people }: { people: readonly PersonFacts[] }) {
  const now = Date.now();
  return (
    <SmallTable
      title={i18n.t("csv.sample")}
      heads={[
        i18n.t("person.name"),
        i18n.t("person.email"),
        i18n.t("person.aliases"),
        i18n.t("person.status"),
        i18n.t("person.department"),
      ]}
    >
      {people.slice(0, SHOWN).map((person, at) => (
        <tr key={`${at} ${person.email}`}>
          <th scope="row">
            {person.name}
            {person.guest && <span class={style.soft}> {i18n.t("person.guest")}</span>}
            {person.mailbox && <span class={style.soft}> {i18n.t("person.mailbox")}</span>}
          </th>
          <td>{person.email ?? i18n.t("members.noEmail")}</td>
          <td>{person.aliases.join(", ")}</td>
          <td>{personState(person, now)}</td>
          <td>{person.department}</td>
        </tr>
      ))}
    </SmallTable>
  );
}
