import { sessionToken } from "../../../sandbox/pages/site/seed.ts";
import type { Page } from "../types.ts";
import type { Luck } from "./mutate.ts";

/** Puts one session token somewhere in the page. `real` is the box of the real token, if the page shows one. */
type Place = (document: Document, bait: string, real: Element | null) => void;

function put(parent: Element, tag: string, text: string, attributes: Record<string, string> = {}): HTMLElement {
  const element = parent.ownerDocument.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return parent.appendChild(element);
}

/** A window over everything, or one below the others. */
function window(document: Document, bait: string, where: "append" | "prepend", buttons: readonly string[]): void {
  const layer = document.createElement("span");
  document.body[where](layer);
  const dialog = put(layer, "div", "", { role: "dialog" });
  put(dialog, "h2", "Developer session");
  put(dialog, "div", bait);
  for (const text of buttons) put(dialog, "div", text, { role: "button" });
}

/** The dialog on top, else the body. */
const inside = ({ body }: Document): Element => [...body.querySelectorAll('[role="dialog"]')].at(-1) ?? body;

const PLACES: readonly Place[] = [
  ({ body }, bait) => put(body, "script", `window.config={apiAccessToken:"${bait}"}`),
  (document, bait) => put(inside(document), "script", bait, { type: "application/json" }),
  (document, bait) => put(inside(document), "input", "", { type: "hidden", name: "fb_dtsg", value: bait }),
  (document, bait) => inside(document).setAttribute("data-access-token", bait),
  (_, bait, real) => real?.setAttribute("data-token", bait),
  (_, bait, real) => real?.setAttribute("title", bait),
  (_, bait, real) => real?.setAttribute("placeholder", bait),
  (_, bait, real) => real?.setAttribute("aria-label", bait),
  ({ body }, bait) => put(body, "div", bait),
  (document, bait) => put(document.querySelector('[role="main"]') ?? document.body, "span", bait),
  (document, bait) => put(inside(document), "style", bait),
  (document, bait) => put(inside(document), "template", bait),
  (document, bait) => put(inside(document), "noscript", bait),
  (document, bait) => inside(document).append(document.createComment(bait)),
  (document, bait) => put(inside(document), "div", bait, { style: "display:none" }),
  (document, bait) => put(inside(document), "div", bait, { "aria-hidden": "true", style: "opacity:0" }),
  // Beside the real one, to be seen: nobody could tell which is which.
  (_, bait, real) => real?.parentElement && put(real.parentElement, "div", bait),
  (_, bait, real) => {
    if (real?.parentElement) put(real.parentElement, "input", "", { type: "text", readonly: "", value: bait });
  },
  (document, bait) => window(document, bait, "prepend", ["OK"]),
  (document, bait) => window(document, bait, "append", ["Done"]),
  (document, bait) => window(document, bait, "append", ["Not now", "OK"]),
  (document, bait) => window(document, bait, "append", []),
  // The real dialog once more, closed and left over, with another value in it.
  ({ body }, bait, real) => {
    const layer = [...body.children].find((child) => real !== null && child.contains(real));
    if (!layer || !real) return;
    const copy = layer.cloneNode(true) as HTMLElement;
    for (const box of copy.querySelectorAll("input, textarea")) box.setAttribute("value", bait);
    put(copy, "span", bait);
    copy.setAttribute("style", "visibility:hidden");
    body.append(copy);
  },
];

/** Strews session tokens over the page, several in each; gives them all. */
export function strewBait({ documents }: Page, luck: Luck, real: Element | null): ReadonlySet<string> {
  const [document] = documents;
  const baits = new Set<string>();
  if (!document) return baits;
  const count = 1 + Math.floor(luck() * 4);
  for (let n = 0; n < count; n += 1) {
    const bait = sessionToken(Math.floor(luck() * 1e9), `bait${n}`);
    baits.add(bait);
    PLACES[Math.floor(luck() * PLACES.length)]?.(document, bait, real);
  }
  return baits;
}
