import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import style from "./section.module.css";

interface Props {
  title: string;
  /** The address names this section: it is scrolled to and its heading takes the focus. */
  wanted?: boolean;
  children: ComponentChildren;
}

/** A part of a settings page: a panel under its own heading. */
export function Section({ title, wanted = false, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!wanted) return;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "start" });
  }, [wanted]);
  return (
    <section class={style.section} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} class={style.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Facts of a section, name by name. */
export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class={style.facts}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Buttons that end a section's form. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class={style.buttons}>{children}</div>;
}
