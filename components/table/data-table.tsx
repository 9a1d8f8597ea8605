import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Column } from "./column.ts";
import style from "./data-table.module.css";
import { HeadCell } from "./head-cell.tsx";
import type { Sort } from "./order.ts";
import { Row } from "./row.tsx";
import { SEMANTICS } from "./semantics.ts";
import { useRoving } from "./use-roving.ts";
import { useAbove } from "./use-size.ts";
import { useVirtualRows } from "./virtual-rows.ts";

const HEAD = 36;

interface Props<R> {
  /** The table's accessible name. */
  label: string;
  rows: readonly R[];
  rowKey: (row: R) => string;
  columns: readonly Column<R>[];
  sort: Sort | null;
  onSort: (column: string) => void;
  /** Opens a row's details; without it rows are text only. */
  onOpen?: ((row: R) => void) | undefined;
  /** Keys pressed in a row, apart from those that move between rows. */
  onKey?: ((row: R, event: KeyboardEvent) => void) | undefined;
  /** Too narrow for columns: each row is two or three lines. */
  narrow: boolean;
  /** Heights of a row, as columns and as lines. */
  heights: { wide: number; narrow: number };
  /** The key of a row to go to, once it is among the rows; told when it was gone to. */
  wanted?: { key: string; found: () => void } | undefined;
  /** When it changes, other rows are shown: back to the top. */
  view: string;
}

/** A table of any length: only the rows in sight, and the one with the focus, are in the document. */
export function DataTable<R>(props: Props<R>) {
  const { label, rows, rowKey, columns: all, sort, onSort, onOpen, onKey, narrow, heights, view, wanted } = props;
  const columns = useMemo(() => (narrow ? all : all.filter(({ onlyNarrow }) => !onlyNarrow)), [all, narrow]);
  const scroller = useRef<HTMLDivElement>(null);
  useAbove(scroller);
  const [focused, setFocused] = useState<number | null>(null);
  const rowHeight = narrow ? heights.narrow : heights.wide;
  const headHeight = narrow ? 0 : HEAD;
  const virtual = useVirtualRows({ count: rows.length, rowHeight, headHeight, keep: focused, scroller });
  const page = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1;
  const roving = useRoving({ count: rows.length, page, scroller, scrollTo: virtual.scrollTo });

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    roving.onFocus(0);
  }, [view]);

  // After the effect above, which would take it back to the top.
  useEffect(() => {
    const index = wanted ? rows.findIndex((row) => rowKey(row) === wanted.key) : -1;
    if (index < 0) return;
    roving.go(index);
    wanted?.found();
  }, [wanted?.key, rows]);

  function onKeyDown(event: KeyboardEvent) {
    roving.onKeyDown(event);
    const target = event.target as Element;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest("[popover]")) return;
    const row = rows[Number(target.closest("tr")?.getAttribute("aria-rowindex")) - 2];
    if (row !== undefined) onKey?.(row, event);
  }

  const tracks = columns.map((column) => column.track).join(" ");
  const edge = (which: "lead" | "trail") => (columns.some((column) => column.edge === which) ? "auto" : "");
  return (
    <div
      ref={scroller}
      class={`${style.scroller} ${narrow ? style.narrow : ""}`}
      style={{
        "--tracks": tracks,
        "--lines": `${edge("lead")} minmax(0, 1fr) auto ${edge("trail")}`,
        "--row": `${rowHeight}px`,
        "--head": `${HEAD}px`,
      }}
      {...(onOpen ? {} : { tabIndex: 0, role: "region", "aria-label": label })}
    >
      <table {...SEMANTICS.table} class={style.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <thead {...SEMANTICS.group} class={narrow ? "visually-hidden" : style.head}>
          <tr {...SEMANTICS.row} class={style.headRow} aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={narrow ? null : onSort} rows={rows} />
            ))}
          </tr>
        </thead>
        <tbody
          {...SEMANTICS.group}
          class={style.body}
          style={{ blockSize: `${virtual.totalHeight}px` }}
          onKeyDown={onOpen ? onKeyDown : undefined}
          onFocusOut={() => setFocused(null)}
        >
          {virtual.items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Row
                key={rowKey(row)}
                row={row}
                index={index}
                top={start - headHeight}
                columns={columns}
                narrow={narrow}
                reached={index === roving.active}
                onOpen={onOpen}
                onFocus={(at) => {
                  roving.onFocus(at);
                  setFocused(at);
                }}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
