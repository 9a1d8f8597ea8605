import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Choice, Field } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Fact, Facts, Section } from "../../../components/section.tsx";
import { Time } from "../../../components/time.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Hub } from "../../../lib/store/records.ts";

export function GeneralSection({ hub }: { hub: Hub }) {
  const { busy, problem, ask } = useCommand();

  async function save(form: HTMLFormElement) {
    const data = new FormData(form);
    const saved = await ask("hub.update", {
      hubId: hub.id,
      label: String(data.get("label")),
      loginMethod: data.get("loginMethod") === "password" ? "password" : "sso",
    });
    if (saved) toast(i18n.t("common.saved"));
  }

  return (
    <Section title={i18n.t("hub.general")}>
      <form
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <Field
          key={hub.label}
          name="label"
          label={i18n.t("connect.label")}
          required
          maxLength={120}
          defaultValue={hub.label}
        />
        <fieldset>
          <legend>{i18n.t("connect.method")}</legend>
          {(["sso", "password"] as const).map((method) => (
            <Choice
              key={`${method}/${hub.loginMethod}`}
              type="radio"
              name="loginMethod"
              value={method}
              label={i18n.t(`connect.${method}`)}
              hint={i18n.t(`connect.${method}Help`)}
              defaultChecked={hub.loginMethod === method}
            />
          ))}
        </fieldset>
        <div>
          <Button type="submit" busy={busy.value}>
            {i18n.t("common.save")}
          </Button>
        </div>
      </form>
      {problem.value && <ProblemNote problem={problem.value} live />}
      <Facts>
        <Fact name={i18n.t("hub.ids")}>{hub.portfolioName}</Fact>
        <Fact name={i18n.t("hub.businessId")}>
          <span class="number">{hub.businessId}</span>
        </Fact>
        <Fact name={i18n.t("hub.appId")}>
          <span class="number">{hub.appId}</span>
        </Fact>
        <Fact name={i18n.t("hub.connectedAt")}>
          <Time at={hub.connectedAt} />
        </Fact>
      </Facts>
    </Section>
  );
}
