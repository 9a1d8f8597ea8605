import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Field } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Settings } from "../../../lib/store/records.ts";
import { readId } from "../connect/values.ts";

/** The app of the provider as the guide names it; each is one line of text. */
const TEXTS = ["providerName", "providerOwner", "providerSupport"] as const;

export function ConnectingSection({ settings }: { settings: Settings }) {
  const { busy, problem, ask } = useCommand();
  const error = useSignal<string | null>(null);

  async function save(form: HTMLFormElement) {
    const data = new FormData(form);
    const reading = readId(String(data.get("defaultAppId")), "app");
    error.value = reading.error && i18n.t(`connect.error.${reading.error}`);
    if (reading.error) return;
    const [providerName, providerOwner, providerSupport] = TEXTS.map((name) => String(data.get(name) ?? "").trim());
    const saved = await ask("settings.update", {
      defaultAppId: reading.value,
      // An empty name is no name: the old one stays.
      providerName: providerName || undefined,
      providerOwner: providerOwner || undefined,
      providerSupport,
    });
    if (saved) toast(i18n.t("common.saved"));
  }

  return (
    <Section title={i18n.t("settings.connecting")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <Field
          key={settings.defaultAppId}
          name="defaultAppId"
          label={i18n.t("settings.defaultAppId")}
          hint={i18n.t("settings.defaultAppIdHelp")}
          inputMode="numeric"
          required
          error={error.value}
          defaultValue={settings.defaultAppId}
          onInput={() => {
            error.value = null;
          }}
        />
        {TEXTS.map((name) => (
          <Field
            key={`${name} ${settings[name]}`}
            name={name}
            label={i18n.t(`settings.${name}`)}
            hint={i18n.t(`settings.${name}Help`)}
            defaultValue={settings[name]}
            maxLength={200}
          />
        ))}
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
