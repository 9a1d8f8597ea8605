import { Component } from "preact";
import type { Column } from "./column.ts";
import style from "./data-table.module.css";
import { SEMANTICS } from "./semantics.ts";

interface Props<R> {
  row: R;
  index: number;
  top: number;
  columns: readonly Column<R>[];
  narrow: boolean;
  /** Whether Tab reaches this row. */
  reached: boolean;
  onOpen: ((row: R) => void) | undefined;
  onFocus: (index: number) => void;
}

const PLACES = { start: "1", end: "2" };

/** A class for its shouldComponentUpdate: while scrolling, a row that stays is not made again. */
export class Row<R> extends Component<Props<R>> {
  override shouldComponentUpdate(next: Props<R>): boolean {
    const { row, index, top, columns, narrow, reached } = this.props;
    return (
      row !== next.row ||
      index !== next.index ||
      top !== next.top ||
      columns !== next.columns ||
      narrow !== next.narrow ||
      reached !== next.reached
    );
  }

  /** The whole row can be clicked. By keyboard, and for a screen reader, the button in its first cell does the same. */
  private readonly click = (event: MouseEvent) => {
    const { onOpen, row } = this.props;
    const selecting = getSelection()?.isCollapsed === false;
    if (!selecting && !(event.target as Element).closest("a, button, input, select")) onOpen?.(row);
  };

  override render({ row, index, top, columns, narrow, reached, onOpen, onFocus }: Props<R>) {
    const [first, ...rest] = columns;
    if (!first) return null;
    return (
      <tr
        {...SEMANTICS.row}
        class={`${style.row} ${onOpen ? style.openable : ""}`}
        style={{ transform: `translateY(${top}px)` }}
        aria-rowindex={index + 2}
        onClick={onOpen ? this.click : undefined}
      >
        <th {...SEMANTICS.rowHead} scope="row" class={this.classOf(first)} style={this.place(first)}>
          {onOpen ? (
            <button
              type="button"
              class={style.open}
              data-row={index}
              tabIndex={reached ? 0 : -1}
              onFocus={() => onFocus(index)}
              onClick={() => onOpen(row)}
            >
              {first.cell(row, narrow)}
            </button>
          ) : (
            <span class={style.line}>{first.cell(row, narrow)}</span>
          )}
          {first.under && <span class={style.under}>{first.under(row)}</span>}
        </th>
        {rest.map((column) => (
          <td key={column.key} {...SEMANTICS.cell} class={this.classOf(column)} style={this.place(column)}>
            {column.cell(row, narrow)}
          </td>
        ))}
      </tr>
    );
  }

  private classOf(column: Column<R>): string | undefined {
    if (this.props.narrow && !column.narrow) return "visually-hidden";
    if (this.props.narrow) {
      return `${column.narrow?.line === 1 ? "" : style.small} ${column.narrow?.side === "end" ? style.side : ""}`;
    }
    return column.align === "end" ? style.end : undefined;
  }

  private place(column: Column<R>) {
    if (!this.props.narrow || !column.narrow) return undefined;
    const { line, side } = column.narrow;
    // A cell that is alone in its line has all of it.
    const alone = !this.props.columns.some((other) => other !== column && other.narrow?.line === line);
    return { gridArea: alone ? `${line} / 1 / auto / -1` : `${line} / ${PLACES[side]}` };
  }
}
