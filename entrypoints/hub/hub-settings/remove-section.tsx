import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Choice, Field } from "../../../components/field.tsx";
import { metaUrl, places } from "../../../components/links.ts";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Section } from "../../../components/section.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Hub } from "../../../lib/store/records.ts";
import { go } from "../router.ts";

/** The way out. "Remove hub" in a card's menu leads here with the dialog open (`wanted`). */
export function RemoveSection({ hub, wanted }: { hub: Hub; wanted: boolean }) {
  const open = useSignal(wanted);
  return (
    <Section title={i18n.t("hub.remove")} wanted={wanted}>
      <p>{i18n.t("hub.removeHelp")}</p>
      <div>
        <Button
          look="danger"
          onClick={() => {
            open.value = true;
          }}
        >
          {i18n.t("hub.remove")}
        </Button>
      </div>
      <RemoveDialog
        hub={hub}
        open={open.value}
        onClose={() => {
          open.value = false;
        }}
      />
    </Section>
  );
}

function RemoveDialog({ hub, open, onClose }: { hub: Hub; open: boolean; onClose: () => void }) {
  const { busy, problem, ask } = useCommand();
  const reason = useSignal("");
  const history = useSignal<"keep" | "erase">("keep");

  async function remove() {
    const removed = await ask("hub.remove", { hubId: hub.id, reason: reason.value.trim(), history: history.value });
    if (!removed) return;
    toast(i18n.t("removeHub.done"));
    go(places.hubs);
  }

  return (
    <Dialog
      open={open}
      title={i18n.t("removeHub.title", [hub.label])}
      onClose={onClose}
      onSubmit={() => void remove()}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="danger" busy={busy.value}>
            {i18n.t("removeHub.confirm")}
          </Button>
        </>
      }
    >
      <p>{i18n.t("removeHub.lead")}</p>
      <p>
        <a href={metaUrl(hub.businessId, "system_users")} target="_blank" rel="noreferrer">
          {i18n.t("removeHub.revoke")}
        </a>
      </p>
      <Field
        name="reason"
        label={`${i18n.t("removeHub.reason")} (${i18n.t("common.optional")})`}
        maxLength={1000}
        hint={i18n.t("removeHub.reasonHelp")}
        value={reason.value}
        onInput={(event) => {
          reason.value = event.currentTarget.value;
        }}
      />
      <fieldset>
        <legend>{i18n.t("removeHub.history")}</legend>
        {(["keep", "erase"] as const).map((choice) => (
          <Choice
            key={choice}
            type="radio"
            name="history"
            value={choice}
            label={i18n.t(`removeHub.${choice}`)}
            hint={i18n.t(`removeHub.${choice}Help`)}
            checked={history.value === choice}
            onChange={() => {
              history.value = choice;
            }}
          />
        ))}
      </fieldset>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
