/**
 * What somebody who knows Business settings would do next. Written from the reference, for tests that ask whether a
 * pointer pointed at a right control.
 */
import { groupOf } from "./frame.ts";
import {
  type AppRow,
  type Dialog,
  mayAddUser,
  mayGenerate,
  offeredScopes,
  type Scene,
  type Section,
  selectedUser,
  type TokenDialog,
  topDialog,
  type UserRow,
} from "./scene.ts";

/** What the admin has set out to get. */
export interface Want {
  /** With the app of a provider, or with an app of one's own. */
  way: "own" | "provider";
  appId: string;
  appName: string;
  /** The system user that was chosen before, if one was. */
  systemUserId: string | null;
  scopes: readonly string[];
  /** Whether the token is safe already, so that its dialog may be closed. */
  tokenHad: boolean;
  /** If given and another portfolio is open, nothing here is right. */
  businessId?: string;
}

/**
 * The keys of the controls that may rightly be used next; more than one when more than one is right, none when there
 * is nothing to use: the page is blank, a request is under way, somebody else has to act, or all is done.
 */
export function rightControls(scene: Scene, want: Want): ReadonlySet<string> {
  if (scene.blank || scene.waiting || scene.page.kind !== "settings") return new Set();
  if (want.businessId !== undefined && want.businessId !== scene.data.businessId) return new Set();
  const dialog = topDialog(scene);
  if (dialog) return new Set(inDialog(scene, dialog, want));
  const rights = want.tokenHad ? [] : onPage(scene, want);
  // When the content sits in a frame, the menu is in the outer document and all else in the inner one.
  if (scene.part === "whole") return new Set(rights);
  return new Set(rights.filter((key) => key.startsWith("nav.") === (scene.part === "frame")));
}

function inDialog(scene: Scene, dialog: Dialog, want: Want): string[] {
  const out = ["dialog.close"];
  if (want.tokenHad) {
    const done = dialog.kind === "token" && dialog.step === "done";
    return done ? ["done.done", ...out] : [...out, "dialog.cancel"];
  }
  const app = appOf(scene, want);
  const needsApp = app === undefined || app.status === "declined";
  switch (dialog.kind) {
    case "addApp":
      return needsApp ? choices(want) : out;
    case "relationship":
      if (!needsApp) return [...out, "dialog.cancel"];
      return relationship(dialog);
    case "requestApp":
      // Asking the owner, also for an own app that another portfolio holds.
      if (!needsApp) return [...out, "dialog.cancel"];
      return idField(dialog, want, "request");
    case "connectApp":
      if (!needsApp || want.way === "provider") return [...out, "dialog.cancel"];
      return idField(dialog, want, "connect");
    case "requestSent":
      return ["requestSent.ok", ...out];
    case "policy":
      return [dialog.accepted ? "policy.done" : "policy.accept"];
    case "createUser":
      return createUser(scene, dialog, want);
    case "assignAssets":
      return assignAssets(scene, dialog, want);
    case "manageAssignments":
      return dialog.appId === want.appId ? manage(dialog.tasks) : [...out, "dialog.cancel"];
    case "assignPeople":
      return assignPeople(scene, dialog, want);
    case "token":
      return token(scene, dialog, want);
    case "gate":
      return gate(dialog);
    case "createApp":
    case "revoke":
      return [...out, "dialog.cancel"];
    case "notice":
      return out;
  }
}

const appOf = (scene: Scene, want: Want): AppRow | undefined => scene.data.apps.find(({ id }) => id === want.appId);

/** A provider's app is asked for; "Connect" would make this portfolio its owner, which is right for an own app alone. */
const choices = (want: Want): string[] =>
  want.way === "provider" ? ["apps.choice.request"] : ["apps.choice.connect", "apps.choice.request"];

function relationship(dialog: Extract<Dialog, { kind: "relationship" }>): string[] {
  const any = ["relationship.agency", "relationship.vendor", "relationship.partner", "relationship.other"];
  if (dialog.choice === null) return any;
  if (dialog.choice === "other" && dialog.text.trim() === "") return ["relationship.text"];
  return ["relationship.next"];
}

function idField(dialog: { text: string; error: unknown }, want: Want, name: "request" | "connect"): string[] {
  if (dialog.text.trim() !== want.appId) return [`${name}.appId`];
  // After an error the same button is the way to try again, and leaving is right as well.
  return dialog.error === null ? [`${name}.submit`] : [`${name}.submit`, "dialog.cancel", "dialog.close"];
}

function createUser(scene: Scene, dialog: Extract<Dialog, { kind: "createUser" }>, want: Want): string[] {
  const leave = ["dialog.close", "dialog.cancel"];
  if (chosenUsers(scene, want).length > 0) return leave;
  if (dialog.error === "adminLimit" || dialog.error === "employeeLimit") return leave;
  const refused = dialog.error !== null;
  const steps: string[] = [];
  if (dialog.name.trim() === "" || refused) steps.push("create.name");
  if (dialog.list) return ["create.role.option:ADMIN"];
  // People can only be read by a system user who is an admin.
  if (dialog.role !== "ADMIN") steps.push("create.role");
  return steps.length > 0 ? steps : ["create.submit"];
}

function assignAssets(scene: Scene, dialog: Extract<Dialog, { kind: "assignAssets" }>, want: Want): string[] {
  if (!needsRole(scene, want)) return ["dialog.close", "dialog.cancel"];
  if (dialog.assetKind !== "apps") return ["assign.kind:apps"];
  if (dialog.appId !== want.appId) return [`assign.asset:${want.appId}`, "assign.list"];
  const toggles = ["assign.task:develop", "assign.task:manage"];
  return dialog.tasks.length > 0 ? ["assign.save"] : toggles;
}

const manage = (tasks: readonly string[]): string[] =>
  tasks.includes("develop") || tasks.includes("manage")
    ? ["manage.save", "dialog.close", "dialog.cancel"]
    : ["manage.task:develop", "manage.task:manage"];

function assignPeople(scene: Scene, dialog: Extract<Dialog, { kind: "assignPeople" }>, want: Want): string[] {
  const users = chosenUsers(scene, want);
  if (dialog.appId !== want.appId || users.length === 0) return ["dialog.close", "dialog.cancel"];
  if (!users.some(({ id }) => id === dialog.userId)) return users.map(({ id }) => `people.user:${id}`);
  return dialog.tasks.length > 0 ? ["people.save"] : ["people.task:develop", "people.task:manage"];
}

function gate(dialog: Extract<Dialog, { kind: "gate" }>): string[] {
  switch (dialog.gate) {
    case "secondAdmin":
      return dialog.sent ? ["gate.ok", "dialog.close"] : ["gate.send"];
    case "verify":
      if (!dialog.sent) return ["gate.verify"];
      return dialog.text.trim() === "" ? ["gate.code"] : ["gate.submit"];
    case "newDevice":
      return ["gate.ok", "dialog.close"];
    case "password":
      return dialog.text === "" ? ["gate.password"] : ["gate.submit"];
  }
}

function token(scene: Scene, dialog: TokenDialog, want: Want): string[] {
  // Until the token is safe, closing would lose it for good.
  if (dialog.step === "done") return ["done.copy", "done.token"];
  const user = selectedUser(scene);
  const users = chosenUsers(scene, want);
  // A token of somebody else is no use.
  if (!user || !users.some(({ id }) => id === user.id)) return ["dialog.close", "dialog.cancel"];
  if (appOf(scene, want)?.status !== "active") return ["dialog.close", "dialog.cancel"];
  switch (dialog.step) {
    case "app":
      return dialog.appId === want.appId && dialog.list !== "app" ? ["wizard.next"] : chooseApp(dialog, want);
    case "expiry":
      if (dialog.appId !== want.appId) return ["wizard.back"];
      return dialog.expiry === null ? expiries(scene) : ["wizard.next", ...expiries(scene)];
    case "permissions":
      if (dialog.appId !== want.appId) return ["wizard.back"];
      return permissions(scene, dialog, want, user);
    case "form":
      return form(scene, dialog, want, user);
  }
}

function chooseApp(dialog: TokenDialog, want: Want): string[] {
  return dialog.list === "app" ? [`wizard.app.option:${want.appId}`, "wizard.app.list"] : ["wizard.app"];
}

const expiries = ({ options }: Scene): string[] => [
  "wizard.expiry.60",
  ...(options.neverOffered ? ["wizard.expiry.never"] : []),
];

function permissions(scene: Scene, dialog: TokenDialog, want: Want, user: UserRow): string[] {
  const offered = offeredScopes(scene, user, dialog.appId);
  const leave = ["dialog.close", "wizard.back", "dialog.cancel"];
  if (offered.length === 0) return leave;
  const missing = want.scopes.filter((scope) => offered.includes(scope) && !dialog.scopes.includes(scope));
  const superfluous = dialog.scopes.filter((scope) => !want.scopes.includes(scope));
  const open = dialog.list === "permissions" || scene.generation === "2023";
  const boxes = [...missing, ...superfluous].map((scope) => `wizard.scope:${scope}`);
  if (missing.length > 0) return open ? [...boxes, "wizard.search", "wizard.permissions.list"] : ["wizard.permissions"];
  // What the app does not offer cannot be had: take what there is, or leave and ask the app's owner.
  const lacking = want.scopes.some((scope) => !offered.includes(scope));
  const list = open && scene.generation === "2026" ? ["wizard.permissions", ...boxes] : open ? boxes : [];
  return ["wizard.generate", ...list, ...(lacking ? leave : [])];
}

/** The old dialog takes everything in any order. */
function form(scene: Scene, dialog: TokenDialog, want: Want, user: UserRow): string[] {
  if (dialog.list === "app") return chooseApp(dialog, want);
  const rights: string[] = [];
  if (dialog.appId !== want.appId) rights.push("wizard.app");
  if (dialog.expiry === null) rights.push(...expiries(scene));
  if (dialog.appId !== want.appId) return rights;
  const scopes = permissions(scene, dialog, want, user);
  const unfinished = rights.length > 0;
  return [...rights, ...scopes.filter((key) => !unfinished || key !== "wizard.generate")];
}

/** The system users that will do: the one chosen, else an admin there is. */
function chosenUsers(scene: Scene, want: Want): UserRow[] {
  const users = scene.data.systemUsers;
  const chosen = users.filter(({ id }) => id === want.systemUserId);
  return chosen.length > 0 ? chosen : users.filter(({ role }) => role === "ADMIN");
}

/** Whether a role on the app may be given: whether it is needed shows only in the wizard, so before that both are right. */
function needsRole(scene: Scene, want: Want): boolean {
  const user = selectedUser(scene);
  if (!user || appOf(scene, want)?.status !== "active") return false;
  const held = user.apps[want.appId] ?? [];
  return !held.includes("develop") && !held.includes("manage");
}

function onPage(scene: Scene, want: Want): string[] {
  const app = appOf(scene, want);
  if (app === undefined || app.status === "declined") return forApp(scene, want);
  const status = statusRow(scene, want);
  const users = chosenUsers(scene, want);
  if (users.length === 0) {
    // A system user can be made before the app is granted, if the page lets one.
    const way = mayAddUser(scene) ? towards(scene, "system_users", ["users.add", ...unknownRows(scene, want)]) : [];
    return app.status === "sent" ? [...way, ...status] : way;
  }
  if (app.status === "sent") return [...rows(scene, users, want), ...status];
  if (!users.some(({ id }) => id === scene.selected) || !on(scene, "system_users")) return rows(scene, users, want);
  if (!mayGenerate(scene)) return [];
  return ["users.generate", ...(needsRole(scene, want) ? roleControls(scene) : [])];
}

const on = (scene: Scene, section: Section): boolean =>
  scene.page.kind === "settings" && scene.page.section === section;

/** Controls of a page when it is open, otherwise the way to it through the menu. */
function towards(scene: Scene, section: Section, controls: readonly string[]): string[] {
  if (on(scene, section)) return [...controls];
  const group = groupOf(section);
  return group !== undefined && scene.folded.includes(group) ? [`nav.group.${group}`] : [`nav.${section}`];
}

function forApp(scene: Scene, want: Want): string[] {
  return towards(scene, "apps", scene.menu === "apps.add" ? choices(want) : ["apps.add"]);
}

const rows = (scene: Scene, users: readonly UserRow[], want: Want): string[] =>
  towards(scene, "system_users", [
    ...users.filter(({ id }) => id !== scene.selected).map(({ id }) => `users.row:${id}`),
    ...unknownRows(scene, want),
    "users.list",
  ]);

/** The newer list does not tell who is an admin, so to open a row and look is right as well. */
const unknownRows = (scene: Scene, want: Want): string[] =>
  scene.generation === "2026" && want.systemUserId === null && scene.selected === null
    ? scene.data.systemUsers.map(({ id }) => `users.row:${id}`)
    : [];

/** While a request waits, looking at the app's row is right: its status stands there. */
const statusRow = (scene: Scene, want: Want): string[] =>
  scene.selected === want.appId ? [] : towards(scene, "apps", [`apps.row:${want.appId}`]);

const roleControls = (scene: Scene): string[] =>
  scene.tab === "installed" ? ["users.tab.assigned"] : ["users.assign"];
