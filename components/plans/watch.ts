import { i18n } from "#i18n";
import { onChange } from "../../lib/store/changes.ts";
import type { Plan } from "../../lib/store/plan-records.ts";
import { getPlan, isPlanOver } from "../../lib/store/plans.ts";
import { number } from "../format.ts";
import { openHub, places } from "../links.ts";
import { toast } from "../toast.tsx";
import { proposeUndo } from "./undo.ts";

/** Plans that this page has sent off and that have not come to rest. */
const watched = new Set<string>();
let listening = false;

/** Tells when a plan has come to rest, with a way to take it back. */
export function watchPlan(planId: string, total: number): void {
  watched.add(planId);
  toast(i18n.t("plans.started", total, [number(total)]), { action: showAction(planId) });
  if (listening) return;
  listening = true;
  onChange(["plans"], () => void look());
}

async function look(): Promise<void> {
  for (const id of watched) {
    const plan = await getPlan(id);
    if (plan && !isAtRest(plan)) continue;
    if (watched.delete(id) && plan) tell(plan);
  }
}

/** Nothing more happens to it today. */
export function isAtRest(plan: Plan): boolean {
  const { status } = plan;
  if (status.name === "waiting") return ["acceptance", "approval", "notBefore"].includes(status.why);
  return isPlanOver(plan) || status.name === "attention";
}

function tell(plan: Plan): void {
  const { done, failed, waiting, total } = plan.tally;
  if (plan.status.name === "canceled") return;
  if (plan.status.name === "attention") {
    toast(i18n.t(`problem.${plan.status.problem.kind}.sentence`), { bad: true, action: showAction(plan.id) });
    return;
  }
  if (failed > 0) {
    toast(i18n.t("plans.failedSome", [number(failed), number(total)]), {
      bad: true,
      action: showAction(plan.id),
    });
    return;
  }
  const parts = [
    ...(done > 0 ? [i18n.t("plans.made", done, [number(done)])] : []),
    ...(waiting > 0 ? [i18n.t("plans.waitsFor", waiting, [number(waiting)])] : []),
  ];
  toast(parts.join(" "), {
    action: done > 0 ? { label: i18n.t("automation.undo"), act: () => void proposeUndo(plan) } : showAction(plan.id),
  });
}

function showAction(planId: string) {
  return { label: i18n.t("plans.show"), act: () => openPlan(planId) };
}

/** The hub page stays where it is open; from elsewhere it is a tab. */
export function openPlan(planId: string): void {
  if (location.pathname.endsWith("/hub.html")) location.hash = places.task(planId);
  else void openHub(places.task(planId));
}
