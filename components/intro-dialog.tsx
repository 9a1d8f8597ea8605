import { useSignal } from "@preact/signals";
import { i18n } from "#i18n";
import { send } from "../lib/messages/send.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Choice } from "./field.tsx";
import style from "./intro-dialog.module.css";

interface Props {
  open: boolean;
  onClose: () => void;
  onStart: () => void;
}

/** What connecting needs, told before the form. "Don't show this again" is kept with the settings. */
export function IntroDialog({ open, onClose, onStart }: Props) {
  const never = useSignal(false);

  async function start() {
    // Not worth a failure: at worst the dialog is shown once more.
    if (never.value) await send("settings.update", { introSeen: true });
    onStart();
  }

  return (
    <Dialog
      open={open}
      title={i18n.t("intro.title")}
      onClose={onClose}
      onSubmit={() => void start()}
      footer={
        <>
          <div class={style.never}>
            <Choice
              type="checkbox"
              name="never"
              label={i18n.t("intro.dontShow")}
              checked={never.value}
              onChange={(event) => {
                never.value = event.currentTarget.checked;
              }}
            />
          </div>
          <Button type="submit" look="primary">
            {i18n.t("intro.start")}
          </Button>
        </>
      }
    >
      <p>{i18n.t("intro.lead")}</p>
      <ul class={style.needs}>
        <li>{i18n.t("intro.token")}</li>
        <li>{i18n.t("intro.business")}</li>
        <li>{i18n.t("intro.app")}</li>
      </ul>
      <p class={style.soft}>{i18n.t("intro.privacy")}</p>
    </Dialog>
  );
}
