import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";
import style from "./notice.module.css";

export type NoticeKind = "info" | "good" | "warn" | "bad";

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

interface Props {
  kind: NoticeKind;
  title?: string;
  /** Announced at once when it appears. */
  live?: boolean;
  action?: ComponentChildren;
  children?: ComponentChildren;
}

export function Notice({ kind, title, live = false, action, children }: Props) {
  return (
    <div class={`${style.notice} ${style[kind]}`} {...(live ? { role: kind === "bad" ? "alert" : "status" } : {})}>
      <Icon icon={ICONS[kind]} />
      <div class={style.text}>
        {title && <p class={style.title}>{title}</p>}
        {children}
        {action && <div class={style.action}>{action}</div>}
      </div>
    </div>
  );
}
