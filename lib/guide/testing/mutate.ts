import { languages } from "../../../sandbox/pages/site/labels.ts";
import type { Page } from "../types.ts";

/** Numbers from 0 to 1, the same for the same seed. */
export type Luck = () => number;

/** What a page was made to be, and whether something lies over all of it. */
export interface Mutant {
  page: Page;
  covered: boolean;
  done: string[];
  /** Elements whose text or place was changed: both on one pair would make one control another. */
  touched: Set<Element>;
  /** What was pointed at before: changes around it are the likeliest to mislead. */
  aim: Element | null;
}

type Mutation = (mutant: Mutant, luck: Luck) => boolean;

const pick = <T>(luck: Luck, all: readonly T[]): T | undefined => all[Math.floor(luck() * all.length)];

/** Texts that are no labels but what somebody or something is: they stay who they are. */
const IDENTITY = /\d{5,}|^[a-z]+(_[a-z]+)+$|^EA[A-Za-z0-9]{20,}|@/;

function leaves(document: Document, names: readonly string[]): Element[] {
  return [...document.body.querySelectorAll("*")].filter(
    (element) =>
      element.childElementCount === 0 &&
      (element.textContent ?? "").trim() !== "" &&
      !IDENTITY.test((element.textContent ?? "").trim()) &&
      !names.includes((element.textContent ?? "").trim()),
  );
}

const elements = (document: Document): Element[] => [...document.body.querySelectorAll("*")];
const documentOf = ({ page }: Mutant): Document => page.documents[0] as Document;

const otherLabels: readonly string[] = Object.values(languages).flatMap(({ known, plausible }) =>
  [...Object.values(known), ...Object.values(plausible)].flatMap((text) =>
    typeof text === "string" ? [text] : (text ?? []),
  ),
);

/** Names of apps and people that the scenes are made of. */
const NAMES = ["Cerby Assets Manager", "Feed Importer", "Hubwarden", "Reporting", "Kestrel Outfitters", "Cerby, Inc."];

/** One of them: often what was pointed at, mostly something of the uppermost layer. Spread evenly, few changes would meet what decides. */
function pickNear(luck: Luck, all: readonly Element[], aim: Element | null): Element | undefined {
  const aimed = all.filter((element) => aim && (aim.contains(element) || element === aim.parentElement));
  if (aimed.length > 0 && luck() < 0.4) return pick(luck, aimed);
  const top = all[0]?.ownerDocument.body.lastElementChild;
  const near = all.filter((element) => top?.contains(element));
  return pick(luck, near.length > 0 && luck() < 0.8 ? near : all);
}

const CONTROLS =
  "button, input, textarea, a, [role]:not([role=dialog], [role=heading], [role=main], [role=grid], [role=navigation])";

/** Layers with nothing to be used: an empty one is closed, a text that floats covers nothing or is found by what a click would meet. */
function bareLayers({ body }: Document): number {
  return [...body.children].slice(1).filter((layer) => !layer.querySelector(CONTROLS)).length;
}

function isTouched(element: Element, touched: ReadonlySet<Element>): boolean {
  return [...touched].some((other) => other.contains(element) || element.contains(other));
}

const MUTATIONS: Record<string, Mutation> = {
  swapLabels(mutant, luck) {
    // What a row says of itself is which it is: two rows with each other's lines are each other.
    const free = leaves(documentOf(mutant), NAMES).filter(
      (leaf) => !isTouched(leaf, mutant.touched) && !leaf.closest('[role="row"]'),
    );
    // Mostly with the label of another thing to press, which is what could be taken for it.
    const pressed = free.filter((leaf) => leaf.closest(CONTROLS));
    const [a, b] = [pickNear(luck, free, mutant.aim), pickNear(luck, luck() < 0.7 ? pressed : free, null)];
    if (!a || !b || a === b) return false;
    const text = a.textContent;
    a.textContent = b.textContent;
    b.textContent = text;
    for (const leaf of [a, b]) mutant.touched.add(leaf);
    return true;
  },
  replaceLabel(mutant, luck) {
    const free = leaves(documentOf(mutant), NAMES).filter((each) => !isTouched(each, mutant.touched));
    const leaf = pickNear(luck, free, mutant.aim);
    if (!leaf) return false;
    leaf.textContent = luck() < 0.5 ? (pick(luck, otherLabels) ?? "") : "Wuxomi trelk";
    mutant.touched.add(leaf);
    return true;
  },
  reorder(mutant, luck) {
    const parents = elements(documentOf(mutant)).filter(
      (element) => element.childElementCount > 1 && !isTouched(element, mutant.touched),
    );
    const parent = pickNear(luck, parents, mutant.aim);
    // Of two layers the later lies on top: the other way round it is another page.
    if (!parent || parent.querySelectorAll('[role="dialog"]').length > 1) return false;
    const children = [...parent.children];
    for (let n = children.length - 1; n > 0; n -= 1) {
      const m = Math.floor(luck() * (n + 1));
      const [a, b] = [children[n], children[m]];
      if (a && b) [children[n], children[m]] = [b, a];
    }
    parent.append(...children);
    mutant.touched.add(parent);
    return true;
  },
  staleCopy(mutant, luck) {
    const { body } = documentOf(mutant);
    const layer = pick(luck, [...body.children]);
    if (!layer) return false;
    const copy = layer.cloneNode(true) as HTMLElement;
    copy.setAttribute("style", pick(luck, ["display:none", "visibility:hidden"]) ?? "");
    body.append(copy);
    return true;
  },
  foreignDialog(mutant, luck) {
    const document = documentOf(mutant);
    const layer = document.createElement("div");
    const dialog = layer.appendChild(document.createElement("div"));
    if (luck() < 0.7) dialog.setAttribute("role", "dialog");
    const add = (tag: string, text: string, attributes: Record<string, string> = {}) => {
      const element = dialog.appendChild(document.createElement(tag));
      element.textContent = text;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    };
    add("p", "Verify your business to keep your ads running.");
    if (luck() < 0.3) add("input", "", { type: "text", placeholder: "Code" });
    if (luck() < 0.3) add("div", "Remind me", { role: "checkbox", "aria-checked": "false" });
    if (luck() < 0.2) add("div", "Choose", { role: "combobox" });
    if (luck() < 0.2)
      for (const text of ["Later", "Never"]) add("div", text, { role: "radio", "aria-checked": "false" });
    add("button", pick(luck, ["Not now", "Cancel", "Done", "Next"]) ?? "");
    if (luck() < 0.5) add("div", pick(luck, ["Get started", "Continue", "OK", "Save"]) ?? "", { role: "button" });
    document.body.append(layer);
    // It stays what it is: with other texts, or without its buttons, it would be another window, or none.
    mutant.touched.add(layer);
    mutant.covered = true;
    return true;
  },
  missingAttribute(mutant, luck) {
    // Not `aria-disabled`: a button that no longer says that it is off is on.
    const names = [
      "role",
      "aria-label",
      "aria-expanded",
      "aria-labelledby",
      "aria-checked",
      "aria-selected",
      "placeholder",
      "href",
      "aria-current",
      "aria-haspopup",
      "tabindex",
    ];
    const name = pick(luck, names) ?? "role";
    const having = elements(documentOf(mutant)).filter((element) => element.hasAttribute(name));
    if (having.length === 0) return false;
    // Of one element, or of all: a new version of the site drops it everywhere.
    const gone =
      luck() < 0.5 ? having : [pickNear(luck, having, mutant.aim)].filter((element) => element !== undefined);
    const bare = bareLayers(documentOf(mutant));
    const before = gone.map((element) => element.getAttribute(name) ?? "");
    for (const element of gone) element.removeAttribute(name);
    if (bareLayers(documentOf(mutant)) <= bare) return true;
    for (const [index, element] of gone.entries()) element.setAttribute(name, before[index] ?? "");
    return false;
  },
  otherLanguage(mutant, luck) {
    const html = documentOf(mutant).documentElement;
    const lang = pick(luck, ["", "en", "es", "ja", "zz"]) ?? "";
    if (lang === "") html.removeAttribute("lang");
    else html.setAttribute("lang", lang);
    return true;
  },
  missingPart(mutant, luck) {
    // A dialog or a list that is not there at all is another page, of which the oracle was not asked.
    const layers = '[role="dialog"], [role="listbox"], [role="menu"], [role="main"]';
    const parts = elements(documentOf(mutant)).filter(
      (element) =>
        element.parentElement !== documentOf(mutant).body &&
        !element.matches(layers) &&
        !element.querySelector(layers) &&
        !isTouched(element, mutant.touched),
    );
    const part = pickNear(luck, parts, null);
    if (!part) return false;
    const bare = bareLayers(documentOf(mutant));
    const hole = document.createComment("");
    part.replaceWith(hole);
    if (bareLayers(documentOf(mutant)) <= bare) return true;
    hole.replaceWith(part);
    return false;
  },
  otherAddress(mutant, luck) {
    const url = new URL(mutant.page.address);
    const name = pick(luck, ["business_id", "selected_user_id", "selected_asset_id"]) ?? "business_id";
    const how = Math.floor(luck() * 3);
    if (how === 0) url.searchParams.delete(name);
    if (how === 1) url.searchParams.append(name, "998877665544332");
    if (how === 2) url.searchParams.set(name, "12x");
    mutant.page = { ...mutant.page, address: url.href };
    return true;
  },
};

/** Changes a page once more, in a way that a new version, a slow line or another window could. */
export function mutate(mutant: Mutant, luck: Luck): void {
  const name = pick(luck, Object.keys(MUTATIONS));
  if (name && MUTATIONS[name]?.(mutant, luck)) mutant.done.push(name);
}

/** A small generator that is good enough to choose (mulberry32). */
export function luckOf(seed: number): Luck {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
