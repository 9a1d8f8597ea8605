import { fold, tidy } from "./fold.ts";

export { tidy };

/** What a person can do with a control, whatever it is made of. */
export type Kind = "button" | "link" | "text" | "password" | "choice" | "option" | "check" | "radio" | "row";

export interface Control {
  element: Element;
  kind: Kind;
  /** The whole text, the first piece of it (the title of a card), and the label for machines: each may be the one that is known. */
  names: readonly string[];
  /** Whether a text is to be seen on it; an icon's label is not. */
  texted: boolean;
}

/** A piece of text that stands for itself, outside of buttons. */
export interface Leaf {
  element: Element;
  text: string;
}

/** A part of the page, read once: its controls and texts in the order in which they stand. */
export interface Part {
  root: Element;
  controls: readonly Control[];
  leaves: readonly Leaf[];
  /** Whether there was more than the guide reads. What is missing from a part that is not whole proves nothing. */
  whole: boolean;
}

/** More than any dialog or pane has; a long list ends the reading. */
const MOST_ELEMENTS = 1_500;

const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "svg", "SVG", "IFRAME", "HEAD"]);

const BY_ROLE: Readonly<Record<string, Kind>> = {
  button: "button",
  link: "link",
  textbox: "text",
  searchbox: "text",
  combobox: "choice",
  option: "option",
  menuitem: "option",
  menuitemradio: "option",
  menuitemcheckbox: "check",
  checkbox: "check",
  switch: "check",
  radio: "radio",
  row: "row",
  listitem: "row",
};

const BY_INPUT: Readonly<Record<string, Kind | null>> = {
  password: "password",
  checkbox: "check",
  radio: "radio",
  button: "button",
  submit: "button",
  hidden: null,
  file: null,
  image: null,
  range: null,
};

/** What kind of control an element is, by its role and else by its tag; `null` if it is none. */
export function kindOf(element: Element): Kind | null {
  const tag = element.tagName;
  const byTag = tag === "INPUT" ? inputKind(element as HTMLInputElement) : BY_TAG[tag];
  // A combobox that is an input of its own can be typed in, but is chosen from.
  const role = element.getAttribute("role");
  return (role ? BY_ROLE[role] : undefined) ?? byTag ?? null;
}

const BY_TAG: Readonly<Record<string, Kind>> = {
  BUTTON: "button",
  A: "link",
  TEXTAREA: "text",
  SELECT: "choice",
  OPTION: "option",
  SUMMARY: "button",
  TR: "row",
  LI: "row",
};

function inputKind(input: HTMLInputElement): Kind | null {
  const kind = BY_INPUT[input.type];
  return kind === undefined ? "text" : kind;
}

/**
 * Reads a part of the page in one bounded pass. `except` are the parts in it that are read by themselves. `openRows` tells whether to look
 * into rows: in a dialog the things to choose are in them, in a long list they are only counted.
 */
export function survey(
  root: Element,
  { except = [], openRows }: { except?: readonly Element[]; openRows: boolean },
): Part {
  const controls: Control[] = [];
  const leaves: Leaf[] = [];
  const apart = new Set(except);
  let left = MOST_ELEMENTS;

  const visit = (element: Element): void => {
    if (left <= 0 || SILENT.has(element.tagName) || (apart.has(element) && element !== root)) return;
    left -= 1;
    const kind = element === root ? null : kindOf(element);
    if (kind && !(kind === "row" && openRows)) {
      controls.push(control(element, kind));
      // A choice may carry its list, and an option its box.
      if (kind !== "choice" && kind !== "option") return;
    } else if (hasOwnText(element)) {
      leaves.push({ element, text: tidy(element.textContent ?? "") });
    }
    for (const child of element.children) visit(child);
  };
  visit(root);
  return { root, controls, leaves, whole: left > 0 };
}

/** Whether the element itself says something, not only its children. */
function hasOwnText(element: Element): boolean {
  for (const node of element.childNodes) if (node.nodeType === 3 && tidy(node.nodeValue ?? "") !== "") return true;
  return false;
}

function control(element: Element, kind: Kind): Control {
  const text = kind === "text" || kind === "password" ? "" : tidy(element.textContent ?? "");
  const own = [text, text && firstPiece(element), tidy(element.getAttribute("aria-label") ?? "")];
  const beside =
    kind === "text" || kind === "password"
      ? [tidy(element.getAttribute("placeholder") ?? ""), labelOf(element)]
      : text === "" || kind === "choice"
        ? [labelOf(element)]
        : [];
  const names = [...own, ...beside].filter((name) => name !== "");
  const [first] = names;
  // An input for a tick says nothing itself; what stands around it does.
  if (!first && (kind === "check" || kind === "radio")) names.push(tidy(element.parentElement?.textContent ?? ""));
  return { element, kind, names: [...new Set(names)], texted: text !== "" };
}

/** The first piece of text: of a card with a title and a description, the title. */
function firstPiece(element: Element): string {
  for (const node of element.childNodes) {
    if (node.nodeType === 3 && tidy(node.nodeValue ?? "") !== "") return tidy(node.nodeValue ?? "");
    if (node.nodeType === 1) {
      const piece = firstPiece(node as Element);
      if (piece !== "") return piece;
    }
  }
  return "";
}

function labelOf(element: Element): string {
  const by = element.getAttribute("aria-labelledby");
  if (by) {
    const texts = by.split(/\s+/).map((id) => element.ownerDocument.getElementById(id)?.textContent ?? "");
    return tidy(texts.join(" "));
  }
  return tidy(element.closest("label")?.textContent ?? "");
}

/** Whether a control refuses to be used. The site says it in either way. */
export function disabled(element: Element): boolean {
  if ((element as Partial<HTMLButtonElement>).disabled === true) return true;
  return element.closest('[aria-disabled="true"], fieldset[disabled], [inert]') !== null;
}

/** Whether a box is ticked or an option chosen; `null` if the page does not tell. */
export function ticked(element: Element): boolean | null {
  if (element.tagName === "INPUT") return (element as HTMLInputElement).checked;
  for (const name of ["aria-checked", "aria-selected", "aria-pressed"]) {
    const state = element.getAttribute(name);
    if (state === "true" || state === "false") return state === "true";
  }
  const inner = element.querySelector('input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="radio"]');
  return inner ? ticked(inner) : null;
}

/** What stands in a field. */
export function fieldValue(element: Element): string {
  return tidy((element as Partial<HTMLInputElement>).value ?? element.textContent ?? "");
}

/** The runs of digits in a text that are long enough for an ID. */
export function idsIn(text: string): string[] {
  return (
    tidy(text)
      .normalize("NFKC")
      .match(/(?<![\p{L}\d])\d{10,20}(?!\d)/gu) ?? []
  );
}

/** Whether two texts are the same for a reader. */
export function same(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
