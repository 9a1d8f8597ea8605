import { type Address, readAddress } from "./address.ts";
import type { LabelKey } from "./labels/keys.ts";
import { type Control, disabled, type Kind, type Leaf, type Part, survey } from "./survey.ts";
import type { Page } from "./types.ts";
import { type Words, wordsOf } from "./words.ts";

/** The page as the guide sees it: read once, asked often. */
export interface View {
  address: Address;
  words: Words;
  /** The left menu. */
  menu: readonly Part[];
  /** What stands beside the menu: list and pane. */
  content: readonly Part[];
  /** The dialog on top, which covers everything else. */
  dialog: Part | null;
  /** Open lists and menus. They belong to a control and lie above everything. */
  lists: readonly Part[];
  visible(element: Element): boolean;
}

const MENU = '[role="navigation"], nav';
const MAIN = '[role="main"], main';
const DIALOG = '[role="dialog"], [role="alertdialog"], dialog, [aria-modal="true"]';
const LIST = '[role="listbox"], [role="menu"]';

/** Reads the page. Everything that decides comes from here; nothing is looked up in the document later. */
export function see(page: Page): View {
  const visible = once(page.visible);
  const read = page.documents.map((document) => readDocument(document, visible));
  // A dialog of the top document covers the frames, not the other way round.
  const dialogs = [...read].reverse().flatMap(({ dialogs }) => dialogs);
  const dialog = dialogs.at(-1) ?? null;
  const menu = read.flatMap(({ menu }) => menu);
  const content = read.flatMap(({ content }) => content);
  // A list belongs to what was there before it: one that a dialog came after is covered by it.
  const above = ({ root }: Part) => !dialog || (!dialog.root.contains(root) && byPlace(dialog, { root }) < 0);
  const lists = read.flatMap(({ lists }) => lists).filter(above);

  const parts = [...menu, ...content, ...(dialog ? [dialog] : []), ...lists];
  const hint = page.documents[0]?.documentElement?.getAttribute("lang") ?? "";
  return {
    address: readAddress(page.address),
    words: wordsOf(sample(parts), hint),
    menu,
    content,
    dialog,
    lists,
    visible,
  };
}

/** Asks about each element once: the browser lays out the page to answer. */
function once(visible: Page["visible"]): Page["visible"] {
  const answers = new Map<Element, boolean>();
  return (element) => {
    const answer = answers.get(element) ?? visible(element);
    answers.set(element, answer);
    return answer;
  };
}

/** The texts that tell the language: those of each part's first controls and pieces. */
function sample(parts: readonly Part[]): string[] {
  return parts.flatMap(({ controls, leaves }) => [
    ...controls.slice(0, 60).flatMap(({ names }) => names),
    ...leaves.slice(0, 60).map(({ text }) => text),
  ]);
}

const SILENT_ROOTS = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "LINK"]);

interface Read {
  menu: Part[];
  content: Part[];
  dialogs: Part[];
  lists: Part[];
}

function readDocument(document: Document, visible: Page["visible"]): Read {
  const read: Read = { menu: [], content: [], dialogs: [], lists: [] };
  const { body } = document;
  if (!body) return read;

  const marked = [...document.querySelectorAll(DIALOG)];
  const lists = [...document.querySelectorAll(LIST)];
  const menus = outermost([...document.querySelectorAll(MENU)].filter(visible));
  const mains = outermost([...document.querySelectorAll(MAIN)].filter(visible));
  const marks = [...menus, ...mains];
  // Where nothing says what it is, the site's root comes first in the body.
  const app =
    [...body.children].find((child) => marks.some((part) => child.contains(part))) ??
    [...body.children].find((child) => visible(child) && !SILENT_ROOTS.has(child.tagName));

  for (const root of marked) if (visible(root)) read.dialogs.push(survey(root, { openRows: true }));
  for (const root of lists)
    if (visible(root) && !marked.some((dialog) => dialog.contains(root)))
      read.lists.push(survey(root, { openRows: true }));
  // The site mounts dialogs beside its root. What lies there and can be used is one, whether or not it says so.
  for (const child of body.children) {
    if (child === app || SILENT_ROOTS.has(child.tagName) || !visible(child)) continue;
    if (marked.some((dialog) => child.contains(dialog) && visible(dialog))) continue;
    const part = survey(child, { openRows: true });
    const only = lists.some((list) => child.contains(list)) && isList(part);
    if (part.controls.length > 0 && !only) read.dialogs.push(part);
  }
  read.dialogs.sort(byPlace);
  // A layer with things to choose and no button is the list of a control below it.
  for (const part of read.dialogs.filter(isList)) read.lists.push(part);
  read.dialogs = read.dialogs.filter((part) => !isList(part));

  const apart = [...marked, ...lists];
  read.menu = menus.map((root) => survey(root, { openRows: true }));
  const roots = mains.length > 0 ? mains : [app ?? body];
  read.content = roots.map((root) => survey(root, { except: [...apart, ...menus], openRows: false }));
  return read;
}

function isList({ controls }: Part): boolean {
  const kinds = new Set(controls.map(({ kind }) => kind));
  return (kinds.has("option") || kinds.has("check")) && !kinds.has("button") && !kinds.has("choice");
}

function byPlace(a: Pick<Part, "root">, b: Pick<Part, "root">): number {
  return a.root.compareDocumentPosition(b.root) & 4 ? -1 : 1;
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter((element) => !elements.some((other) => other !== element && other.contains(element)));
}

/** Whether a control says this, and nothing else that is known: a button that says two things is not pointed at. */
export function says(view: View, { names }: Control, key: LabelKey): boolean {
  let said = false;
  for (const name of names) {
    const meanings = view.words.meanings(name);
    if (meanings.has(key)) said = true;
    else if (meanings.size > 0) return false;
  }
  return said;
}

/** Whether a control says something that is known. */
export function saysAnything({ words }: View, { names }: Control): boolean {
  return names.some((name) => words.meanings(name).size > 0);
}

/** Whether a control says something that is known, but not this. */
export function saysOther(view: View, control: Control, key: LabelKey): boolean {
  return !says(view, control, key) && saysAnything(view, control);
}

/** The visible controls of some kinds, in the order in which they stand. */
export function shown(view: View, parts: Part | readonly Part[], ...kinds: readonly Kind[]): Control[] {
  return partsOf(parts)
    .flatMap(({ controls }) => controls)
    .filter(({ element, kind }) => kinds.includes(kind) && view.visible(element));
}

/** The visible texts that say this. */
export function texts(view: View, parts: Part | readonly Part[], ...keys: readonly LabelKey[]): Leaf[] {
  return partsOf(parts)
    .flatMap(({ leaves }) => leaves)
    .filter(({ element, text }) => keys.some((key) => view.words.says(key, text)) && view.visible(element));
}

/** Whether a visible text outside of buttons says this. */
export function told(view: View, parts: Part | readonly Part[], ...keys: readonly LabelKey[]): boolean {
  return texts(view, parts, ...keys).length > 0;
}

/** The only control of several that says this; `null` if there are more. */
export function theOne(view: View, controls: readonly Control[], key: LabelKey): Control | null {
  const found = controls.filter((control) => says(view, control, key));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The control's element, if it can be used now. Of an open choice the list is to be used; a row that is open needs no opening. */
export function usable(control: Control | null | undefined): Element | null {
  const says = (name: string) => control?.element.getAttribute(name) === "true";
  const open =
    (control?.kind === "choice" && says("aria-expanded")) || (control?.kind === "row" && says("aria-selected"));
  return control && !open && !disabled(control.element) ? control.element : null;
}

function partsOf(parts: Part | readonly Part[]): readonly Part[] {
  return "root" in parts ? [parts] : parts;
}
