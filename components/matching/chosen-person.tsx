import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import style from "./matching.module.css";
import { PersonOption } from "./person-option.tsx";
import type { Choice } from "./use-choices.ts";

/** Who was chosen, with what speaks for it, and the way to say that it is somebody else. */
export function ChosenPerson({ choice, onNotSame }: { choice: Choice; onNotSame: () => void }) {
  return (
    <div class={style.chosen}>
      <PersonOption choice={choice} />
      {choice.candidate && (
        <div class={style.actions}>
          <Button onClick={onNotSame}>{i18n.t("matching.notSame")}</Button>
        </div>
      )}
    </div>
  );
}
