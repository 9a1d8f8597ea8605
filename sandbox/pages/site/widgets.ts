/** The building blocks of the pages: buttons of two kinds, fields, drop-downs, choices, dialogs. */
import { type Child, h, type VNode } from "./dom.ts";
import type { Labels } from "./labels/keys.ts";
import type { Look } from "./looks.ts";
import type { Scene } from "./scene.ts";
import { mix } from "./seed.ts";

/** What a part of the page is drawn from. */
export interface View {
  scene: Scene;
  t: Labels;
}

export const text = (label: string, look: Look = "inline"): VNode => h("span", { look }, label);
export const block = (label: string, look: Look = "plain"): VNode => h("div", { look }, label);

export interface ButtonInit {
  disabled?: boolean;
  primary?: boolean;
  look?: Look;
  /** Said instead of the content, for buttons that are only a sign. */
  name?: string;
  /** Shown beside a button that cannot be pressed. */
  hint?: string;
  attrs?: Record<string, string>;
}

/** Mostly a `div` that plays a button, its label deep in spans; some are real buttons. */
export function button(view: View, control: string, label: string, init: ButtonInit = {}): VNode {
  const luck = mix(view.scene.seed, `button:${control}`);
  const disabled = init.disabled ?? false;
  const look = disabled ? "off" : (init.look ?? (init.primary ? "primary" : "button"));
  const attrs = {
    ...(init.name !== undefined && { "aria-label": init.name }),
    ...(init.hint !== undefined && { "aria-description": init.hint }),
    ...init.attrs,
  };
  if (luck % 4 === 0) {
    // The real site says "disabled" in two ways; a button that is only `aria-disabled` still takes clicks.
    const soft = disabled && luck % 8 === 0;
    const more = { type: "button", ...(soft && { "aria-disabled": "true" }), ...attrs };
    return h("button", { control, look, press: !disabled, disabled: disabled && !soft, attrs: more }, text(label));
  }
  const deep = luck % 3 === 0 ? text(label) : h("span", {}, h("span", {}, label));
  const more = {
    role: "button",
    tabindex: disabled ? "-1" : "0",
    ...(disabled && { "aria-disabled": "true" }),
    ...attrs,
  };
  return h("div", { control, look, press: !disabled, disabled, attrs: more }, h("div", {}, deep));
}

export interface FieldInit {
  placeholder?: string;
  label?: string;
  type?: string;
  disabled?: boolean;
}

/** A line to type into, with its caption above. */
export function field(view: View, control: string, caption: string, value: string, init: FieldInit = {}): VNode {
  const id = `js_${mix(view.scene.seed, control).toString(36).slice(0, 3)}`;
  const attrs = {
    type: init.type ?? "text",
    id,
    dir: "auto",
    autocomplete: "off",
    ...(init.placeholder && { placeholder: init.placeholder }),
    ...(init.label && { "aria-label": init.label }),
  };
  return h(
    "div",
    {},
    caption !== "" && h("div", { look: "strong" }, text(caption)),
    h("input", { control, look: "field", typing: true, value, disabled: init.disabled ?? false, attrs }),
  );
}

/** A tick or a dot with its caption; the whole line is the control. */
export function choice(
  view: View,
  control: string,
  caption: readonly Child[],
  checked: boolean,
  kind: "checkbox" | "radio",
  disabled = false,
): VNode {
  const native = view.scene.options[kind] === "input";
  if (native) {
    const attrs = { type: kind, ...(disabled && { "aria-disabled": "true" }) };
    return h(
      "div",
      { control, look: "choice", press: !disabled, key: control },
      h("input", { attrs, checked, disabled }),
      h("div", {}, ...caption),
    );
  }
  const attrs = {
    role: kind,
    "aria-checked": String(checked),
    tabindex: "0",
    ...(disabled && { "aria-disabled": "true" }),
  };
  return h(
    "div",
    { control, look: "choice", press: !disabled, key: control, attrs },
    h("div", { look: checked ? "marked" : "mark" }),
    h("div", {}, ...caption),
  );
}

/** The closed box of a drop-down; its options are drawn by `optionList`, here or elsewhere. */
export function combobox(control: string, shown: string, open: boolean, label?: string): VNode {
  const attrs = {
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-expanded": String(open),
    tabindex: "0",
    ...(label && { "aria-label": label }),
  };
  return h("div", { control, look: "box", press: true, attrs }, text(shown), h("i", {}));
}

/** How many lines of a long list fit before somebody scrolls. */
export const screenful = 8;

/** The lines of a long list: those out of sight are missing, or there without being painted. */
export function lazily<T>(view: View, items: readonly T[], painted: number, draw: (item: T) => VNode): VNode[] {
  const { lazyLists } = view.scene.options;
  if (lazyLists === "off") return items.map(draw);
  if (lazyLists === "absent") {
    const rest = Math.max(0, items.length - painted);
    const space = rest > 0 ? [h("div", { style: `height:${rest * 36}px`, key: "rest" })] : [];
    return [...items.slice(0, painted).map(draw), ...space];
  }
  return items.map((item, index) => {
    const node = draw(item);
    return index < painted ? node : { ...node, style: "visibility:hidden" };
  });
}

/** The open list of a drop-down. */
export function optionList(control: string, options: readonly VNode[], floating: boolean): VNode {
  const list = h("div", { control, look: "options", scrolls: true, attrs: { role: "listbox" } }, ...options);
  return floating ? h("div", { control: "float.list", look: "floating", key: control }, list) : list;
}

export function option(view: View, control: string, caption: readonly Child[], chosen: boolean): VNode {
  const attrs = { role: view.scene.options.optionRole, tabindex: "-1", "aria-selected": String(chosen) };
  return h("div", { control, look: "option", press: true, key: control, attrs }, h("div", {}, ...caption));
}

/** The "X" of a pane or a dialog. */
export const closer = (view: View, control: string): VNode =>
  button(view, control, "×", { name: view.t.close, look: "button" });

/** A dialog with its dark overlay; it hangs below the body, beside the page. */
export function dialogFrame(
  view: View,
  title: string,
  children: readonly (Child | false | null)[],
  foot: readonly VNode[],
): VNode {
  return h(
    "div",
    { look: "overlay" },
    h(
      "div",
      { look: "dialog", attrs: { role: "dialog", ...(title !== "" && { "aria-label": title }) } },
      h(
        "div",
        { look: "dialogHead" },
        h("div", { look: "title", attrs: { role: "heading", "aria-level": "2" } }, text(title)),
        closer(view, "dialog.close"),
      ),
      ...children,
      foot.length > 0 && h("div", { look: "foot" }, ...foot),
    ),
  );
}
