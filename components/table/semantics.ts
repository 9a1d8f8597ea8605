/**
 * The roles that the elements have anyway. They are written out because rows laid out as grids lose them in some browsers
 * (Safari before 17.4), and kept in one place because a linter calls them redundant.
 */
export const SEMANTICS = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;
