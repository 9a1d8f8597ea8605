import { SearchX } from "lucide";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { number } from "../format.ts";
import { Loading } from "../loading.tsx";
import type { Column, Filter } from "./column.ts";
import { DataTable } from "./data-table.tsx";
import type { Sort } from "./order.ts";
import { SearchBox } from "./search-box.tsx";
import { Select } from "./select.tsx";
import { SortChoice } from "./sort-choice.tsx";
import style from "./table-bar.module.css";
import { useNarrow } from "./use-size.ts";
import { useView } from "./use-view.ts";

interface Props<R> {
  label: string;
  searchLabel: string;
  rows: readonly R[];
  rowKey: (row: R) => string;
  columns: readonly Column<R>[];
  /** Keep columns, filters and texts stable between renders: what they make of the rows is remembered by them. */
  filters?: readonly Filter<R>[];
  texts: (row: R) => readonly (string | null)[];
  sort: Sort | null;
  onOpen?: (row: R) => void;
  /** Keep it stable too. See `useView`. */
  rank?: (row: R) => number;
  /** Keys pressed in a row, apart from those that move between rows. */
  onKey?: (row: R, event: KeyboardEvent) => void;
  /** See `DataTable`. */
  wanted?: { key: string; found: () => void } | undefined;
  /** At the end of the bar, e.g. help. */
  after?: ComponentChildren;
  /** Under the bar, given the rows that are found: what can be done with a selection. */
  bulk?: (shown: readonly R[]) => ComponentChildren;
  /** Shown before the search box, e.g. the choice of a hub. */
  before?: ComponentChildren;
  /** Shown instead of the table while there are no rows at all. */
  empty: ComponentChildren;
  /** Narrower than this, columns become lines. */
  narrowBelow: number;
  /** Heights of a row, as columns and as lines. */
  heights: { wide: number; narrow: number };
}

const NO_FILTERS: readonly Filter<never>[] = [];

/** A table with its search box, its filters and the number of what is found. */
export function TableView<R extends object>(props: Props<R>) {
  const { label, searchLabel, rows, columns, filters = NO_FILTERS as readonly Filter<R>[], before, empty } = props;
  const view = useView({ rows, columns, filters, texts: props.texts, sort: props.sort, rank: props.rank });
  const element = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(element, props.narrowBelow);
  if (rows.length === 0) {
    return (
      <div ref={element} class={style.view}>
        {before && <div class={style.bar}>{before}</div>}
        {empty}
      </div>
    );
  }
  const total = number(rows.length);
  return (
    <div ref={element} class={style.view}>
      <div class={style.bar}>
        {before}
        <SearchBox
          label={searchLabel}
          value={view.typed}
          onChange={view.setTyped}
          // From what was typed into what was found, without a way past the filters.
          onEnter={() => element.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()}
        />
        {filters.map(({ key, label, all, options }) => (
          <Select
            key={key}
            label={label}
            value={view.chosen[key] ?? ""}
            options={[{ value: "", label: all }, ...options]}
            onChange={(value) => view.choose(key, value)}
          />
        ))}
        {narrow && <SortChoice columns={columns} sort={view.sort} sortBy={view.sortBy} />}
        <p class={`${style.count} number`} role="status">
          {view.narrowed
            ? i18n.t("table.found", [number(view.shown.length), total])
            : i18n.t("table.rows", rows.length, [total])}
        </p>
        {props.after}
      </div>
      {props.bulk?.(view.shown)}
      {view.ordering ? (
        <Loading rows={8} />
      ) : view.shown.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={i18n.t("table.noMatch")}
          level={2}
          action={<Button onClick={view.clear}>{i18n.t("table.clear")}</Button>}
        >
          {i18n.t("table.noMatchText")}
        </EmptyState>
      ) : (
        <DataTable
          label={label}
          rows={view.shown}
          rowKey={props.rowKey}
          columns={columns}
          sort={view.sort}
          onSort={view.sortBy}
          onOpen={props.onOpen}
          onKey={props.onKey}
          narrow={narrow}
          heights={props.heights}
          view={view.name}
          wanted={props.wanted}
        />
      )}
    </div>
  );
}
