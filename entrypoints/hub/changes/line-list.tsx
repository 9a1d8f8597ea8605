import { MoveRight, TriangleAlert } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import { inOrder } from "../../../components/format.ts";
import { Icon } from "../../../components/icon.tsx";
import { DetailsDialog } from "../../../components/members/details-dialog.tsx";
import type { Column, Filter } from "../../../components/table/column.ts";
import { TableView } from "../../../components/table/table-view.tsx";
import { useDetails } from "../../../components/table/use-details.ts";
import type { ReportLine } from "../../../lib/store/records.ts";
import style from "./changes.module.css";
import { kindWord, riskWord, valueWord, whatWord } from "./words.ts";

/** A line with its number, because two lines of a report may be equal. */
type Numbered = ReportLine & { n: number };

function Risk({ line }: { line: ReportLine }) {
  const word = riskWord(line);
  return word === null ? null : (
    <span class={style.risk}>
      <Icon icon={TriangleAlert} /> {word}
    </span>
  );
}

function BeforeAfter({ line }: { line: ReportLine }) {
  const before = valueWord(line.what, line.before);
  const after = valueWord(line.what, line.after);
  // What came has no before, what went no after: one value says it.
  if (line.before === null && line.what !== "memberTwoFactor") return after;
  if (line.after === null && line.what !== "memberTwoFactor") return <s class={style.soft}>{before}</s>;
  return (
    <span title={`${before} → ${after}`}>
      <span class={style.soft}>{before}</span> <Icon icon={MoveRight} label={i18n.t("changes.arrow")} mirror /> {after}
    </span>
  );
}

function columns(): Column<Numbered>[] {
  return [
    {
      key: "what",
      title: i18n.t("changes.what"),
      track: "minmax(150px, 1.2fr)",
      narrow: { line: 1, side: "start" },
      sort: whatWord,
      cell: whatWord,
    },
    {
      key: "subject",
      title: i18n.t("changes.subject"),
      track: "minmax(130px, 1.5fr)",
      narrow: { line: 2, side: "start" },
      sort: (line) => line.subject,
      cell: (line) => <span title={line.subject}>{line.subject}</span>,
    },
    {
      key: "object",
      title: i18n.t("changes.object"),
      track: "minmax(130px, 1.5fr)",
      narrow: { line: 2, side: "end" },
      sort: (line) => line.object ?? kindWord(line),
      cell: (line) => {
        const text = [line.object, kindWord(line)].filter(Boolean).join(" · ");
        return <span title={text}>{text}</span>;
      },
    },
    {
      key: "values",
      title: i18n.t("changes.beforeAfter"),
      track: "minmax(180px, 2fr)",
      narrow: { line: 3, side: "start" },
      cell: (line) => <BeforeAfter line={line} />,
    },
    {
      key: "risk",
      title: i18n.t("changes.riskColumn"),
      track: "minmax(150px, 1fr)",
      narrow: { line: 1, side: "end" },
      sort: riskWord,
      cell: (line) => <Risk line={line} />,
    },
  ];
}

function filters(lines: readonly ReportLine[]): Filter<Numbered>[] {
  const kinds = [...new Map(lines.map((line) => [line.what, whatWord(line)]))];
  return [
    {
      key: "what",
      label: i18n.t("changes.what"),
      all: i18n.t("changes.allWhat"),
      options: kinds.map(([value, label]) => ({ value, label })).sort((a, b) => inOrder(a.label, b.label)),
      test: (line, what) => line.what === what,
    },
    {
      key: "risk",
      label: i18n.t("changes.riskColumn"),
      all: i18n.t("changes.allRisk"),
      options: [{ value: "risky", label: i18n.t("changes.onlyRisky") }],
      test: (line) => line.risk !== null,
    },
  ];
}

const texts = (line: Numbered) => [line.subject, line.object, line.before, line.after, line.subjectId, whatWord(line)];

export function LineList({ lines }: { lines: readonly ReportLine[] }) {
  const rows = useMemo(() => lines.map((line, n): Numbered => ({ ...line, n })), [lines]);
  const made = useMemo(() => ({ columns: columns(), filters: filters(lines) }), [lines]);
  const details = useDetails<Numbered>();
  const shown = details.row;
  return (
    <>
      <TableView
        label={i18n.t("changes.title")}
        searchLabel={i18n.t("changes.search")}
        rows={rows}
        rowKey={(line) => String(line.n)}
        columns={made.columns}
        filters={made.filters}
        texts={texts}
        sort={null}
        onOpen={details.show}
        empty={null}
        narrowBelow={860}
        heights={{ wide: 40, narrow: 76 }}
      />
      {shown && (
        <DetailsDialog
          open={details.open}
          title={whatWord(shown)}
          onClose={details.close}
          fields={[
            [i18n.t("changes.subject"), shown.subject],
            [i18n.t("members.id"), shown.subjectId],
            [i18n.t("assets.kind"), kindWord(shown)],
            [i18n.t("changes.object"), shown.object],
            [i18n.t("changes.before"), valueWord(shown.what, shown.before)],
            [i18n.t("changes.after"), valueWord(shown.what, shown.after)],
            [i18n.t("changes.riskColumn"), shown.risk !== null && <Risk key="risk" line={shown} />],
          ]}
        />
      )}
    </>
  );
}
