import {
  addAppDialog,
  assignPeopleDialog,
  connectAppDialog,
  createAppDialog,
  relationshipDialog,
  requestAppDialog,
  requestSentDialog,
} from "./app-dialogs.ts";
import { appsAddMenu, appsPage } from "./apps-page.ts";
import { h, paint, styleSheet, type VNode } from "./dom.ts";
import { header, leftMenu } from "./frame.ts";
import { labelsOf, langOf } from "./labels.ts";
import { infoPage, otherPage, peoplePage, plainPage, requestsPage } from "./other-pages.ts";
import { type Act, type Dialog, type Leftover, type Scene, topDialog } from "./scene.ts";
import { mix, sessionToken } from "./seed.ts";
import { appOptions, scopeList, tokenDialog } from "./token-dialog.ts";
import {
  assignAssetsDialog,
  createUserDialog,
  gateDialog,
  manageAssignmentsDialog,
  policyDialog,
  revokeDialog,
  roleOptions,
} from "./user-dialogs.ts";
import { usersMoreMenu, usersPage } from "./users-page.ts";
import { block, dialogFrame, type View } from "./widgets.ts";

/**
 * Makes the document show the scene: the page in a root below the body, and dialogs, menus and floating option lists
 * beside that root. What is there already is kept as far as it fits. `act` hears what a person does with the controls.
 */
export function renderScene(document: Document, scene: Scene, act: (act: Act) => void): void {
  const { lang, dir } = langOf(scene.locale);
  const view: View = { scene, t: labelsOf(scene.locale, scene.generation, scene.options.wording) };
  const html = document.documentElement;
  for (const [name, value] of Object.entries({ id: "facebook", lang, dir })) {
    if (html.getAttribute(name) !== value) html.setAttribute(name, value);
  }
  paint(document.head, [h("style", {}, styleSheet(scene.seed))], scene.seed, act);
  paint(document.body, scene.blank ? [root(scene, [])] : whole(view), scene.seed, act);
}

function root(scene: Scene, children: readonly VNode[]): VNode {
  const id = `mount_0_0_${mix(scene.seed, "mount").toString(36).slice(0, 2)}`;
  return h("div", { look: "root", key: "root", attrs: { id } }, ...children);
}

function whole(view: View): VNode[] {
  const { scene } = view;
  const layers = [
    ...scene.leftovers.map((leftover) => h("span", { key: `old:${leftover.dialog.kind}` }, leftoverOf(view, leftover))),
    ...scene.dialogs.map((dialog, index) => h("span", { key: `${dialog.kind}${index}` }, dialogOf(view, dialog))),
    ...floats(view),
  ];
  return [root(scene, pageOf(view)), ...layers];
}

function pageOf(view: View): VNode[] {
  const { scene } = view;
  const bait = scene.options.visibleBait === "page" &&
    scene.part !== "frame" && [block(`apiAccessToken ${sessionToken(scene.seed, "page")}`, "quiet")];
  if (scene.page.kind !== "settings") return [...plainPage(view), ...(bait || [])];
  const main = h("div", { look: "main", attrs: { role: "main" } }, ...contentOf(view));
  if (scene.part === "content") return [main, ...(bait || [])];
  const content =
    scene.part === "frame" ? h("iframe", { look: "frame", control: "frame", attrs: { title: view.t.settings } }) : main;
  return [header(view), h("div", { look: "columns" }, leftMenu(view), content), ...(bait || [])];
}

function contentOf(view: View): VNode[] {
  const { page } = view.scene;
  if (page.kind !== "settings") return [];
  switch (page.section) {
    case "apps":
      return appsPage(view);
    case "system_users":
      return usersPage(view);
    case "business_users":
      return peoplePage(view);
    case "business_info":
      return infoPage(view);
    case "requests":
      return requestsPage(view);
    default:
      return otherPage(view, page.section);
  }
}

function dialogOf(view: View, dialog: Dialog): VNode {
  switch (dialog.kind) {
    case "addApp":
      return addAppDialog(view);
    case "relationship":
      return relationshipDialog(view, dialog);
    case "requestApp":
      return requestAppDialog(view, dialog);
    case "requestSent":
      return requestSentDialog(view);
    case "connectApp":
      return connectAppDialog(view, dialog);
    case "createApp":
      return createAppDialog(view, dialog);
    case "policy":
      return policyDialog(view, dialog);
    case "createUser":
      return createUserDialog(view, dialog);
    case "assignAssets":
      return assignAssetsDialog(view, dialog);
    case "manageAssignments":
      return manageAssignmentsDialog(view, dialog);
    case "assignPeople":
      return assignPeopleDialog(view, dialog);
    case "token":
      return tokenDialog(view, dialog);
    case "gate":
      return gateDialog(view, dialog);
    case "revoke":
      return revokeDialog(view);
    case "notice":
      return dialogFrame(view, "", [block(dialog.text, "wrapped")], []);
  }
}

const hiding: Record<Leftover["hidden"], { style: string; attrs: Record<string, string> }> = {
  display: { style: "display:none", attrs: {} },
  visibility: { style: "visibility:hidden;position:fixed;inset:0;pointer-events:none", attrs: {} },
  aria: { style: "opacity:0;pointer-events:none;position:fixed;inset:0", attrs: { "aria-hidden": "true" } },
  size: { style: "position:absolute;width:0;height:0;overflow:hidden;contain:strict", attrs: {} },
};

/** A closed dialog without its keys: nobody can use it, whoever points at it points at nothing. */
function leftoverOf(view: View, { dialog, hidden }: Leftover): VNode {
  const strip = (node: VNode): VNode => {
    const { control: _control, ...rest } = node;
    return { ...rest, children: node.children.map((child) => (typeof child === "string" ? child : strip(child))) };
  };
  const { style, attrs } = hiding[hidden];
  return h("div", { style, attrs }, strip(dialogOf({ ...view, scene: { ...view.scene, waiting: false } }, dialog)));
}

/** Menus and option lists that hang below the body. */
function floats(view: View): VNode[] {
  const { scene } = view;
  if (scene.menu === "apps.add") return [h("span", { key: "menu" }, appsAddMenu(view))];
  if (scene.menu === "users.more") return [h("span", { key: "menu" }, usersMoreMenu(view))];
  const dialog = topDialog(scene);
  if (scene.options.optionPlace !== "body") return [];
  if (dialog?.kind === "createUser" && dialog.list) return [h("span", { key: "list" }, roleOptions(view, dialog))];
  if (dialog?.kind !== "token") return [];
  if (dialog.list === "app") return [h("span", { key: "list" }, appOptions(view, dialog))];
  const wizard = scene.generation === "2026" && dialog.step === "permissions" && dialog.list === "permissions";
  return wizard ? [h("span", { key: "list" }, scopeList(view, dialog))] : [];
}
