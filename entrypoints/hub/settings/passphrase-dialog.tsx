import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { SecretField } from "../../../components/field.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";

export type PassphraseDeed = "set" | "change" | "remove";

const MIN_LENGTH = 8;

/** Sets, changes or removes the passphrase. The words are in the fields and nowhere else. */
export function PassphraseDialog({ deed, onClose }: { deed: PassphraseDeed; onClose: () => void }) {
  const { busy, problem, ask } = useCommand();
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const error = useSignal<{ next?: string; repeat?: string }>({});

  async function submit() {
    const wanted = next.current?.value ?? null;
    if (wanted !== null && [...wanted].length < MIN_LENGTH) {
      error.value = { next: i18n.t("settings.passphraseShort") };
      return next.current?.focus();
    }
    if (wanted !== (repeat.current?.value ?? null)) {
      error.value = { repeat: i18n.t("settings.repeatDiffers") };
      return repeat.current?.focus();
    }
    error.value = {};
    const done = await ask("vault.setPassphrase", { current: current.current?.value ?? null, next: wanted });
    if (!done) return current.current?.focus();
    toast(i18n.t(deed === "remove" ? "settings.passphraseRemoved" : "settings.passphraseSet"));
    onClose();
  }

  const forget = () => {
    error.value = {};
  };
  const title = i18n.t(`settings.${deed}Passphrase`);
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy.value}>
            {title}
          </Button>
        </>
      }
    >
      {deed === "remove" && <p>{i18n.t("settings.removeLead")}</p>}
      {deed !== "set" && <SecretField name="current" label={i18n.t("settings.current")} required input={current} />}
      {deed !== "remove" && (
        <>
          <SecretField
            name="next"
            label={i18n.t("settings.next")}
            required
            input={next}
            error={error.value.next ?? null}
            hint={i18n.t("settings.passphraseLost")}
            onInput={forget}
          />
          <SecretField
            name="repeat"
            label={i18n.t("settings.repeat")}
            required
            input={repeat}
            error={error.value.repeat ?? null}
            onInput={forget}
          />
        </>
      )}
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
