/** What stands where on the pages: two signals for every control that is pointed at, its label and its place. */
import type { LabelKey } from "./labels/keys.ts";
import { type Control, idsIn, same, survey } from "./survey.ts";
import type { Known } from "./types.ts";
import { says, saysAnything, shown, told, usable, type View } from "./view.ts";

/** Buttons with words on them, in their order; a cross or three dots are none. */
export function worded(view: View, controls: readonly Control[]): Control[] {
  return controls.filter(
    ({ kind, element, texted }) => kind === "button" && texted && wordsOn(element) && view.visible(element),
  );
}

function wordsOn(element: Element): boolean {
  return (element.textContent ?? "").trim().length > 1;
}

/** The last button of a dialog, which leads on, if it says this and no other button does. */
export function leadsOn(view: View, key: LabelKey): Element | null {
  const { dialog } = view;
  if (!dialog) return null;
  const buttons = worded(view, dialog.controls);
  const saying = buttons.filter((button) => says(view, button, key));
  const last = buttons.at(-1);
  // Not even a sign stands behind it: the cross comes first.
  if (!last || last !== shown(view, dialog, "button").at(-1)) return null;
  if (saying.length === 1 && saying[0] === last) return usable(last);
  // Of two of which one says "Cancel" the other leads on, unless it says something else.
  const [first, second] = buttons;
  if (buttons.length !== 2 || !first || !second || saying.length > 0) return null;
  return says(view, first, "cancel") && !saysAnything(view, second) ? usable(second) : null;
}

/** The button beside the one that leads on, if it says "Cancel" and no other does. */
export function leadsOut(view: View): Element | null {
  if (!view.dialog) return null;
  const buttons = worded(view, view.dialog.controls);
  const saying = buttons.filter((button) => says(view, button, "cancel"));
  const beside = buttons.at(-2);
  return saying.length === 1 && saying[0] === beside ? usable(beside) : null;
}

/** The only visible field of a dialog for a line of text. */
export function onlyField(view: View): Control | null {
  const fields = view.dialog ? shown(view, view.dialog, "text", "password") : [];
  const [field] = fields;
  return fields.length === 1 && field?.kind === "text" ? field : null;
}

/** The controls of the content, and those of them that stand behind its last row: the pane of the row that is open. */
export function listAndPane(view: View): { list: Control[]; rows: Control[]; pane: Control[] } {
  const all = view.content.flatMap(({ controls }) => controls);
  const lastRow = all.findLastIndex(({ kind }) => kind === "row");
  const rows = all.filter(({ kind, element }) => kind === "row" && view.visible(element));
  return { list: all.slice(0, lastRow + 1), rows, pane: lastRow < 0 ? [] : all.slice(lastRow + 1) };
}

/**
 * Whether the page says that its list is empty: in words that are known, or by the one text that stands alone below the search field. A
 * list that only lacks something may be half painted, which proves nothing.
 */
export function isEmpty(view: View, key: "noApps" | "noSystemUsers"): boolean {
  if (listAndPane(view).rows.length > 0) return false;
  if (told(view, view.content, key)) return true;
  const controls = view.content.flatMap(({ controls: all }) => all).filter(({ element }) => view.visible(element));
  const search = controls.at(-1);
  if (search?.kind !== "text") return false;
  const leaves = view.content.flatMap(({ leaves: all }) => all).filter(({ element }) => view.visible(element));
  return leaves.filter(({ element }) => (search.element.compareDocumentPosition(element) & 4) !== 0).length === 1;
}

/** Whether a row is of this ID, by its digits. */
export function hasId({ names }: Control, id: string): boolean {
  return names.some((name) => idsIn(name).includes(id));
}

export type AppStatus = "requested" | "active" | "unclear";

/** The row of the app in the list of apps, if exactly one is it. */
export function appRow(view: View, { app }: Known): Control | null {
  if (view.address.section !== "apps") return null;
  const { rows } = listAndPane(view);
  const byId = app.id === null ? [] : rows.filter((row) => hasId(row, app.id ?? ""));
  const found =
    byId.length > 0 ? byId : rows.filter(({ names }) => app.name !== "" && names.some((n) => same(n, app.name)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What the list, or the pane of the app, says about it. */
export function appStatus(view: View, known: Known): AppStatus | null {
  const row = appRow(view, known);
  if (!row) return null;
  const inRow = survey(row.element, { openRows: true });
  const open = view.address.selectedAppId !== null && hasId(row, view.address.selectedAppId);
  const parts = open ? [inRow, ...view.content] : [inRow];
  const requested = told(view, parts, "requestSent");
  const active = told(view, parts, "ownsThis", "ownedBy");
  if (requested === active) return "unclear";
  return requested ? "requested" : "active";
}

/** The system user whose pane is open: the address and the digits on the page, which must agree; one of them is enough. */
export function openUser(view: View): string | null {
  const { selectedUserId } = view.address;
  const ids = paneIds(view);
  if (selectedUserId === null) return ids.length === 1 ? (ids[0] ?? null) : null;
  return ids.length === 0 || (ids.length === 1 && ids[0] === selectedUserId) ? selectedUserId : null;
}

/** The IDs that the pane shows: its digits, which are a link of their own or a text. */
export function paneIds(view: View): string[] {
  const { rows, pane } = listAndPane(view);
  const links = pane.filter(({ kind, element }) => kind === "link" && view.visible(element));
  const found = new Set(links.flatMap(({ names }) => names.slice(0, 1)).flatMap(idsIn));
  if (found.size > 0 || rows.length === 0) return [...found];
  const last = rows.at(-1)?.element;
  for (const { element, text } of view.content.flatMap(({ leaves }) => leaves)) {
    const behind = last && (last.compareDocumentPosition(element) & 4) !== 0 && !last.contains(element);
    if (behind && view.visible(element)) for (const id of idsIn(text)) found.add(id);
  }
  return [...found];
}
