import { i18n } from "#i18n";
import { language } from "../../components/format.ts";
import { HOST } from "./page.ts";
import style from "./suite.css?inline";

/** What of our own would reach the page's shortcuts and its clicks "outside of the dialog". */
const KEPT_INSIDE = [
  ...["keydown", "keyup", "keypress", "beforeinput", "input", "change", "paste", "copy", "cut", "contextmenu"],
  ...["pointerdown", "pointerup", "mousedown", "mouseup", "click", "dblclick", "touchstart", "touchend"],
  ...["focusin", "focusout", "wheel"],
];

export interface Host {
  /** A new layer of ours over the page. */
  layer: (name: string) => HTMLElement;
  remove: () => void;
}

/**
 * The one element that we add to the page. Everything of ours is in its closed shadow root: the page cannot see into it, its style
 * does not reach in, and ours does not reach out.
 */
export function createHost(): Host {
  const element = document.createElement(HOST);
  const root = element.attachShadow({ mode: "closed" });
  addStyle(root);
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation());
  document.documentElement.append(element);
  return {
    layer(name) {
      const layer = document.createElement("div");
      layer.className = `layer ${name}`;
      layer.lang = language();
      layer.dir = i18n.t("common.direction");
      root.append(layer);
      return layer;
    },
    remove: () => element.remove(),
  };
}

function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps such sheets of a content script from the page's documents. The page's policy may forbid this one, in which
    // case the panel is plain and still works.
    const inline = document.createElement("style");
    inline.textContent = style;
    root.append(inline);
  }
}
