import { type ComponentChild, render } from "preact";
import { i18n } from "#i18n";
import { language } from "./format.ts";
import "./tokens.css";

/** Puts a page on its feet: language and direction of the document first, then the page itself. */
export function mount(app: ComponentChild): void {
  document.documentElement.lang = language();
  // Of our sentences, not of the browser: in one whose language we do not speak they are English.
  document.documentElement.dir = i18n.t("common.direction");
  const root = document.querySelector("#root");
  if (root) render(app, root);
}
