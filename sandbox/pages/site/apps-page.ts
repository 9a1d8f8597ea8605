import { h, type VNode } from "./dom.ts";
import { fill } from "./labels.ts";
import { listPage, paneHead } from "./list.ts";
import { type AppRow, selectedApp } from "./scene.ts";
import { button, text, type View } from "./widgets.ts";

/** What the page says about an app: asked for, refused, or whose it is. */
export function statusOf({ t }: View, app: AppRow): string {
  if (app.status === "sent") return t.statusSent;
  if (app.status === "declined") return t.statusDeclined;
  return fill(app.own ? t.ownedBy : t.ownsThis, app.owner);
}

export function appsPage(view: View): VNode[] {
  const { scene, t } = view;
  const { statusPlace } = scene.options;
  const old = scene.generation === "2023";
  const rows = scene.data.apps.map((app) => ({
    id: app.id,
    title: app.name,
    icon: "app" as const,
    lines: [`${t.id}: ${app.id}`, ...(statusPlace === "pane" ? [] : [statusOf(view, app)])],
  }));
  const add = button(view, "apps.add", old ? `${t.add} ▾` : t.add, {
    primary: true,
    ...(old && { attrs: { "aria-haspopup": "menu", "aria-expanded": String(scene.menu === "apps.add") } }),
  });
  return listPage(view, { name: "apps", heading: t.apps, rows, empty: t.noApps, buttons: [add], pane: pane(view) });
}

function pane(view: View): VNode | null {
  const { scene, t } = view;
  const app = selectedApp(scene);
  if (!app) return null;
  const lines = scene.options.statusPlace === "row" ? [] : [statusOf(view, app)];
  const pending = app.status !== "active";
  return h(
    "div",
    { key: app.id },
    paneHead(view, app.name, app.id, lines, scene.generation === "2023" ? `${t.linkedDataset} – ` : ""),
    h(
      "div",
      { look: "buttons" },
      button(view, "apps.assignPeople", t.assignPeople, { disabled: pending }),
      button(view, "apps.remove", pending ? t.cancel : t.remove),
    ),
  );
}

/** What "Add" opened in the older pages: a menu, outside of the page's root. */
export function appsAddMenu(view: View): VNode {
  const { scene, t } = view;
  const entry = (control: string, label: string, disabled = false): VNode =>
    h(
      "div",
      {
        control,
        look: "option",
        press: !disabled,
        attrs: { role: "menuitem", tabindex: "-1", ...(disabled && { "aria-disabled": "true" }) },
      },
      text(label),
    );
  return h(
    "div",
    { control: "float.menu", look: "menuFloating", key: "apps.add", attrs: { role: "menu" } },
    entry("apps.choice.create", t.createApp, scene.options.createAppDisabled),
    entry("apps.choice.connect", t.connectApp),
    entry("apps.choice.request", t.requestAccess),
  );
}
