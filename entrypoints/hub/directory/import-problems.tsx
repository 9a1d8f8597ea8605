import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { Notice } from "../../../components/notice.tsx";
import type { RowProblem } from "../../../lib/people/csv/people.ts";
import style from "./directory.module.css";

/** Nobody reads further; the count says the rest. */
const SHOWN = 100;

/** What of the file could not be read, line by line: rows that are left out first, then what of others is left out. */
export function ImportProblems({ problems }: { problems: readonly RowProblem[] }) {
  const refused = problems.filter((problem) => problem.refused);
  const parts = problems.filter((problem) => !problem.refused);
  return (
    <>
      {refused.length > 0 && (
        <Notice kind="warn" title={i18n.t("csv.rowsRefused", refused.length, [number(refused.length)])}>
          <Lines problems={refused} label={i18n.t("csv.rowsRefused", refused.length, [number(refused.length)])} />
        </Notice>
      )}
      {parts.length > 0 && (
        <Notice kind="info" title={i18n.t("csv.partsLeftOut", parts.length, [number(parts.length)])}>
          <Lines problems={parts} label={i18n.t("csv.partsLeftOut", parts.length, [number(parts.length)])} />
        </Notice>
      )}
    </>
  );
}

function Lines({ problems, label }: { problems: readonly RowProblem[]; label: string }) {
  const more = problems.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
    <ul class={style.problems} tabIndex={0} aria-label={label}>
      {problems.slice(0, SHOWN).map((problem, at) => (
        <li key={`${at} ${problem.line}`}>
          <strong>{i18n.t("csv.line", [number(problem.line)])}</strong> {problemWords(problem)}
        </li>
      ))}
      {more > 0 && <li>{i18n.t("csv.others", more, [number(more)])}</li>}
    </ul>
  );
}

function problemWords({ kind, params }: RowProblem): string {
  const [first = "", second = ""] = params;
  if (kind === "nobody") return i18n.t("csv.problem.nobody");
  const two = kind === "tooManyCells" || kind === "tooFewCells" || kind === "sameEmail" || kind === "sameId";
  return two ? i18n.t(`csv.problem.${kind}`, [first, second]) : i18n.t(`csv.problem.${kind}`, [first]);
}
