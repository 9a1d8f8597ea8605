/** A small virtual tree: like the real site, an update keeps the nodes that can stay and touches only what is new. */

import { type Look, looks } from "./looks.ts";
import type { Act } from "./scene.ts";
import { className, mix } from "./seed.ts";

export interface NodeInit {
  /** The semantic key; it is kept beside the DOM, never in it. */
  control?: string;
  look?: Look;
  attrs?: Record<string, string>;
  /** Presses and typing are reported under the key. */
  press?: boolean;
  typing?: boolean;
  scrolls?: boolean;
  disabled?: boolean;
  value?: string;
  checked?: boolean;
  style?: string;
  /** Siblings of another key are replaced rather than changed. */
  key?: string;
}

export interface VNode extends NodeInit {
  tag: string;
  children: readonly Child[];
}

export type Child = VNode | string;

export function h(tag: string, init: NodeInit, ...children: readonly (Child | false | null | undefined)[]): VNode {
  return {
    ...init,
    tag,
    children: children.filter((child): child is Child => child !== false && child !== null && child !== undefined),
  };
}

/** What all nodes of one document share. */
interface House {
  seed: number;
  act: (act: Act) => void;
}

const houses = new WeakMap<Document, House>();
const descriptions = new WeakMap<Node, VNode>();
const ownChildren = new WeakMap<Node, Node[]>();
const ours = new WeakSet<Node>();

/** The key of the control that an element belongs to: its own, or its nearest ancestor's. */
export function controlOf(element: Node | null): string | undefined {
  for (let node = element; node; node = node.parentNode) {
    const control = descriptions.get(node)?.control;
    if (control !== undefined) return control;
  }
  return undefined;
}

/** The element that carries this key, if it is on the page. */
export function elementOf(root: ParentNode, control: string): Element | undefined {
  return [...root.querySelectorAll("*")].find((element) => descriptions.get(element)?.control === control);
}

/** Whether the site made this node. */
export function isOurs(node: Node): boolean {
  return ours.has(node);
}

/** Makes the site's children of `parent` what `children` say; nodes of others are left where they are. */
export function paint(parent: Element, children: readonly Child[], seed: number, act: (act: Act) => void): void {
  houses.set(parent.ownerDocument, { seed, act });
  patch(parent, children);
}

function patch(parent: Element, children: readonly Child[]): void {
  const before = (ownChildren.get(parent) ?? []).filter((node) => node.parentNode === parent);
  const after: Node[] = [];
  for (const [index, child] of children.entries()) {
    const old = before[index];
    const node = old && fits(old, child) ? old : make(parent.ownerDocument, child);
    if (old && node !== old) old.parentNode?.replaceChild(node, old);
    else if (!old) parent.insertBefore(node, after.at(-1)?.nextSibling ?? (index === 0 ? parent.firstChild : null));
    if (typeof child === "string") {
      if (node.nodeValue !== child) node.nodeValue = child;
    } else update(node as Element, child);
    after.push(node);
  }
  for (const node of before.slice(children.length)) node.parentNode?.removeChild(node);
  ownChildren.set(parent, after);
}

function fits(node: Node, child: Child): boolean {
  const old = descriptions.get(node);
  if (typeof child === "string") return old === undefined;
  return old?.tag === child.tag && old.key === child.key && old.control === child.control;
}

function make(document: Document, child: Child): Node {
  const node = typeof child === "string" ? document.createTextNode(child) : document.createElement(child.tag);
  ours.add(node);
  if (typeof child !== "string" && child.control !== undefined) listen(node as Element);
  return node;
}

function listen(element: Element): void {
  const now = () => descriptions.get(element);
  const say = (act: Act) => houses.get(element.ownerDocument)?.act(act);
  const press = () => {
    const { control, press: presses } = now() ?? {};
    if (control !== undefined && presses) say({ type: "press", on: control });
  };
  element.addEventListener("click", (event) => {
    const description = now();
    if (!description?.press) return;
    if (element.tagName === "A") event.preventDefault();
    event.stopPropagation();
    press();
  });
  element.addEventListener("keydown", (event) => {
    const native = /^(A|BUTTON|INPUT|TEXTAREA)$/.test(element.tagName);
    const { key } = event as KeyboardEvent;
    if (native || event.target !== element || (key !== "Enter" && key !== " ")) return;
    event.preventDefault();
    press();
  });
  element.addEventListener("input", () => {
    const { control, typing } = now() ?? {};
    if (control !== undefined && typing) say({ type: "type", on: control, text: (element as HTMLInputElement).value });
  });
  element.addEventListener("scroll", () => {
    const { control, scrolls } = now() ?? {};
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 40;
    if (control !== undefined && scrolls && atEnd) say({ type: "scroll", on: control });
  });
}

/** A visible class for the look, among names that mean nothing. */
function classesOf(node: VNode, seed: number): string {
  const own = node.look === undefined ? [] : [className(seed, `look:${node.look}`)];
  const noise = 1 + (mix(seed, `${node.tag}${node.look}`) % 4);
  const names = Array.from({ length: noise }, (_, i) => className(seed, `${node.tag}:${node.look}:${i}`));
  return [...own, ...names].join(" ");
}

function update(element: Element, node: VNode): void {
  const old = descriptions.get(element);
  const seed = houses.get(element.ownerDocument)?.seed ?? 0;
  descriptions.set(element, node);
  const attrs: Record<string, string> = { class: classesOf(node, seed), ...node.attrs };
  if (node.style) attrs.style = node.style;
  for (const name of Object.keys({ ...old?.attrs, ...(old?.style && { style: "" }) })) {
    if (!(name in attrs)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attrs)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  const field = element as HTMLInputElement;
  if (node.disabled !== undefined && field.disabled !== node.disabled && /^(BUTTON|INPUT)$/.test(element.tagName)) {
    field.disabled = node.disabled;
  }
  if (node.value !== undefined && field.value !== node.value) field.value = node.value;
  if (node.checked !== undefined && field.checked !== node.checked) field.checked = node.checked;
  patch(element, node.children);
}

/** The style sheet of one load: the looks under that load's class names. */
export function styleSheet(seed: number): string {
  return Object.entries(looks)
    .map(([look, css]) => `.${className(seed, `look:${look}`)}{${css}}`)
    .join("\n");
}
