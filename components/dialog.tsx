import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { IconButton } from "./button.tsx";
import style from "./dialog.module.css";

interface Props {
  open: boolean;
  title: string;
  /** Called for Escape, the cross and a click outside. */
  onClose: () => void;
  /** Wraps body and footer in a form; native validation has passed when it is called. */
  onSubmit?: () => void;
  wide?: boolean;
  /** The buttons. The one that acts comes last. */
  footer: ComponentChildren;
  children: ComponentChildren;
}

/** A modal on the native element: focus is kept inside and goes back to where it was by the browser. */
export function Dialog({ open, title, onClose, onSubmit, wide = false, footer, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // In the same step as the rest: what comes between finds a dialog that is wanted and not yet shown.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  const inside = open && (
    <>
      <div class={style.body}>{children}</div>
      <div class={style.footer}>{footer}</div>
    </>
  );
  return (
    <dialog
      ref={element}
      class={`${style.dialog} ${wide ? style.wide : ""}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The browser tells of a closing in a task of its own: by then the dialog may have been opened again.
      onClose={() => open && !element.current?.open && onClose()}
      onPointerDown={(event) => event.target === element.current && onClose()}
    >
      <div class={style.box}>
        <header class={style.header}>
          <h2 id={titleId}>{title}</h2>
          <IconButton icon={X} label={i18n.t("common.close")} onClick={onClose} />
        </header>
        {onSubmit ? (
          <form
            class={style.form}
            autocomplete="off"
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {inside}
          </form>
        ) : (
          inside
        )}
      </div>
    </dialog>
  );
}
