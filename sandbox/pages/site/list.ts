/** A settings page with a list on the left and what belongs to the open row on the right. */
import { h, type VNode } from "./dom.ts";
import { block, closer, lazily, text, type View } from "./widgets.ts";

export interface Row {
  id: string;
  title: string;
  lines: readonly string[];
  icon?: "key" | "app" | "person";
}

export interface ListInit {
  /** What the keys begin with: `apps`, `users`, `people`. */
  name: string;
  heading: string;
  rows: readonly Row[];
  empty: string;
  buttons: readonly VNode[];
  pane: VNode | null;
}

/** Rows that fit the search. */
function found(view: View, rows: readonly Row[]): readonly Row[] {
  const wanted = view.scene.search.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter(({ title, id }) => title.toLowerCase().includes(wanted) || id.includes(wanted));
}

export function listPage(view: View, init: ListInit): VNode[] {
  const { scene, t } = view;
  const rows = found(view, init.rows);
  const draw = (row: Row): VNode => {
    const open = row.id === scene.selected;
    const attrs = { role: "row", tabindex: "0", ...(open && { "aria-selected": "true" }) };
    return h(
      "div",
      { control: `${init.name}.row:${row.id}`, look: open ? "rowOpen" : "row", press: true, key: row.id, attrs },
      h("i", { attrs: { "aria-hidden": "true" } }, row.icon === "key" ? "⚷" : "•"),
      h("div", { look: "rowText" }, text(row.title, "strong"), ...row.lines.map((line) => text(line, "quiet"))),
    );
  };
  return [
    h(
      "div",
      { look: "list" },
      h(
        "div",
        { look: "listHead" },
        h("div", { look: "title", attrs: { role: "heading", "aria-level": "2" } }, text(init.heading)),
        h("div", { look: "buttons" }, ...init.buttons),
      ),
      h("input", {
        control: "list.search",
        look: "field",
        typing: true,
        value: scene.search,
        attrs: { type: "text", placeholder: t.search, "aria-label": t.search },
      }),
      h(
        "div",
        { control: `${init.name}.list`, look: "rows", scrolls: true, attrs: { role: "grid" } },
        ...(rows.length > 0 ? lazily(view, rows, scene.painted, draw) : [block(init.empty, "quiet")]),
      ),
    ),
    h("div", { look: "pane" }, init.pane),
  ];
}

/**
 * The head of a pane: the name, the id with its digits in a link where that generation shows one, and lines below.
 * `before` stands on the line of the id.
 */
export function paneHead(view: View, name: string, id: string | null, lines: readonly string[], before = ""): VNode {
  const { t } = view;
  const digits = (value: string) =>
    h("a", { look: "link", attrs: { href: `https://www.facebook.com/${value}`, target: "_blank" } }, value);
  return h(
    "div",
    { look: "paneHead" },
    h(
      "div",
      { look: "rowText" },
      text(name, "title"),
      id !== null && h("div", { look: "quiet" }, h("span", {}, `${before}${t.id}: `), digits(id)),
      ...lines.map((line) => block(line, "quiet")),
    ),
    closer(view, "pane.close"),
  );
}
