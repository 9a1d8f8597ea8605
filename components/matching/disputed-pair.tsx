import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";
import style from "./matching.module.css";
import { PersonOption } from "./person-option.tsx";
import type { Choice } from "./use-choices.ts";

interface Props {
  choices: readonly [Choice, Choice];
  onChoose: (choice: Choice) => void;
  onNotSame: (choice: Choice) => void;
}

/** Two who are about as likely, side by side. */
export function DisputedPair({ choices, onChoose, onNotSame }: Props) {
  return (
    <>
      <Notice kind="warn" title={i18n.t("matching.disputed")}>
        <p>{i18n.t("matching.disputedText")}</p>
      </Notice>
      <ul class={style.pair} aria-label={i18n.t("matching.disputed")}>
        {choices.map((choice) => (
          <li key={choice.person.id} class={style.side}>
            <PersonOption choice={choice} />
            <div class={style.actions}>
              <Button
                onClick={() => onChoose(choice)}
                aria-label={i18n.t("matching.chooseWho", [choice.person.name, choice.person.email ?? ""])}
              >
                {i18n.t("matching.choose")}
              </Button>
              <Button
                look="quiet"
                onClick={() => onNotSame(choice)}
                aria-label={i18n.t("matching.notSameWho", [choice.person.name, choice.person.email ?? ""])}
              >
                {i18n.t("matching.notSame")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
