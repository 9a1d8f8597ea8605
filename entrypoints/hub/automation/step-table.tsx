import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { ProblemDetails } from "../../../components/problem-note.tsx";
import type { Step } from "../../../lib/store/records.ts";
import style from "./automation.module.css";

/** Each Graph call: what was asked, what came, how long it took, and what Meta said if it refused. */
export function StepTable({ steps }: { steps: readonly Step[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: several rows may be open, so it is no landmark; and no group of form fields
    <div
      role="group"
      class={style.steps}
      aria-label={i18n.t("automation.calls")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{i18n.t("automation.asked")}</th>
            <th scope="col" class={style.figure}>
              {i18n.t("automation.rows")}
            </th>
            <th scope="col" class={style.figure}>
              {i18n.t("automation.millis")}
            </th>
            <th scope="col">{i18n.t("automation.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.n}>
              <th scope="row">
                <code>{step.asked}</code>
              </th>
              <td class={style.figure}>{number(step.rows)}</td>
              <td class={style.figure}>{number(step.millis)}</td>
              <td>
                {step.problem === null ? (
                  <span class={style.soft}>{i18n.t("automation.fine")}</span>
                ) : (
                  <>
                    {i18n.t(`problem.${step.problem.kind}.sentence`)}
                    <ProblemDetails problem={step.problem} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
