import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import type { Problem } from "../lib/problem.ts";
import { Notice } from "./notice.tsx";
import style from "./problem-note.module.css";

interface Props {
  problem: Problem;
  /** "warn" where work goes on by itself. */
  kind?: "warn" | "bad";
  live?: boolean;
  action?: ComponentChildren;
}

/** What happened, what to do, and behind a fold what Meta's support asks for. */
export function ProblemNote({ problem, kind = "bad", live = false, action }: Props) {
  return (
    <Notice kind={kind} title={i18n.t(`problem.${problem.kind}.sentence`)} live={live} action={action}>
      <p>{i18n.t(`problem.${problem.kind}.remedy`)}</p>
      <ProblemDetails problem={problem} />
    </Notice>
  );
}

export function ProblemDetails({ problem }: { problem: Problem }) {
  const { code, subcode, said, trace } = problem;
  if (code === null && said === null && trace === null) return null;
  return (
    <details class={style.details}>
      <summary>{i18n.t("problems.details")}</summary>
      <dl>
        {said !== null && (
          <div>
            <dt>{i18n.t("problems.said")}</dt>
            <dd>{said}</dd>
          </div>
        )}
        {code !== null && (
          <div>
            <dt>{i18n.t("problems.code")}</dt>
            <dd class="number">{subcode === null ? code : `${code} / ${subcode}`}</dd>
          </div>
        )}
        {trace !== null && (
          <div>
            <dt>{i18n.t("problems.trace")}</dt>
            <dd class={style.trace}>{trace}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
