/** Every page, dialog state and branch as a named scene: what tests that read the pages are run over. */
import type { SiteOptions } from "./options.ts";
import type { AppRow, Dialog, Generation, Locale, Scene, SiteData, TokenDialog, UserRow } from "./scene.ts";
import { sections } from "./scene.ts";
import { allScopes, exampleApp, exampleUser, neededScopes, otherApp, otherUser, sceneOf } from "./world.ts";

export interface NamedScene {
  name: string;
  scene: Scene;
}

export interface SceneKind {
  generation: Generation;
  locale: Locale;
  options?: Partial<SiteOptions>;
  seed?: number;
}

/** A token as it looks; it belongs to nobody. */
export const exampleToken = `EAA${"q7WdK2mZ0bXt4".repeat(14)}`;

type Init = NonNullable<Parameters<typeof sceneOf>[2]>;

/** All scenes in one generation and language. */
export function everyScene(kind: SceneKind): NamedScene[] {
  const found: NamedScene[] = [];
  const add = (name: string, { options, ...init }: Init): void => {
    const seed = kind.seed ?? 1 + found.length;
    const scene = sceneOf(kind.generation, kind.locale, { seed, ...init, options: { ...options, ...kind.options } });
    found.push({ name, scene });
  };
  frameScenes(add);
  appScenes(add, kind.generation);
  userScenes(add, kind.generation);
  tokenScenes(add, kind.generation);
  return found;
}

type Add = (name: string, init: Init) => void;

const on = (section: (typeof sections)[number] | null): Pick<Scene, "page"> => ({
  page: { kind: "settings", section },
});
const sent: AppRow = { ...exampleApp, status: "sent" };
const full: Partial<SiteData> = { apps: [exampleApp, otherApp], systemUsers: [exampleUser, otherUser] };
const manyApps: AppRow[] = Array.from({ length: 24 }, (_, i) => ({
  ...otherApp,
  id: `70000000000${1000 + i}`,
  name: `Campaign Tool ${i + 1}`,
}));

function frameScenes(add: Add): void {
  add("blank", { blank: true });
  add("settings root", on(null));
  for (const section of sections) add(`page ${section}`, { ...on(section), data: full });
  add("menu folded", { ...on("business_info"), folded: ["users", "accounts"] });
  add("frame of 2023, outer half", { part: "frame", data: full });
  add("frame of 2023, inner half", { part: "content", data: full });
  add("home", { page: { kind: "home" } });
  add("login wall", { page: { kind: "login" } });
  add("security stop", { page: { kind: "block", minutes: 10 } });
  add("no access", { page: { kind: "noAccess" } });
  add("not found", { page: { kind: "notFound" } });
  add("person open", { ...on("business_users"), selected: "12210000000000003" });
  add("requests sent", {
    ...on("requests"),
    tab: "sent",
    data: { requests: [{ direction: "sent", text: exampleApp.name }] },
  });
  add("bait on the page", { data: full, options: { visibleBait: "page" } });
}

function appScenes(add: Add, generation: Generation): void {
  const apps = on("apps");
  add("no apps", apps);
  for (const status of ["active", "sent", "declined"] as const) {
    const data = { apps: [{ ...exampleApp, status }, otherApp] };
    add(`app ${status}`, { ...apps, data });
    add(`app ${status}, open`, { ...apps, data, selected: exampleApp.id });
    add(`app ${status}, open, status in the pane`, {
      ...apps,
      data,
      selected: exampleApp.id,
      options: { statusPlace: "pane" },
    });
    add(`app ${status}, other open`, { ...apps, data, selected: otherApp.id });
  }
  add("many apps", { ...apps, data: { apps: [...manyApps, exampleApp] } });
  if (generation === "2023") {
    add("add menu", { ...apps, menu: "apps.add" });
    add("add menu, create off", { ...apps, menu: "apps.add", options: { createAppDisabled: true } });
  } else {
    add("what to do", { ...apps, dialogs: [{ kind: "addApp" }] });
    add("what to do, create off", { ...apps, dialogs: [{ kind: "addApp" }], options: { createAppDisabled: true } });
    add("what to do, app is there", { ...apps, data: full, dialogs: [{ kind: "addApp" }] });
  }
  const dialog = (name: string, ...dialogs: Dialog[]) => add(name, { ...apps, dialogs });
  const relationship = (name: string, choice: "vendor" | "other" | null, text = "") =>
    add(name, {
      ...apps,
      dialogs: [{ kind: "relationship", choice, text }],
      options: { relationshipWith: exampleApp.owner },
    });
  relationship("relationship", null);
  relationship("relationship, vendor", "vendor");
  relationship("relationship, other", "other");
  relationship("relationship, other, told", "other", "They keep our accounts in order");
  for (const fieldHint of ["placeholder", "label", "none"] as const) {
    add(`request, empty, hint ${fieldHint}`, {
      ...apps,
      dialogs: [{ kind: "requestApp", text: "", error: null }],
      options: { fieldHint },
    });
  }
  dialog("request, id typed", { kind: "requestApp", text: exampleApp.id, error: null });
  dialog("request, wrong id typed", { kind: "requestApp", text: "123456", error: null });
  for (const error of ["technicalIssue", "alreadyOwned", "limited", "unknownApp"] as const) {
    dialog(`request, ${error}`, { kind: "requestApp", text: exampleApp.id, error });
  }
  add("request, under way", {
    ...apps,
    waiting: true,
    dialogs: [{ kind: "requestApp", text: exampleApp.id, error: null }],
  });
  add("request confirmed", { ...apps, data: { apps: [sent] }, dialogs: [{ kind: "requestSent" }] });
  dialog("connect, empty", { kind: "connectApp", text: "", error: null });
  dialog("connect, id typed", { kind: "connectApp", text: exampleApp.id, error: null });
  dialog("connect, technical issue", { kind: "connectApp", text: exampleApp.id, error: "technicalIssue" });
  dialog("create app", { kind: "createApp", text: "" });
  add("assign people", {
    ...apps,
    data: full,
    selected: exampleApp.id,
    dialogs: [{ kind: "assignPeople", appId: exampleApp.id, userId: null, tasks: [] }],
  });
  add("assign people, chosen", {
    ...apps,
    data: full,
    selected: exampleApp.id,
    dialogs: [{ kind: "assignPeople", appId: exampleApp.id, userId: exampleUser.id, tasks: ["develop"] }],
  });
  add("request, leftovers around", {
    ...apps,
    dialogs: [{ kind: "requestApp", text: "", error: null }],
    leftovers: [
      { dialog: { kind: "connectApp", text: "", error: null }, hidden: "display" },
      { dialog: { kind: "addApp" }, hidden: "visibility" },
      { dialog: tokenAt("done", { token: exampleToken }), hidden: "aria" },
      { dialog: { kind: "requestApp", text: "", error: null }, hidden: "size" },
    ],
  });
}

const tokenAt = (step: TokenDialog["step"], init: Partial<TokenDialog> = {}): TokenDialog => ({
  kind: "token",
  step,
  appId: null,
  list: "none",
  painted: 8,
  search: "",
  expiry: null,
  scopes: [],
  token: "",
  ...init,
});

function userScenes(add: Add, generation: Generation): void {
  const users = on("system_users");
  const apps = [exampleApp];
  add("no app, no users", users);
  add("app sent, no users", { ...users, data: { apps: [sent] } });
  add("app sent unlocks, no users", { ...users, data: { apps: [sent] }, options: { requestedAppUnlocksAdd: true } });
  add("no users", { ...users, data: { apps } });
  add("users", { ...users, data: full });
  add("employees only", { ...users, data: { apps, systemUsers: [otherUser] } });
  add("users, app sent", { ...users, data: { apps: [sent], systemUsers: [exampleUser] }, selected: exampleUser.id });
  add("users, no app", { ...users, data: { systemUsers: [exampleUser] }, selected: exampleUser.id });
  const open = { ...users, data: full, selected: exampleUser.id };
  add("admin open", open);
  add("admin open, installed apps", { ...open, tab: "installed" });
  add("admin open, more", { ...open, menu: "users.more" });
  add("admin open, address without id", { ...open, options: { rowSetsUrl: false } });
  add("employee open", { ...open, selected: otherUser.id });
  const withRole: UserRow = { ...exampleUser, apps: { [exampleApp.id]: ["develop", "insights", "test"] } };
  add("admin open, with a role", { ...open, data: { ...full, systemUsers: [withRole, otherUser] } });
  const make = (name: string, ...dialogs: Dialog[]) =>
    add(name, { ...users, data: { apps, systemUsers: [otherUser] }, dialogs });
  make("policy", { kind: "policy", accepted: false });
  make("policy accepted", { kind: "policy", accepted: true });
  const create = { kind: "createUser", name: "", role: null, list: false, error: null } as const;
  make("create", create);
  make("create, named", { ...create, name: "Hubwarden" });
  make("create, roles open", { ...create, name: "Hubwarden", list: true });
  add("create, roles open in the dialog", {
    ...users,
    data: { apps },
    dialogs: [{ ...create, list: true }],
    options: { optionPlace: "dialog", optionRole: "menuitem" },
  });
  make("create, employee chosen", { ...create, name: "Hubwarden", role: "EMPLOYEE" });
  make("create, ready", { ...create, name: "Hubwarden", role: "ADMIN" });
  make("create, hyphens refused", { ...create, name: "a-b-c", role: "ADMIN", error: "tooManyHyphens" });
  make("create, name refused", { ...create, name: "Meta Ads Connect", role: "ADMIN", error: "invalidName" });
  add("create, admin limit", {
    ...users,
    data: full,
    dialogs: [{ ...create, name: "Two", role: "ADMIN", error: "adminLimit" }],
  });
  const assign = { kind: "assignAssets", assetKind: "pages", appId: null, tasks: [], painted: 8 } as const;
  add("assign assets", { ...open, dialogs: [assign] });
  add("assign assets, apps", { ...open, dialogs: [{ ...assign, assetKind: "apps" }] });
  add("assign assets, chosen", { ...open, dialogs: [{ ...assign, assetKind: "apps", appId: exampleApp.id }] });
  add("assign assets, ready", {
    ...open,
    dialogs: [{ ...assign, assetKind: "apps", appId: exampleApp.id, tasks: ["develop", "insights", "test"] }],
  });
  add("assign assets, wrong app", { ...open, dialogs: [{ ...assign, assetKind: "apps", appId: otherApp.id }] });
  add("manage assignments", {
    ...open,
    data: { ...full, systemUsers: [withRole] },
    dialogs: [{ kind: "manageAssignments", appId: exampleApp.id, tasks: ["develop", "insights", "test"] }],
  });
  add("revoke", { ...open, dialogs: [{ kind: "revoke" }] });
  if (generation === "2026")
    add("admin open, overlaid by bait", { ...open, dialogs: [{ kind: "notice", text: `token ${exampleToken}` }] });
}

function tokenScenes(add: Add, generation: Generation): void {
  const open = { ...on("system_users"), data: full, selected: exampleUser.id };
  const at = (name: string, dialog: TokenDialog, options: Partial<SiteOptions> = {}, data: Partial<SiteData> = full) =>
    add(name, { ...open, data, dialogs: [dialog], options });
  const appId = exampleApp.id;
  const many = { ...full, apps: [...manyApps, exampleApp] };
  const crossed: Partial<SiteOptions>[] = [
    { optionPlace: "body", optionRole: "option", checkbox: "role", radio: "role", lazyLists: "absent" },
    { optionPlace: "dialog", optionRole: "menuitem", checkbox: "input", radio: "input", lazyLists: "unpainted" },
  ];
  const first = generation === "2023" ? "form" : "app";
  const scopeStep = generation === "2023" ? "form" : "permissions";
  at("token, start", tokenAt(first));
  for (const [index, options] of crossed.entries()) {
    at(`token, apps open ${index}`, tokenAt(first, { list: "app" }), options);
    at(`token, many apps open ${index}`, tokenAt(first, { list: "app" }), options, many);
    at(`token, many apps scrolled ${index}`, tokenAt(first, { list: "app", painted: 32 }), options, many);
  }
  at("token, app chosen", tokenAt(first, { appId }));
  at("token, wrong app chosen", tokenAt(first, { appId: otherApp.id }));
  if (generation === "2026") {
    for (const [index, options] of crossed.entries())
      at(`token, expiry ${index}`, tokenAt("expiry", { appId }), options);
    at("token, expiry without never", tokenAt("expiry", { appId }), { neverOffered: false });
    at("token, expiry 60", tokenAt("expiry", { appId, expiry: "60" }));
    at("token, expiry never", tokenAt("expiry", { appId, expiry: "never" }));
    at("token, expiry, wrong app", tokenAt("expiry", { appId: otherApp.id }));
  }
  const scoped = (init: Partial<TokenDialog>) => tokenAt(scopeStep, { appId, expiry: "60", ...init });
  at("token, permissions", scoped({}));
  for (const [index, options] of crossed.entries()) {
    at(`token, permissions open ${index}`, scoped({ list: "permissions" }), options);
    at(`token, permissions scrolled ${index}`, scoped({ list: "permissions", painted: 32 }), options);
    at(`token, permissions half ${index}`, scoped({ list: "permissions", scopes: neededScopes.slice(0, 3) }), options);
    at(`token, permissions searched ${index}`, scoped({ list: "permissions", search: "pages_s" }), options);
    at(`token, permissions all, open ${index}`, scoped({ list: "permissions", scopes: neededScopes }), options);
  }
  at("token, permissions all", scoped({ scopes: neededScopes }));
  at("token, permissions all, no expiry", scoped({ scopes: neededScopes, expiry: null }));
  at("token, permissions and more", scoped({ list: "permissions", scopes: [...neededScopes, "ads_read"] }));
  const poor = { ...exampleApp, scopes: allScopes.filter((scope) => scope !== "catalog_management") };
  at(
    "token, a permission is absent",
    scoped({
      list: "permissions",
      painted: 32,
      scopes: neededScopes.filter((scope) => scope !== "catalog_management"),
    }),
    {},
    { ...full, apps: [poor] },
  );
  at("token, no permissions", scoped({}), { roleNeeded: "always" });
  at("token, under way", scoped({ scopes: neededScopes }), {}, full);
  for (const tokenBox of ["input", "textarea", "text"] as const) {
    at(`token, done, ${tokenBox}`, scoped({ step: "done", scopes: neededScopes, token: exampleToken }), { tokenBox });
  }
  add("token, done, with bait in a window below", {
    ...open,
    dialogs: [
      { kind: "notice", text: `apiAccessToken EAAG${"Zk3".repeat(50)}` },
      scoped({ step: "done", token: exampleToken }),
    ],
  });
  for (const [gate, sent] of [
    ["secondAdmin", false],
    ["secondAdmin", true],
    ["verify", false],
    ["verify", true],
    ["newDevice", false],
    ["password", false],
  ] as const) {
    add(`gate ${gate}${sent ? ", sent" : ""}`, {
      ...open,
      dialogs: [scoped({ scopes: neededScopes }), { kind: "gate", gate, sent, text: "", minutes: 10 }],
    });
  }
}
