import { useSignal } from "@preact/signals";
import { LockKeyhole } from "lucide";
import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { send } from "../lib/messages/send.ts";
import type { Problem } from "../lib/problem.ts";
import { vaultState } from "../lib/store/vault.ts";
import { Button } from "./button.tsx";
import { SecretField } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { useLive } from "./live.tsx";
import style from "./locked-bar.module.css";
import { ProblemNote } from "./problem-note.tsx";
import { toast } from "./toast.tsx";

/** While the vault is locked: one line that says so, with the way to unlock it. Otherwise nothing. */
export function LockedBar() {
  const live = useLive(["vault"], vaultState);
  if (live.state !== "ready") return null;
  const { value } = live;
  return value.name === "protected" && value.locked ? <UnlockForm /> : null;
}

function UnlockForm() {
  const id = useId();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function unlock(form: HTMLFormElement) {
    if (busy.value) return;
    const field = form.elements.namedItem("passphrase") as HTMLInputElement;
    busy.value = true;
    const envelope = await send("vault.unlock", { passphrase: field.value });
    busy.value = false;
    // The passphrase stays nowhere but in the field, and there only until it has been used.
    field.value = "";
    problem.value = envelope.ok ? null : envelope.problem;
    if (envelope.ok) toast(i18n.t("vault.unlocked"));
    else field.focus();
  }

  return (
    <section class={style.bar} aria-labelledby={id}>
      <p id={id} class={style.line}>
        <Icon icon={LockKeyhole} />
        {i18n.t("vault.locked")}
      </p>
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          void unlock(event.currentTarget);
        }}
      >
        <SecretField name="passphrase" label={i18n.t("vault.passphrase")} required />
        <Button type="submit" look="primary" busy={busy.value}>
          {i18n.t("vault.unlock")}
        </Button>
      </form>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </section>
  );
}
