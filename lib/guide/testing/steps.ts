import { defaultOptions } from "../../../sandbox/pages/site/options.ts";
import type { Want } from "../../../sandbox/pages/site/oracle.ts";
import type { Dialog, Generation, Locale, Scene, TokenDialog } from "../../../sandbox/pages/site/scene.ts";
import { everyScene } from "../../../sandbox/pages/site/scenes.ts";
import { exampleApp, exampleUser, neededScopes, sceneOf } from "../../../sandbox/pages/site/world.ts";
import type { AdviceKind, Known } from "../types.ts";

/** A page on which a piece of advice is given, and what is pointed at there. */
export interface Shown {
  /** A scene of the sandbox by its name, or one made for this. */
  scene: string | ((generation: Generation, locale: Locale) => Scene);
  /** The control that is pointed at; `null`: the page does not tell which, or there is nothing to press. */
  points: string | null;
  want?: Partial<Want>;
  known?: Partial<Known>;
  address?: (address: string) => string;
  /** The generation that has this page, if only one has. */
  only?: Generation;
  /** Whether everybody comes by here: a stop of the main path, on which a pointer is expected. */
  main?: true;
}

const chosen = { systemUserId: exampleUser.id } satisfies Partial<Want>;
const own = { way: "own" } satisfies Partial<Want>;
const unknownApp = { app: { id: null, name: "", owner: "" }, appActive: false } satisfies Partial<Known>;

/** The page of the system users of somebody who has none yet. */
const firstUser =
  (...dialogs: Dialog[]) =>
  (generation: Generation, locale: Locale) =>
    sceneOf(generation, locale, {
      page: { kind: "settings", section: "system_users" },
      data: { apps: [exampleApp] },
      dialogs,
    });

const create = { kind: "createUser", name: "", role: null, list: false, error: null } as const;
const named = { ...create, name: "Hubwarden" };

/** The page with the one system user that was just made. */
const oneUser =
  (selected: string | null, ...dialogs: Dialog[]) =>
  (generation: Generation, locale: Locale) =>
    sceneOf(generation, locale, {
      page: { kind: "settings", section: "system_users" },
      data: { apps: [exampleApp], systemUsers: [exampleUser] },
      options: { ...defaultOptions, roleNeeded: "never" },
      selected,
      dialogs,
    });

const allTicked: TokenDialog = {
  kind: "token",
  step: "permissions",
  appId: exampleApp.id,
  list: "permissions",
  painted: 32,
  search: "",
  expiry: "60",
  scopes: neededScopes,
  token: "",
};

const app = exampleApp.id;
const user = exampleUser.id;

/** Where each piece of advice is given. The stops of the main path stand in its order. */
export const SHOWN: Record<AdviceKind, readonly Shown[]> = {
  logIn: [{ scene: "login wall", points: null }],
  blocked: [{ scene: "security stop", points: null }],
  openSettings: [
    { scene: "home", points: null },
    { scene: "not found", points: null },
  ],
  pageLoading: [{ scene: "blank", points: null }],
  portfolioUnclear: [
    { scene: "no apps", points: null, address: (address) => `${address}&business_id=104857600999999` },
    { scene: "no apps", points: null, address: (address) => address.replace(/business_id=\d+/, "") },
  ],
  usePortfolio: [{ scene: "settings root", points: null, known: { businessId: null } }],
  wrongPortfolio: [{ scene: "no apps", points: null, known: { businessId: "104857600999999" } }],
  dialogInTheWay: [
    { scene: "create app", points: null },
    { scene: "revoke", points: null, want: chosen },
  ],
  chooseWay: [{ scene: "no apps", points: null, known: { way: null } }],

  openApps: [
    { scene: "settings root", points: "nav.apps", main: true },
    { scene: "menu folded", points: "nav.group.accounts" },
  ],
  addApp: [{ scene: "no apps", points: "apps.add", main: true }],
  chooseRequestAccess: [
    { scene: "add menu", points: "apps.choice.request", only: "2023", main: true },
    { scene: "what to do", points: "apps.choice.request", only: "2026", main: true },
  ],
  chooseConnectApp: [
    { scene: "add menu", points: "apps.choice.connect", want: own, only: "2023" },
    { scene: "what to do", points: "apps.choice.connect", want: own, only: "2026" },
  ],
  sayRelationship: [
    // What somebody works for whom, only the admin knows.
    { scene: "relationship", points: null },
    { scene: "relationship, vendor", points: "relationship.next" },
    { scene: "relationship, other", points: "relationship.text" },
  ],
  leaveConnectDialog: [{ scene: "connect, empty", points: "dialog.cancel" }],
  enterAppId: [
    { scene: "request, empty, hint label", points: "request.appId", main: true },
    { scene: "request, empty, hint none", points: "request.appId" },
    { scene: "connect, empty", points: "connect.appId", want: own },
  ],
  pressRequestApp: [{ scene: "request, id typed", points: "request.submit", main: true }],
  pressConnectApp: [{ scene: "connect, id typed", points: "connect.submit", want: own }],
  openAppRow: [{ scene: "app active", points: null, want: own, known: unknownApp }],
  captureApp: [{ scene: "app active, open", points: null, want: own, known: unknownApp }],
  appRequested: [
    { scene: "request confirmed", points: "requestSent.ok" },
    { scene: "app sent", points: null, want: chosen },
  ],
  appUnclear: [{ scene: "app declined", points: null }],
  appTrouble: [{ scene: "request, technicalIssue", points: null }],

  openSystemUsers: [{ scene: "page business_info", points: "nav.system_users", main: true }],
  addSystemUser: [{ scene: "no users", points: "users.add", main: true }],
  systemUserNeedsApp: [{ scene: "app sent, no users", points: null }],
  acceptPolicy: [{ scene: "policy", points: "policy.accept", main: true }],
  finishPolicy: [{ scene: "policy accepted", points: "policy.done", main: true }],
  nameSystemUser: [{ scene: firstUser(create), points: "create.name", main: true }],
  systemUserNameRefused: [
    { scene: firstUser({ ...named, role: "ADMIN", error: "tooManyHyphens" }), points: "create.name" },
    { scene: firstUser({ ...named, role: "ADMIN", error: "invalidName" }), points: "create.name" },
  ],
  chooseSystemUserRole: [
    { scene: firstUser(named), points: "create.role", main: true },
    { scene: firstUser({ ...named, list: true }), points: "create.role.option:ADMIN", main: true },
    { scene: firstUser({ ...named, role: "EMPLOYEE" }), points: "create.role" },
  ],
  pressCreateSystemUser: [{ scene: firstUser({ ...named, role: "ADMIN" }), points: "create.submit", main: true }],
  openSystemUserRow: [
    { scene: oneUser(null), points: `users.row:${user}`, main: true },
    { scene: "users", points: `users.row:${user}`, want: chosen, only: "2026" },
    // The older list tells who is an admin; the newer tells the IDs.
    { scene: "users", points: `users.row:${user}`, only: "2023" },
    { scene: "users", points: null, only: "2026" },
  ],
  captureSystemUser: [{ scene: "admin open", points: null }],

  leaveWizard: [{ scene: "token, no permissions", points: "dialog.close", want: chosen }],
  pressAssignAssets: [{ scene: "admin open", points: "users.assign", want: chosen, known: { needsAppRole: true } }],
  chooseAppsToAssign: [
    { scene: "assign assets", points: "assign.kind:apps", want: chosen, known: { needsAppRole: true } },
  ],
  chooseAppToAssign: [
    { scene: "assign assets, apps", points: `assign.asset:${app}`, want: chosen, known: { needsAppRole: true } },
  ],
  chooseDevelopApp: [
    { scene: "assign assets, chosen", points: "assign.task:develop", want: chosen, known: { needsAppRole: true } },
    { scene: "manage assignments", points: null, want: chosen },
  ],
  pressSaveRole: [
    { scene: "assign assets, ready", points: "assign.save", want: chosen, known: { needsAppRole: true } },
  ],

  pressGenerateToken: [{ scene: "admin open", points: "users.generate", want: chosen, main: true }],
  generateTokenDisabled: [{ scene: "users, no app", points: null, want: chosen, known: { appActive: true } }],
  openAppChoice: [
    { scene: "token, start", points: "wizard.app", want: chosen, main: true },
    { scene: "token, wrong app chosen", points: "wizard.app", want: chosen },
  ],
  chooseApp: [{ scene: "token, apps open 0", points: `wizard.app.option:${app}`, want: chosen, main: true }],
  pressNextAfterApp: [{ scene: "token, app chosen", points: "wizard.next", want: chosen, only: "2026", main: true }],
  chooseExpiry: [
    { scene: "token, expiry 0", points: "wizard.expiry.60", want: chosen, only: "2026", main: true },
    { scene: "token, app chosen", points: "wizard.expiry.60", want: chosen, only: "2023", main: true },
  ],
  pressNextAfterExpiry: [{ scene: "token, expiry 60", points: "wizard.next", want: chosen, only: "2026", main: true }],
  openScopes: [{ scene: "token, permissions", points: "wizard.permissions", want: chosen, only: "2026", main: true }],
  tickScope: [
    { scene: "token, permissions open 0", points: "wizard.scope:ads_management", want: chosen, main: true },
    { scene: "token, permissions open 1", points: "wizard.scope:ads_management", want: chosen },
  ],
  scopeNotOffered: [{ scene: "token, a permission is absent", points: null, want: chosen }],
  pressGenerate: [
    { scene: oneUser(user, { ...allTicked }), points: "wizard.generate", want: chosen, only: "2026", main: true },
    {
      scene: oneUser(user, { ...allTicked, step: "form" }),
      points: "wizard.generate",
      want: chosen,
      only: "2023",
      main: true,
    },
  ],
  approvalNeeded: [{ scene: "gate secondAdmin", points: null, want: chosen }],
  verifyAccount: [{ scene: "gate verify", points: "gate.verify", want: chosen }],
  newDevice: [{ scene: "gate newDevice", points: null, want: chosen }],
  passwordAgain: [{ scene: "gate password", points: null, want: chosen }],
  captureToken: [
    { scene: "token, done, input", points: "done.token", want: chosen, main: true },
    { scene: "token, done, text", points: "done.token", want: chosen },
  ],
  pressDone: [{ scene: "token, done, input", points: "done.done", want: { ...chosen, tokenHad: true }, main: true }],
  connect: [{ scene: "admin open", points: null, want: { ...chosen, tokenHad: true } }],
};

/** Draws the scene that is meant, in one generation and language. */
export function sceneFor({ scene }: Shown, generation: Generation, locale: Locale): Scene {
  if (typeof scene !== "string") return scene(generation, locale);
  const found = everyScene({ generation, locale }).find(({ name }) => name === scene);
  if (!found) throw new Error(`No scene "${scene}" in ${generation}.`);
  return found.scene;
}
