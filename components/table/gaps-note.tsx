import { i18n } from "#i18n";
import type { Gap, Hub } from "../../lib/store/records.ts";
import { number } from "../format.ts";
import { Notice } from "../notice.tsx";
import { ProblemDetails } from "../problem-note.tsx";
import { edgeName } from "./edge-name.ts";
import style from "./table-bar.module.css";

/** What the last sync could not read, quietly: the list behind a fold, each with what to do. */
export function GapsNote({ hubs }: { hubs: readonly Hub[] }) {
  const gaps = hubs.flatMap((hub) => (hub.synced?.gaps ?? []).map((gap) => ({ hub, gap })));
  if (gaps.length === 0) return null;
  return (
    <Notice kind="warn" title={i18n.t("table.gaps")}>
      <details>
        <summary class={style.quiet}>{i18n.t("table.gapsShow", gaps.length, [number(gaps.length)])}</summary>
        <ul class={style.gaps}>
          {gaps.map(({ hub, gap }) => (
            <li key={`${hub.id} ${gap.edge} ${gap.why.kind}`} title={gap.edge}>
              {hubs.length > 1 && <strong>{hub.label}: </strong>}
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
