import type { IconNode } from "lucide";
import { LoaderCircle } from "lucide";
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import style from "./button.module.css";
import { Icon } from "./icon.tsx";

type Look = "plain" | "primary" | "danger" | "quiet";

interface Props extends Omit<ButtonHTMLAttributes, "icon"> {
  look?: Look;
  icon?: IconNode;
  /** Work is under way: the button stays focusable, says so, and does nothing. */
  busy?: boolean;
  children: ComponentChildren;
}

/** A button with a word. `type` is "button" unless told otherwise, so that no form is sent by accident. */
export function Button({ look = "plain", icon, busy = false, children, onClick, class: more, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      class={`${style.button} ${style[look]} ${more ?? ""}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <Icon icon={LoaderCircle} spin /> : icon ? <Icon icon={icon} /> : null}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, "icon" | "label"> {
  icon: IconNode;
  /** The accessible name, and the tip. */
  label: string;
}

export function IconButton({ icon, label, class: more, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`${style.button} ${style.quiet} ${style.square} ${more ?? ""}`}
      aria-label={label}
      title={label}
    >
      <Icon icon={icon} />
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, so it stays a link. */
export function ButtonLink({
  look = "plain",
  icon,
  href,
  external = false,
  children,
}: {
  look?: Look;
  icon?: IconNode;
  href: string;
  external?: boolean;
  children: ComponentChildren;
}) {
  return (
    <a
      class={`${style.button} ${style[look]}`}
      href={href}
      {...(external ? { target: "_blank", rel: "noreferrer" } : {})}
    >
      {icon ? <Icon icon={icon} /> : null}
      <span>{children}</span>
    </a>
  );
}
