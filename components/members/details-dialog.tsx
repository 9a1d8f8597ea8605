import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import style from "./members.module.css";

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  /** Name and value; a field without a value is not shown. */
  fields: readonly (readonly [name: string, value: ComponentChildren])[];
  children?: ComponentChildren;
}

/** Everything that is known of one row, and what belongs to it. */
export function DetailsDialog({ open, title, onClose, fields, children }: Props) {
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      wide
      footer={<Button onClick={onClose}>{i18n.t("common.close")}</Button>}
    >
      <section
        class={style.details}
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and may hold nothing else that is
        tabIndex={0}
      >
        <dl class={style.fields}>
          {fields.map(([name, value]) =>
            value === null || value === "" || value === false ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {children}
      </section>
    </Dialog>
  );
}
