import { ArrowDownWideNarrow, ArrowUpNarrowWide } from "lucide";
import { i18n } from "#i18n";
import { IconButton } from "../button.tsx";
import type { Column } from "./column.ts";
import type { Sort } from "./order.ts";
import { Select } from "./select.tsx";
import style from "./table-bar.module.css";

interface Props<R> {
  columns: readonly Column<R>[];
  sort: Sort | null;
  sortBy: (column: string) => void;
}

/** The order of a narrow table, whose headings are not seen. */
export function SortChoice<R>({ columns, sort, sortBy }: Props<R>) {
  const sortable = columns.filter((column) => column.sort);
  if (sortable.length === 0) return null;
  return (
    <span class={style.sort}>
      <Select
        label={i18n.t("table.sortBy")}
        value={sort?.column ?? ""}
        labelled
        options={[
          ...(sort ? [] : [{ value: "", label: "—" }]),
          ...sortable.map(({ key, title }) => ({ value: key, label: title })),
        ]}
        onChange={(column) => column && sortBy(column)}
      />
      {sort && (
        <IconButton
          icon={sort.descending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
          label={i18n.t(sort.descending ? "table.descending" : "table.ascending")}
          onClick={() => sortBy(sort.column)}
        />
      )}
    </span>
  );
}
