import { type ComponentChild, render } from "preact";
import { browser } from "wxt/browser";
import { language } from "./format.ts";
import "./tokens.css";

/** Puts a page on its feet: language and direction of the document first, then the page itself. */
export function mount(app: ComponentChild): void {
  document.documentElement.lang = language();
  document.documentElement.dir = browser.i18n.getMessage("@@bidi_dir") || "ltr";
  const root = document.querySelector("#root");
  if (root) render(app, root);
}
