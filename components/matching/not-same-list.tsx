import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { number } from "../format.ts";
import { toast } from "../toast.tsx";
import type { Sender } from "../use-command.ts";
import style from "./matching.module.css";
import { people } from "./people.ts";

interface Props {
  hubId: string;
  memberId: string;
  ids: readonly string[];
  ask: Sender["ask"];
}

/** Who this member was said not to be, each with the way back. */
export function NotSameList({ hubId, memberId, ids, ask }: Props) {
  async function takeBack(personId: string) {
    const answer = await ask("decision.notSame", { hubId, memberId, personId, same: true });
    if (answer) toast(i18n.t("matching.undone"));
  }
  return (
    <details>
      <summary>{i18n.t("matching.saidNotSame", ids.length, [number(ids.length)])}</summary>
      <ul class={style.notSame}>
        {ids.map((id) => {
          const name = people.value?.get(id)?.name ?? i18n.t("common.unknown");
          return (
            <li key={id}>
              <span class={style.soft}>{name}</span>
              <Button
                look="quiet"
                onClick={() => void takeBack(id)}
                aria-label={i18n.t("matching.takeBackWho", [name])}
              >
                {i18n.t("matching.takeBack")}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
