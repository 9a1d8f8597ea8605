import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Field } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Buttons, Section } from "../../../components/section.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Settings } from "../../../lib/store/records.ts";
import type { VaultState } from "../../../lib/store/vault.ts";
import { type PassphraseDeed, PassphraseDialog } from "./passphrase-dialog.tsx";
import { WipeDialog } from "./wipe-dialog.tsx";

export function VaultSection({ vault, settings }: { vault: VaultState; settings: Settings }) {
  const { problem, ask } = useCommand();
  const deed = useSignal<PassphraseDeed | "wipe" | null>(null);
  const close = () => {
    deed.value = null;
  };
  const begin = (wanted: PassphraseDeed | "wipe") => () => {
    deed.value = wanted;
  };
  async function lock() {
    if (await ask("vault.lock", {})) toast(i18n.t("settings.lockedNow"));
  }
  return (
    <Section title={i18n.t("settings.vault")}>
      <p>
        {vault.name === "open"
          ? i18n.t("settings.vaultOpen")
          : i18n.t(vault.locked ? "settings.vaultLocked" : "settings.vaultUnlocked")}
      </p>
      <Buttons>
        {vault.name === "open" && <Button onClick={begin("set")}>{i18n.t("settings.setPassphrase")}</Button>}
        {vault.name === "protected" && (
          <>
            {!vault.locked && <Button onClick={() => void lock()}>{i18n.t("settings.lockNow")}</Button>}
            <Button onClick={begin("change")}>{i18n.t("settings.changePassphrase")}</Button>
            <Button onClick={begin("remove")}>{i18n.t("settings.removePassphrase")}</Button>
          </>
        )}
        <Button onClick={begin("wipe")}>{i18n.t("settings.wipe")}</Button>
      </Buttons>
      {vault.name === "protected" && <LockAfter settings={settings} />}
      {problem.value && <ProblemNote problem={problem.value} live />}
      {/* Each opening is a new dialog, so that no passphrase is left in a field of the last one. */}
      {deed.value === "wipe" && <WipeDialog onClose={close} />}
      {deed.value !== null && deed.value !== "wipe" && <PassphraseDialog deed={deed.value} onClose={close} />}
    </Section>
  );
}

function LockAfter({ settings }: { settings: Settings }) {
  const { busy, problem, ask } = useCommand();
  async function save(form: HTMLFormElement) {
    const minutes = Number(new FormData(form).get("minutes"));
    if (await ask("settings.update", { lockAfterMinutes: minutes })) toast(i18n.t("common.saved"));
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <Field
        key={settings.lockAfterMinutes}
        name="minutes"
        type="number"
        min={1}
        max={720}
        step={1}
        required
        label={i18n.t("settings.lockAfter")}
        defaultValue={settings.lockAfterMinutes}
      />
      <div>
        <Button type="submit" busy={busy.value}>
          {i18n.t("common.save")}
        </Button>
      </div>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </form>
  );
}
