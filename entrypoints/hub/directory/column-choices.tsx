import { i18n } from "#i18n";
import type { Column } from "../../../lib/people/csv/columns.ts";
import { FIELDS, type Field } from "../../../lib/store/people-records.ts";
import style from "./directory.module.css";
import { SmallTable } from "./small-table.tsx";

interface Props {
  columns: readonly Column[];
  correct: (index: number, field: Field | null) => Promise<void>;
}

/** What each column was taken for, and why; each can be corrected. */
export function ColumnChoices({ columns, correct }: Props) {
  return (
    <SmallTable
      title={i18n.t("csv.columns")}
      heads={[i18n.t("csv.column"), i18n.t("csv.takenFor"), i18n.t("csv.samples")]}
    >
      {columns.map((column) => (
        <Line key={column.index} column={column} correct={correct} />
      ))}
    </SmallTable>
  );
}

function Line({ column, correct }: { column: Column } & Pick<Props, "correct">) {
  const { index, header, field, by, samples } = column;
  const name = header || i18n.t("csv.columnNumber", [index + 1]);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <select
          aria-label={i18n.t("csv.takenForOf", [name])}
          value={field ?? ""}
          onChange={(event) => void correct(index, FIELDS.find((known) => known === event.currentTarget.value) ?? null)}
        >
          <option value="">{i18n.t("csv.leftOut")}</option>
          {FIELDS.map((known) => (
            <option key={known} value={known}>
              {i18n.t(`csv.field.${known}`)}
            </option>
          ))}
        </select>
        {by && <span class={style.soft}>{i18n.t(`csv.by.${by}`)}</span>}
      </td>
      <td class={style.samples}>{samples.join(" · ")}</td>
    </tr>
  );
}
