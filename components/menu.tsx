import type { IconNode } from "lucide";
import { EllipsisVertical } from "lucide";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import style from "./menu.module.css";

export interface MenuItem {
  label: string;
  icon?: IconNode;
  /** A place to go; without it `act` is called. */
  href?: string;
  external?: boolean;
  danger?: boolean;
  act?: () => void;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * A button with a list of things to do. Tab leaves it, arrows move in it, Escape goes back to the button. The entries are
 * made when it opens: a page with many cards would spend a third of its first paint on menus that nobody opens.
 */
export function Menu({
  items,
  label = i18n.t("common.moreOptions"),
  tabIndex,
}: {
  items: MenuItem[];
  label?: string;
  tabIndex?: number;
}) {
  const id = useId();
  const button = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

  /** Firefox before 147 has no CSS anchors, so the place is computed once, when the menu opens. */
  function place() {
    const anchor = button.current?.getBoundingClientRect();
    const popover = list.current;
    if (!anchor || !popover) return;
    const { width, height } = popover.getBoundingClientRect();
    const below = anchor.bottom + 4;
    const top = below + height > innerHeight ? Math.max(4, anchor.top - height - 4) : below;
    const wanted = document.dir === "rtl" ? anchor.left : anchor.right - width;
    popover.style.top = `${top}px`;
    popover.style.left = `${Math.min(Math.max(4, wanted), Math.max(4, innerWidth - width - 4))}px`;
  }

  useLayoutEffect(() => {
    if (!open) return;
    place();
    entries()[0]?.focus();
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Tab") return list.current?.hidePopover();
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const all = entries();
    all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
  }

  return (
    <span class={style.anchor} ref={button}>
      <IconButton
        icon={EllipsisVertical}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        popovertarget={id}
        {...(tabIndex === undefined ? {} : { tabIndex })}
      />
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        class={style.menu}
        onKeyDown={onKeyDown}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open && items.map((item) => <Entry key={item.label} item={item} close={() => list.current?.hidePopover()} />)}
      </div>
    </span>
  );
}

function Entry({ item, close }: { item: MenuItem; close: () => void }) {
  const content = (
    <>
      {item.icon ? <Icon icon={item.icon} /> : null}
      {item.label}
    </>
  );
  const common = { role: "menuitem" as const, tabIndex: -1, class: `${style.item} ${item.danger ? style.danger : ""}` };
  function choose() {
    // Closed first: focus goes back to the button, from where a dialog takes it and gives it back.
    close();
    item.act?.();
  }
  return item.href ? (
    <a
      {...common}
      href={item.href}
      {...(item.external ? { target: "_blank", rel: "noreferrer" } : {})}
      onClick={choose}
    >
      {content}
    </a>
  ) : (
    <button {...common} type="button" onClick={choose}>
      {content}
    </button>
  );
}
