import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Field } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Hub } from "../../../lib/store/records.ts";

export function SafeguardSection({ hub }: { hub: Hub }) {
  const { busy, problem, ask } = useCommand();

  async function save(form: HTMLFormElement) {
    const percent = Number(new FormData(form).get("share"));
    const saved = await ask("hub.update", { hubId: hub.id, safeguardShare: percent / 100 });
    if (saved) toast(i18n.t("common.saved"));
  }

  return (
    <Section title={i18n.t("hub.safeguard")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <Field
          key={hub.safeguardShare}
          name="share"
          type="number"
          min={1}
          max={100}
          step={1}
          required
          label={i18n.t("hub.safeguardShare")}
          hint={i18n.t("hub.safeguardHelp")}
          defaultValue={Math.round(hub.safeguardShare * 100)}
        />
        <div>
          <Button type="submit" busy={busy.value}>
            {i18n.t("common.save")}
          </Button>
        </div>
      </form>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Section>
  );
}
