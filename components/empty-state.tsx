import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import style from "./empty-state.module.css";
import { Icon } from "./icon.tsx";

interface Props {
  icon: IconNode;
  title: string;
  /** One or two sentences: why nothing is here, and what brings something. */
  children?: ComponentChildren;
  action?: ComponentChildren;
  /** The level that follows the heading above it. */
  level?: 2 | 3;
}

export function EmptyState({ icon, title, children, action, level = 2 }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div class={style.empty}>
      <span class={style.mark}>
        <Icon icon={icon} />
      </span>
      <Heading>{title}</Heading>
      {children && <div class={style.text}>{children}</div>}
      {action && <div class={style.action}>{action}</div>}
    </div>
  );
}
