import { i18n } from "#i18n";
import { Choice } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Settings } from "../../../lib/store/records.ts";

export function NotificationsSection({ settings }: { settings: Settings }) {
  const { problem, ask } = useCommand();
  return (
    <Section title={i18n.t("settings.notifications")}>
      <Choice
        type="checkbox"
        name="notifyRisks"
        label={i18n.t("settings.notifyRisks")}
        hint={i18n.t("settings.notifyRisksHelp")}
        checked={settings.notifyRisks}
        onChange={(event) => void ask("settings.update", { notifyRisks: event.currentTarget.checked })}
      />
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Section>
  );
}
