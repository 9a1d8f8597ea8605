/** Making a token: the wizard of four steps, and the single dialog it replaced. */
import { h, type VNode } from "./dom.ts";
import { fill } from "./labels.ts";
import { offeredScopes, selectedUser, type TokenDialog } from "./scene.ts";
import {
  block,
  button,
  choice,
  combobox,
  dialogFrame,
  field,
  lazily,
  option,
  optionList,
  text,
  type View,
} from "./widgets.ts";

export function tokenDialog(view: View, dialog: TokenDialog): VNode {
  if (view.scene.generation === "2023") return singleDialog(view, dialog);
  const { t } = view;
  const rail = [t.selectApp, t.setExpiration, t.assignPermissions, t.done];
  const at = ["app", "expiry", "permissions", "done"].indexOf(dialog.step);
  const body = h(
    "div",
    { look: "railed" },
    h(
      "div",
      { look: "rail" },
      text(t.generateDialog, "title"),
      ...rail.map((name, index) =>
        h(
          "div",
          { look: index === at ? "strong" : "quiet", ...(index === at && { attrs: { "aria-current": "step" } }) },
          text(name),
        ),
      ),
    ),
    h("div", { look: "stepBody", key: dialog.step }, ...step(view, dialog)),
  );
  return dialogFrame(view, "", [body], foot(view, dialog));
}

function step(view: View, dialog: TokenDialog): VNode[] {
  const { t } = view;
  switch (dialog.step) {
    case "expiry":
      return [
        h("div", { look: "title", attrs: { role: "heading" } }, text(t.tokenExpiration)),
        ...expiries(view, dialog),
      ];
    case "permissions":
      return permissions(view, dialog);
    case "done":
      return [
        h("div", { look: "title", attrs: { role: "heading" } }, text(t.tokenCreated)),
        block(t.tokenNote, "quiet"),
        block(t.token, "strong"),
        h("div", { look: "tokenRow" }, tokenBox(view, dialog.token), button(view, "done.copy", t.copy)),
      ];
    default:
      return [
        h("div", { look: "title", attrs: { role: "heading" } }, text(t.whichApp)),
        block(t.selectApp, "strong"),
        ...appBox(view, dialog),
      ];
  }
}

function foot(view: View, dialog: TokenDialog): VNode[] {
  const { scene, t } = view;
  const back = button(view, "wizard.back", t.back);
  switch (dialog.step) {
    case "expiry":
      return [back, button(view, "wizard.next", t.next, { primary: true, disabled: dialog.expiry === null })];
    case "permissions":
      return [
        back,
        button(view, "wizard.generate", t.generateDialog, {
          primary: true,
          disabled: dialog.scopes.length === 0 || scene.waiting,
        }),
      ];
    case "done":
      return [button(view, "done.done", t.done, { primary: true })];
    default:
      return [button(view, "wizard.next", t.next, { primary: true, disabled: dialog.appId === null })];
  }
}

function appBox(view: View, dialog: TokenDialog): VNode[] {
  const { scene, t } = view;
  const app = scene.data.apps.find(({ id }) => id === dialog.appId);
  const box = combobox("wizard.app", app?.name ?? t.noAppSelected, dialog.list === "app", t.selectApp);
  return dialog.list === "app" && scene.options.optionPlace === "dialog" ? [box, appOptions(view, dialog)] : [box];
}

/** The apps to choose from; the dialog or the body holds them. */
export function appOptions(view: View, dialog: TokenDialog): VNode {
  const { scene } = view;
  const apps = scene.data.apps.filter(({ status }) => status === "active");
  const lines = lazily(view, apps, dialog.painted, ({ id, name }) =>
    option(view, `wizard.app.option:${id}`, [text(name)], dialog.appId === id),
  );
  return optionList("wizard.app.list", lines, scene.options.optionPlace === "body");
}

function expiries(view: View, dialog: TokenDialog): VNode[] {
  const { scene, t } = view;
  return [
    choice(view, "wizard.expiry.60", [text(t.days60)], dialog.expiry === "60", "radio"),
    ...(scene.options.neverOffered
      ? [choice(view, "wizard.expiry.never", [text(t.never)], dialog.expiry === "never", "radio")]
      : []),
  ];
}

function permissions(view: View, dialog: TokenDialog): VNode[] {
  const { scene, t } = view;
  const offered = offeredScopes(scene, selectedUser(scene), dialog.appId);
  const title = h("div", { look: "title", attrs: { role: "heading" } }, text(t.assignPermissions));
  if (offered.length === 0) return [title, block(t.noPermissions, "quiet")];
  const open = dialog.list === "permissions";
  const shown = dialog.scopes.length === 0 ? t.selectPermissions : fill(t.optionsSelected, dialog.scopes.length);
  return [
    title,
    block(t.selectPermissions, "strong"),
    combobox("wizard.permissions", shown, open, t.selectPermissions),
    ...(open && scene.options.optionPlace === "dialog" ? [scopeList(view, dialog)] : []),
    block(t.consent, "quiet"),
  ];
}

/** The permissions with their check boxes; the names are the same in every language. */
export function scopeList(view: View, dialog: TokenDialog): VNode {
  const { scene, t } = view;
  const wanted = dialog.search.trim().toLowerCase();
  const offered = offeredScopes(scene, selectedUser(scene), dialog.appId).filter((scope) => scope.includes(wanted));
  const lines = lazily(view, offered, dialog.painted, (scope) =>
    choice(view, `wizard.scope:${scope}`, [text(scope)], dialog.scopes.includes(scope), "checkbox"),
  );
  const list = h("div", { control: "wizard.permissions.list", look: "options", scrolls: true }, ...lines);
  const search = field(view, "wizard.search", "", dialog.search, { placeholder: t.searchOptions });
  const floating = scene.options.optionPlace === "body" && scene.generation === "2026";
  const layer = floating ? { control: "float.list", look: "floating" as const } : {};
  return h("div", { ...layer, key: "wizard.permissions" }, search, list);
}

/** What holds the finished token; which element it is on the real site is not known. */
function tokenBox(view: View, token: string): VNode {
  const { tokenBox: tag } = view.scene.options;
  if (tag === "text") return h("div", { control: "done.token", look: "wrapped" }, token);
  return h(tag, {
    control: "done.token",
    look: "field",
    value: token,
    attrs: { readonly: "", "aria-label": view.t.token, ...(tag === "input" && { type: "text" }) },
  });
}

/** Everything in one dialog, and the result in the same one, as wrapped text. */
function singleDialog(view: View, dialog: TokenDialog): VNode {
  const { scene, t } = view;
  const user = selectedUser(scene);
  const app = scene.data.apps.find(({ id }) => id === dialog.appId);
  const line = (caption: string, value: string, control?: string) =>
    h(
      "div",
      { look: "wrapped" },
      h("strong", {}, `${caption} `),
      h("span", control === undefined ? {} : { control }, value),
    );
  if (dialog.step === "done") {
    return dialogFrame(
      view,
      t.generateDialog,
      [
        line(t.lineUser, user?.name ?? ""),
        line(t.lineApp, app?.name ?? ""),
        line(t.lineToken, dialog.token, "done.token"),
      ],
      [button(view, "done.done", t.ok, { primary: true })],
    );
  }
  const offered = offeredScopes(scene, user, dialog.appId);
  const ready = app !== undefined && dialog.expiry !== null && dialog.scopes.length > 0 && !scene.waiting;
  return dialogFrame(
    view,
    t.generateDialog,
    [
      block(t.app, "strong"),
      ...appBox(view, dialog),
      block(t.tokenExpiration, "strong"),
      ...expiries(view, dialog),
      block(t.permissions, "strong"),
      app !== undefined && (offered.length === 0 ? block(t.noPermissions, "quiet") : scopeList(view, dialog)),
    ],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "wizard.generate", t.generateDialog, { primary: true, disabled: !ready }),
    ],
  );
}
