import { ChevronLeft } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { Icon } from "./icon.tsx";
import style from "./page.module.css";

interface Props {
  title: string;
  /** Under the title: whose page this is. */
  subtitle?: ComponentChildren;
  back?: { label: string; href: string };
  /** Buttons at the end of the title's line. */
  actions?: ComponentChildren;
  /** Tables take the whole width; forms and text keep to a readable one. */
  width?: "full" | "text";
  children: ComponentChildren;
}

/** One screen of the hub page: one h1, its actions, its content. After a move by hash the heading takes the focus. */
export function Page({ title, subtitle, back, actions, width = "full", children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${i18n.t("extension.name")}`;
  }, [title]);
  useEffect(() => {
    // On the first screen of a fresh page the browser's own start (the top) is right.
    if (document.body.dataset.moved === "true") heading.current?.focus();
    document.body.dataset.moved = "true";
  }, []);
  return (
    <div class={`${style.page} ${style[width]}`}>
      <header class={style.header}>
        <div class={style.titles}>
          {back && (
            <a class={style.back} href={back.href}>
              <Icon icon={ChevronLeft} mirror />
              {back.label}
            </a>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle && <div class={style.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div class={style.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
