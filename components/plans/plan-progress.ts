import { i18n } from "#i18n";
import type { Plan, PlanStatus } from "../../lib/store/plan-records.ts";
import { number, relativeTime } from "../format.ts";
import { now } from "../time.tsx";

type Waiting = Extract<PlanStatus, { name: "waiting" }>;

/** "3 of 25 changes done, 1 failed, 2 wait". */
export function planProgress({ tally: { total, done, failed, waiting, canceled } }: Pick<Plan, "tally">): string {
  return [
    i18n.t("plans.done", [number(done), number(total)]),
    ...(failed > 0 ? [i18n.t("plans.failed", failed, [number(failed)])] : []),
    ...(waiting > 0 ? [i18n.t("plans.waiting", waiting, [number(waiting)])] : []),
    ...(canceled > 0 ? [i18n.t("plans.canceled", canceled, [number(canceled)])] : []),
  ].join(", ");
}

/** Why a plan waits, and until when. */
export function planWait({ why, until }: Waiting): string {
  const reason = i18n.t(`plans.waits.${why}`);
  if (until === null) return reason;
  const soon = until - now.value < 60_000;
  return `${reason} ${soon ? i18n.t("task.goesOnSoon") : i18n.t("task.goesOn", [relativeTime(until, now.value)])}`;
}

/** Under a plan's status, what one would ask next. */
export function planNote(plan: Plan): string | null {
  const { status } = plan;
  switch (status.name) {
    case "running":
    case "failed":
      return planProgress(plan);
    case "waiting":
      return `${planWait(status)} ${planProgress(plan)}`;
    case "attention":
      return i18n.t(`problem.${status.problem.kind}.sentence`);
    default:
      return null;
  }
}
