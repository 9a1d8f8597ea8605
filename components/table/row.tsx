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

const PLACES = { start: 1, end: 2 };

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
    if (selecting || (event.target as Element).closest("a, button, input, select, label, [popover]")) return;
    // What is opened gives the focus back to the row.
    (event.currentTarget as Element).querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
    onOpen?.(row);
  };

  override render({ row, index, top, columns, narrow, reached, onOpen, onFocus }: Props<R>) {
    // A box to select by does not name its row.
    const naming = columns.find((column) => column.edge === undefined);
    return (
      <tr
        {...SEMANTICS.row}
        class={`${style.row} ${onOpen ? style.openable : ""}`}
        style={{ transform: `translateY(${top}px)` }}
        aria-rowindex={index + 2}
        onClick={onOpen ? this.click : undefined}
        onFocusIn={() => onFocus(index)}
      >
        {columns.map((column) =>
          column === naming ? (
            this.naming(column)
          ) : (
            <td key={column.key} {...SEMANTICS.cell} class={this.classOf(column)} style={this.place(column)}>
              {column.cell(row, narrow, reached)}
            </td>
          ),
        )}
      </tr>
    );
  }

  private naming(first: Column<R>) {
    const { row, index, narrow, reached, onOpen } = this.props;
    const under = first.under?.(row, narrow);
    return (
      <th key={first.key} {...SEMANTICS.rowHead} scope="row" class={this.classOf(first)} style={this.place(first)}>
        {onOpen ? (
          <button
            type="button"
            class={style.open}
            data-row={index}
            tabIndex={reached ? 0 : -1}
            onClick={() => onOpen(row)}
          >
            {first.cell(row, narrow, reached)}
          </button>
        ) : (
          <span class={style.line}>{first.cell(row, narrow, reached)}</span>
        )}
        {under && <span class={style.under}>{under}</span>}
      </th>
    );
  }

  private classOf(column: Column<R>): string | undefined {
    if (column.edge) return style.edge;
    if (this.props.narrow && !column.narrow) return "visually-hidden";
    if (this.props.narrow) {
      return `${column.narrow?.line === 1 ? "" : style.small} ${column.narrow?.side === "end" ? style.side : ""}`;
    }
    return column.align === "end" ? style.end : undefined;
  }

  private place(column: Column<R>) {
    const { narrow, columns } = this.props;
    if (!narrow) return undefined;
    const lead = columns.some(({ edge }) => edge === "lead") ? 1 : 0;
    if (column.edge) return { gridArea: `1 / ${column.edge === "lead" ? 1 : lead + 3} / 5 / auto` };
    if (!column.narrow) return undefined;
    const { line, side } = column.narrow;
    // A cell that is alone in its line has all of it.
    const alone = !columns.some((other) => other !== column && other.narrow?.line === line);
    return { gridArea: `${line} / ${alone ? 1 + lead : PLACES[side] + lead} / auto / ${alone ? 3 + lead : "auto"}` };
  }
}
