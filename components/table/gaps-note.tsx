import { i18n } from "#i18n";
import type { Gap } from "../../lib/store/records.ts";
import { number } from "../format.ts";
import { Notice } from "../notice.tsx";
import { ProblemDetails } from "../problem-note.tsx";
import { edgeName } from "./edge-name.ts";
import style from "./table-bar.module.css";

/** What the last sync could not read, quietly: the list behind a fold, each with what to do. */
export function GapsNote({ of }: { of: readonly { label: string; gaps: readonly Gap[] }[] }) {
  const gaps = of.flatMap(({ label, gaps }) => gaps.map((gap) => ({ label, gap })));
  if (gaps.length === 0) return null;
  return (
    <Notice kind="warn" title={i18n.t("table.gaps")}>
      <details>
        <summary class={style.quiet}>{i18n.t("table.gapsShow", gaps.length, [number(gaps.length)])}</summary>
        <ul class={style.gaps}>
          {gaps.map(({ label, gap }) => (
            <li key={`${label} ${gap.edge} ${gap.why.kind}`} title={gap.edge}>
              {of.length > 1 && <strong>{label}: </strong>}
              <GapLine gap={gap} />
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}

function GapLine({ gap: { edge, why } }: { gap: Gap }) {
  const name = edgeName(edge);
  switch (why.kind) {
    case "noAccess":
      return (
        <>
          {i18n.t("table.gap.noAccess", [name])} {i18n.t(`problem.${why.problem.kind}.sentence`)}
          <p class={style.help}>{i18n.t(`problem.${why.problem.kind}.remedy`)}</p>
          <ProblemDetails problem={why.problem} />
        </>
      );
    case "short":
      return (
        <>
          {i18n.t("table.gap.short", [name, number(why.read), number(why.total)])}
          <p class={style.help}>{i18n.t("table.gap.shortHelp")}</p>
        </>
      );
    case "unreadable":
      return (
        <>
          {i18n.t("table.gap.unreadable", why.rows, [number(why.rows), name])}
          <p class={style.help}>{i18n.t("table.gap.unreadableHelp")}</p>
        </>
      );
  }
}
