import { i18n } from "#i18n";
import type { Plan } from "../../lib/store/plan-records.ts";
import { Button } from "../button.tsx";
import { places } from "../links.ts";
import { Progress } from "../progress.tsx";
import { Status } from "../status.tsx";
import style from "../task-line.module.css";
import { planNote, planProgress } from "./plan-progress.ts";

/** A plan that is under way, where it stands: its status, and how far. */
export function PlanLine({ plan, go }: { plan: Plan; go: (place: string) => void }) {
  const { status, tally } = plan;
  const running = status.name === "running" || status.name === "queued";
  return (
    <div class={style.task}>
      <div class={style.head}>
        <Status name={status.name} />
        <Button look="quiet" class={style.small ?? ""} onClick={() => go(places.task(plan.id))}>
          {i18n.t("plans.show")}
        </Button>
      </div>
      {running ? (
        <Progress value={tally.done + tally.failed} max={tally.total}>
          {planProgress(plan)}
        </Progress>
      ) : (
        <p>{planNote(plan)}</p>
      )}
    </div>
  );
}
