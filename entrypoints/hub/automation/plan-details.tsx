import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { dayAndTime, number } from "../../../components/format.ts";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { planProgress, planWait } from "../../../components/plans/plan-progress.ts";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Progress } from "../../../components/progress.tsx";
import type { Change, Plan } from "../../../lib/store/plan-records.ts";
import { listChanges } from "../../../lib/store/plans.ts";
import type { Step } from "../../../lib/store/records.ts";
import { listSteps } from "../../../lib/store/tasks.ts";
import style from "./automation.module.css";
import { ChangeRow } from "./change-row.tsx";
import { StepTable } from "./step-table.tsx";

const STEP = 100;

/** The order in which one looks: what went wrong, what waits, what is under way, what is done. */
const ORDER: Change["state"]["name"][] = [
  "failed",
  "approval",
  "calling",
  "pending",
  "notBefore",
  "acceptance",
  "done",
  "canceled",
];

async function readPlan(id: string): Promise<{ changes: Change[]; steps: Step[] }> {
  const [changes, steps] = await Promise.all([listChanges(id), listSteps(id)]);
  const rank = ({ state }: Change) => ORDER.indexOf(state.name);
  return { changes: changes.sort((a, b) => rank(a) - rank(b) || a.n - b.n), steps };
}

/** Each change of a plan with what became of it, and each call that was made. */
export function PlanDetails({ plan }: { plan: Plan }) {
  const live = useLive(["changes", "steps"], () => readPlan(plan.id), [plan.id]);
  return (
    <div class={style.details}>
      <State plan={plan} />
      {plan.undoes !== null && <Link id={plan.undoes} text={i18n.t("plans.undoesThis")} />}
      {plan.undoneBy !== null && <Link id={plan.undoneBy} text={i18n.t("plans.undoneBy")} />}
      <Shown live={live} rows={2}>
        {({ changes, steps }) => (
          <>
            <Changes changes={changes} running={plan.status.name === "running"} />
            {steps.length > 0 && (
              <section class={style.calls}>
                <h2 class={style.heading}>
                  {i18n.t("automation.calls")} <span class={`${style.soft} number`}>{number(steps.length)}</span>
                </h2>
                <StepTable steps={steps} />
              </section>
            )}
          </>
        )}
      </Shown>
    </div>
  );
}

function Link({ id, text }: { id: string; text: string }) {
  return (
    <p>
      <a href={places.task(id)}>{text}</a>
    </p>
  );
}

function Changes({ changes, running }: { changes: readonly Change[]; running: boolean }) {
  const [shown, setShown] = useState(STEP);
  const more = changes.length - shown;
  return (
    <section class={style.calls}>
      <h2 class={style.heading}>
        {i18n.t("plans.changes")} <span class={`${style.soft} number`}>{number(changes.length)}</span>
      </h2>
      <ul class={style.changes}>
        {changes.slice(0, shown).map((change) => (
          <ChangeRow key={change.n} change={change} running={running} />
        ))}
      </ul>
      {more > 0 && (
        <div>
          <Button onClick={() => setShown(shown + 5 * STEP)}>
            {i18n.t("plans.moreChanges", more, [number(more)])}
          </Button>
        </div>
      )}
    </section>
  );
}

function State({ plan }: { plan: Plan }) {
  const { status, tally } = plan;
  switch (status.name) {
    case "queued":
    case "running":
      return (
        <Progress value={tally.done + tally.failed} max={tally.total}>
          {planProgress(plan)}
        </Progress>
      );
    case "waiting":
      return (
        <>
          {status.problem === null ? <p>{planWait(status)}</p> : <ProblemNote problem={status.problem} kind="warn" />}
          {status.until !== null && <p>{i18n.t("automation.waitsUntil", [dayAndTime(status.until)])}</p>}
        </>
      );
    case "attention":
      return <ProblemNote problem={status.problem} kind="warn" />;
    case "failed":
      // Each failed change says its own below.
      return <p>{planProgress(plan)}</p>;
    default:
      return <p class="number">{planProgress(plan)}</p>;
  }
}
