import { signal } from "@preact/signals";
import { CircleCheck, TriangleAlert, X } from "lucide";
import { i18n } from "#i18n";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import style from "./toast.module.css";

interface Toast {
  text: string;
  bad: boolean;
  action?: ToastAction | undefined;
}

/** A place to go, or something to do. */
type ToastAction = { label: string } & ({ href: string } | { act: () => void });

const current = signal<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in one line what has been done. It stays longer the more there is to read; a failure stays until closed. */
export function toast(text: string, options: { bad?: boolean; action?: ToastAction } = {}): void {
  const bad = options.bad ?? false;
  current.value = { text, bad, action: options.action };
  clearTimeout(timer);
  // A button that will be gone needs time to be reached.
  const longer = options.action ? 6000 : 0;
  if (!bad) timer = setTimeout(hide, 4000 + longer + text.split(/\s+/).length * 300);
}

function hide(): void {
  current.value = null;
}

/** Stands once in each page. The live region is always there, because a reader does not announce one that comes new. */
export function Toasts() {
  const shown = current.value;
  return (
    <div class={style.place} role="status">
      {shown && (
        <div class={`${style.toast} ${shown.bad ? style.bad : ""}`}>
          <Icon icon={shown.bad ? TriangleAlert : CircleCheck} />
          <span class={style.text}>{shown.text}</span>
          {shown.action && <Action action={shown.action} />}
          <IconButton icon={X} label={i18n.t("common.close")} onClick={hide} />
        </div>
      )}
    </div>
  );
}

function Action({ action }: { action: ToastAction }) {
  if ("href" in action) {
    return (
      <a href={action.href} onClick={hide}>
        {action.label}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={style.action}
      onClick={() => {
        hide();
        action.act();
      }}
    >
      {action.label}
    </button>
  );
}
