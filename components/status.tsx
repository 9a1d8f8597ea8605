import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Hourglass,
  type IconNode,
  LoaderCircle,
  TriangleAlert,
} from "lucide";
import { i18n } from "#i18n";
import type { StatusName } from "../lib/store/records.ts";
import { Icon } from "./icon.tsx";
import style from "./status.module.css";

const LOOKS: Record<StatusName, { icon: IconNode; tone: "calm" | "busy" | "warn" | "good" | "bad" }> = {
  queued: { icon: CircleDashed, tone: "calm" },
  running: { icon: LoaderCircle, tone: "busy" },
  waiting: { icon: Hourglass, tone: "warn" },
  attention: { icon: TriangleAlert, tone: "warn" },
  completed: { icon: CircleCheck, tone: "good" },
  failed: { icon: CircleAlert, tone: "bad" },
  canceled: { icon: Ban, tone: "calm" },
};

/** The status of a task by icon, word and colour. */
export function Status({ name }: { name: StatusName }) {
  const { icon, tone } = LOOKS[name];
  return (
    <span class={`${style.status} ${style[tone]}`}>
      <Icon icon={icon} spin={name === "running"} />
      {i18n.t(`status.${name}`)}
    </span>
  );
}
