import type { IconNode } from "lucide";
import { h } from "preact";
import style from "./icon.module.css";

interface Props {
  /** A single icon, imported by name from `lucide`, so that only those used are shipped. */
  icon: IconNode;
  /** Only where no word stands beside the icon. */
  label?: string;
  spin?: boolean;
  /** For arrows, which point the other way in a right-to-left page. */
  mirror?: boolean;
}

export function Icon({ icon, label, spin, mirror }: Props) {
  const classes = [style.icon, spin ? style.spin : "", mirror ? style.mirror : ""].filter(Boolean).join(" ");
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label where it says something, hidden where a word stands beside it
    <svg
      class={classes}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" as const })}
    >
      {icon.map(([tag, attributes]) => h(tag, attributes as Record<string, string>))}
    </svg>
  );
}
