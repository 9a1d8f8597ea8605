import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Settings } from "../../../lib/store/records.ts";
import style from "./domains.module.css";
import { aliasText, readAliases, readDomains } from "./domains.ts";

/** Domains of the company, and those that stand for another: both are used when members are matched. */
export function DomainsSection({ settings }: { settings: Settings }) {
  const { busy, problem, ask } = useCommand();
  const wrong = useSignal<{ company: string | null; alias: string | null }>({ company: null, alias: null });

  async function save(form: HTMLFormElement) {
    const text = (name: string) => String(new FormData(form).get(name) ?? "");
    const company = readDomains(text("company"));
    const alias = readAliases(text("alias"));
    wrong.value = { company: company.bad, alias: alias.bad };
    if (company.bad !== null || alias.bad !== null) return;
    const saved = await ask("settings.update", { companyDomains: company.value, aliasDomains: alias.value });
    if (saved) toast(i18n.t("common.saved"));
  }

  return (
    <Section title={i18n.t("domains.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <Lines
          key={`company ${settings.companyDomains.join()}`}
          name="company"
          label={i18n.t("domains.company")}
          hint={i18n.t("domains.companyHelp")}
          bad={wrong.value.company}
          value={settings.companyDomains.join("\n")}
        />
        <Lines
          key={`alias ${JSON.stringify(settings.aliasDomains)}`}
          name="alias"
          label={i18n.t("domains.alias")}
          hint={i18n.t("domains.aliasHelp")}
          bad={wrong.value.alias}
          value={settings.aliasDomains.map(aliasText).join("\n")}
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

interface LinesProps {
  name: string;
  label: string;
  hint: string;
  /** The line that was not understood. */
  bad: string | null;
  value: string;
}

function Lines({ name, label, hint, bad, value }: LinesProps) {
  const id = useId();
  return (
    <div class={style.lines}>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={3}
        spellcheck={false}
        defaultValue={value}
        aria-describedby={bad === null ? `${id}-hint` : `${id}-error ${id}-hint`}
        {...(bad === null ? {} : { "aria-invalid": true as const })}
      />
      {bad !== null && (
        <p id={`${id}-error`} class={style.error} role="alert">
          {i18n.t("domains.bad", [bad])}
        </p>
      )}
      <p id={`${id}-hint`} class={style.hint}>
        {hint}
      </p>
    </div>
  );
}
