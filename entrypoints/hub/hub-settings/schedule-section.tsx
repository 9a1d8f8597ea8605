import { i18n } from "#i18n";
import { Choice } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import { Time } from "../../../components/time.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Hub } from "../../../lib/store/records.ts";

export function ScheduleSection({ hub }: { hub: Hub }) {
  const { problem, ask } = useCommand();
  const { daily, nextAt } = hub.schedule;
  const choose = (wanted: boolean) => void ask("hub.update", { hubId: hub.id, daily: wanted });
  return (
    <Section title={i18n.t("hub.schedule")}>
      {/* Takes effect at once: there is nothing to save or to lose. */}
      <form>
        <Choice
          type="radio"
          name="daily"
          label={i18n.t("hub.daily")}
          hint={i18n.t("hub.dailyHelp")}
          checked={daily}
          onChange={() => choose(true)}
        />
        <Choice
          type="radio"
          name="daily"
          label={i18n.t("hub.manual")}
          checked={!daily}
          onChange={() => choose(false)}
        />
      </form>
      {daily && nextAt !== null && (
        <p>
          {i18n.t("hub.next")} <Time at={nextAt} />
        </p>
      )}
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Section>
  );
}
