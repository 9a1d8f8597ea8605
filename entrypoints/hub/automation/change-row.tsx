import { Ban, CircleAlert, CircleCheck, CircleDashed, Hourglass, type IconNode, LoaderCircle, UserCheck } from "lucide";
import { i18n } from "#i18n";
import { dayAndTime } from "../../../components/format.ts";
import { Icon } from "../../../components/icon.tsx";
import { DeedLine } from "../../../components/plans/deed-line.tsx";
import { subjectOf } from "../../../components/plans/words.ts";
import { ProblemDetails } from "../../../components/problem-note.tsx";
import type { Change, ChangeState } from "../../../lib/store/plan-records.ts";
import style from "./automation.module.css";

const LOOKS: Record<ChangeState["name"], { icon: IconNode; tone: "calm" | "warn" | "good" | "bad" }> = {
  pending: { icon: CircleDashed, tone: "calm" },
  calling: { icon: LoaderCircle, tone: "calm" },
  notBefore: { icon: Hourglass, tone: "warn" },
  acceptance: { icon: Hourglass, tone: "warn" },
  approval: { icon: UserCheck, tone: "warn" },
  done: { icon: CircleCheck, tone: "good" },
  failed: { icon: CircleAlert, tone: "bad" },
  canceled: { icon: Ban, tone: "calm" },
};

interface Props {
  change: Change;
  /** Whether its plan is worked on: in one that was stopped, a call's effect is still to be looked at. */
  running: boolean;
}

/** One change of a plan: what, its state, and if it failed why and what helps. */
export function ChangeRow({ change: { deed, state }, running }: Props) {
  const { icon, tone } = LOOKS[state.name];
  return (
    <li class={style.change}>
      <strong class={style.subject}>
        <bdi>{subjectOf(deed).name}</bdi>
      </strong>
      <DeedLine deed={deed}>
        <span class={`${style.state} ${style[tone]}`}>
          <Icon icon={icon} spin={state.name === "calling" && running} />
          {stateWord(state, running)}
        </span>
      </DeedLine>
      {state.name === "failed" && (
        <div class={style.problem}>
          <p>
            {i18n.t(`problem.${state.problem.kind}.sentence`)} {i18n.t(`problem.${state.problem.kind}.remedy`)}
          </p>
          <ProblemDetails problem={state.problem} />
        </div>
      )}
      {state.name === "done" && state.trace !== null && (
        <details class={style.traceFold}>
          <summary>{i18n.t("problems.details")}</summary>
          <p>
            {i18n.t("problems.trace")}: <code>{state.trace}</code>
          </p>
        </details>
      )}
    </li>
  );
}

function stateWord(state: ChangeState, running: boolean): string {
  if (state.name === "calling" && !running) return i18n.t("changeState.unchecked");
  if (state.name === "notBefore") return i18n.t("changeState.notBefore", [dayAndTime(state.at)]);
  if (state.name === "done") return i18n.t(state.already ? "changeState.already" : "changeState.done");
  return i18n.t(`changeState.${state.name}`);
}
