import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Choice } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import style from "../../../components/setups/setups.module.css";
import { useCommand } from "../../../components/use-command.ts";
import type { Settings } from "../../../lib/store/records.ts";

/** What may show itself on Meta's own pages, and where it was turned off there. */
export function GuideSection({ settings }: { settings: Settings }) {
  const { problem, ask } = useCommand();
  const { guideOn, guideOffIn, peopleBadges } = settings;
  return (
    <Section title={i18n.t("settings.guide")}>
      <Choice
        type="checkbox"
        name="guideOn"
        label={i18n.t("settings.guideOn")}
        hint={i18n.t("settings.guideOnHelp")}
        checked={guideOn}
        onChange={(event) => void ask("settings.update", { guideOn: event.currentTarget.checked })}
      />
      <Choice
        type="checkbox"
        name="peopleBadges"
        label={i18n.t("settings.peopleBadges")}
        hint={i18n.t("settings.peopleBadgesHelp")}
        checked={peopleBadges}
        onChange={(event) => void ask("settings.update", { peopleBadges: event.currentTarget.checked })}
      />
      {guideOffIn.length > 0 && (
        <ul class={style.list} aria-label={i18n.t("settings.guideOffIn")}>
          {guideOffIn.map((businessId) => (
            <li key={businessId} class={style.item}>
              <span>{i18n.t("settings.guideOffFor", [businessId])}</span>
              <Button
                onClick={() =>
                  void ask("settings.update", { guideOffIn: guideOffIn.filter((other) => other !== businessId) })
                }
              >
                {i18n.t("settings.guideOnAgain")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Section>
  );
}
