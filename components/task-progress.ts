import { i18n } from "#i18n";
import type { Progress } from "../lib/store/records.ts";
import { number } from "./format.ts";

function counted(key: "members" | "assets" | "assignments" | "calls", count: number): string {
  return i18n.t(`task.${key}`, count, [number(count)]);
}

/** "120 of 300 members, 1,240 assignments, 4 calls": what a sync has done, in real units. */
export function progressText({ members, assets, assignments, calls }: Progress): string {
  if (calls === 0 && members.read === 0) return i18n.t("task.starting");
  const people =
    members.total === null
      ? counted("members", members.read)
      : i18n.t("task.membersOf", [number(members.read), number(members.total)]);
  return [
    people,
    ...(assets > 0 ? [counted("assets", assets)] : []),
    ...(assignments > 0 ? [counted("assignments", assignments)] : []),
    counted("calls", calls),
  ].join(", ");
}
