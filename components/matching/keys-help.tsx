import { Keyboard } from "lucide";
import { useId, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { IconButton } from "../button.tsx";
import style from "./keys-help.module.css";

/** Which keys do what in the list of members. */
export function KeysHelp() {
  const id = useId();
  const button = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLElement>(null);
  const keys: [string[], string][] = [
    [["J", "K"], i18n.t("keys.move")],
    [["Enter"], i18n.t("keys.open")],
    [["M"], i18n.t("keys.match")],
    [["E"], i18n.t("keys.exempt")],
    [["/"], i18n.t("keys.search")],
  ];

  function place() {
    const anchor = button.current?.getBoundingClientRect();
    const popover = box.current;
    if (!anchor || !popover) return;
    const { width } = popover.getBoundingClientRect();
    const wanted = document.dir === "rtl" ? anchor.left : anchor.right - width;
    popover.style.top = `${anchor.bottom + 4}px`;
    popover.style.left = `${Math.min(Math.max(4, wanted), Math.max(4, innerWidth - width - 4))}px`;
  }

  return (
    <span ref={button} class={style.anchor}>
      <IconButton icon={Keyboard} label={i18n.t("keys.title")} popovertarget={id} />
      <section
        ref={box}
        id={id}
        popover="auto"
        class={style.box}
        aria-label={i18n.t("keys.title")}
        onToggle={(event) => event.newState === "open" && place()}
      >
        <dl class={style.keys}>
          {keys.map(([names, what]) => (
            <div key={what}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
    </span>
  );
}
