import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide";
import { Icon } from "../icon.tsx";
import type { Column } from "./column.ts";
import style from "./data-table.module.css";
import type { Sort } from "./order.ts";
import { SEMANTICS } from "./semantics.ts";

interface Props<R> {
  column: Column<R>;
  sort: Sort | null;
  /** `null`: the heading is only read aloud, so it holds nothing that could take the focus. */
  onSort: ((column: string) => void) | null;
  rows: readonly R[];
}

export function HeadCell<R>({ column, sort, onSort, rows }: Props<R>) {
  const sorted = sort?.column === column.key ? (sort.descending ? "descending" : "ascending") : undefined;
  return (
    <th
      {...SEMANTICS.head}
      scope="col"
      class={column.align === "end" ? style.end : undefined}
      aria-sort={column.sort ? (sorted ?? "none") : undefined}
    >
      {column.head && onSort ? (
        column.head(rows)
      ) : column.edge ? (
        <span class="visually-hidden">{column.title}</span>
      ) : column.sort && onSort ? (
        <button type="button" class={style.sort} onClick={() => onSort(column.key)}>
          <span>{column.title}</span>
          <Icon icon={sorted === undefined ? ChevronsUpDown : sorted === "ascending" ? ArrowUp : ArrowDown} />
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
