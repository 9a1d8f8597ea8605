import { i18n } from "#i18n";
import { number, relativeTime } from "../../../components/format.ts";
import { progressText } from "../../../components/task-progress.ts";
import { now } from "../../../components/time.tsx";
import type { Task } from "../../../lib/store/records.ts";
import style from "./automation.module.css";

/** Under the status, what one would ask next: how far, until when and why, what went wrong. */
export function StatusNote({ task: { status, progress } }: { task: Task }) {
  const text = (() => {
    switch (status.name) {
      case "running":
        return progressText(progress);
      case "waiting":
        return `${i18n.t(`task.waits.${status.why}`)} ${status.until === null ? "" : goesOn(status.until)}`;
      case "attention":
        return i18n.t("task.attention", status.gone.length, [number(status.gone.length)]);
      case "failed":
        return i18n.t(`problem.${status.problem.kind}.sentence`);
      default:
        return null;
    }
  })();
  return text === null ? null : <p class={`${style.note} number`}>{text}</p>;
}

function goesOn(until: number): string {
  return until - now.value < 60_000
    ? i18n.t("task.goesOnSoon")
    : i18n.t("task.goesOn", [relativeTime(until, now.value)]);
}
