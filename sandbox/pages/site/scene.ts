/**
 * Business settings as it is on somebody's screen, as plain data.
 *
 * How to use it in a test (happy-dom or a browser):
 *
 *     import { everyScene } from "sandbox/pages/site/scenes.ts";      // named scenes of every page, dialog and branch
 *     import { renderScene } from "sandbox/pages/site/render.ts";     // builds or updates the document; act may be ignored
 *     import { controlOf } from "sandbox/pages/site/dom.ts";          // the semantic key of an element, or undefined
 *     import { rightControls } from "sandbox/pages/site/oracle.ts";   // what somebody with this want may rightly use next
 *     import { addressOf } from "sandbox/pages/site/address.ts";      // the URL that goes with the scene
 *
 *     for (const { name, scene } of everyScene({ generation: "2026", locale: "en" })) {
 *       renderScene(document, scene, () => {});
 *       rightControls(scene, want).has(controlOf(pointedAt) ?? "");
 *     }
 *
 * The keys (`apps.add`, `request.appId`, `wizard.scope:ads_read` …) are never in the DOM. The same key is used in both
 * generations where the control has the same meaning.
 */
import type { SiteOptions } from "./options.ts";

export const generations = ["2023", "2026"] as const;
export type Generation = (typeof generations)[number];

export const locales = [
  "en",
  "es-ES",
  "es-LA",
  "pt-BR",
  "fr",
  "de",
  "it",
  "nl",
  "pl",
  "tr",
  "id",
  "vi",
  "ja",
  "ko",
  "zh-TW",
  "zh-CN",
  "ru",
  "ar",
  "nonsense",
] as const;
export type Locale = (typeof locales)[number];

export const sections = [
  "business_info",
  "business_users",
  "partners",
  "system_users",
  "pages",
  "ad_accounts",
  "business_asset_groups",
  "apps",
  "instagram_accounts",
  "whatsapp_account",
  "requests",
  "security_center",
] as const;
export type Section = (typeof sections)[number];

export type NavGroup = "users" | "accounts";

export type Page =
  /** Section `null` is the settings root. */
  | { kind: "settings"; section: Section | null }
  | { kind: "home" }
  | { kind: "login" }
  /** The security stop: try again after some minutes. */
  | { kind: "block"; minutes: number }
  | { kind: "noAccess" }
  | { kind: "notFound" };

export type AppStatus = "active" | "sent" | "declined";

export interface AppRow {
  id: string;
  name: string;
  /** The business that owns the app. */
  owner: string;
  /** Whether that is this portfolio. */
  own: boolean;
  status: AppStatus;
  /** The permissions that this app offers; what is missing here is simply absent in the wizard. */
  scopes: readonly string[];
}

export type Role = "ADMIN" | "EMPLOYEE";
export type Task = "develop" | "insights" | "test" | "manage";

export interface UserRow {
  /** The id that Business settings shows. */
  id: string;
  name: string;
  role: Role;
  /** Roles on apps, by app id. */
  apps: Readonly<Record<string, readonly Task[]>>;
  installed: readonly string[];
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: string;
}

export interface RequestRow {
  direction: "received" | "sent";
  text: string;
}

/** What the server says about the portfolio. */
export interface SiteData {
  businessId: string;
  businessName: string;
  apps: readonly AppRow[];
  systemUsers: readonly UserRow[];
  people: readonly PersonRow[];
  requests: readonly RequestRow[];
  policyAccepted: boolean;
}

export type ErrorKey =
  | "technicalIssue"
  | "alreadyOwned"
  | "limited"
  | "unknownApp"
  | "tooManyHyphens"
  | "invalidName"
  | "adminLimit"
  | "employeeLimit";

export type Gate = "secondAdmin" | "verify" | "newDevice" | "password";

/** The token dialog: "form" is the whole dialog of 2023, the other steps are those of the wizard. */
export interface TokenDialog {
  kind: "token";
  step: "form" | "app" | "expiry" | "permissions" | "done";
  appId: string | null;
  list: "none" | "app" | "permissions";
  /** How many options of the open list are painted; grows when the list is scrolled. */
  painted: number;
  search: string;
  expiry: "60" | "never" | null;
  scopes: readonly string[];
  token: string;
}

export type Dialog =
  | { kind: "addApp" }
  | { kind: "relationship"; choice: RelationshipChoice | null; text: string }
  | { kind: "requestApp"; text: string; error: ErrorKey | null }
  | { kind: "requestSent" }
  | { kind: "connectApp"; text: string; error: ErrorKey | null }
  | { kind: "createApp"; text: string }
  | { kind: "policy"; accepted: boolean }
  | { kind: "createUser"; name: string; role: Role | null; list: boolean; error: ErrorKey | null }
  | { kind: "assignAssets"; assetKind: AssetKind; appId: string | null; tasks: readonly Task[]; painted: number }
  | { kind: "manageAssignments"; appId: string; tasks: readonly Task[] }
  | { kind: "assignPeople"; appId: string; userId: string | null; tasks: readonly Task[] }
  | TokenDialog
  | { kind: "gate"; gate: Gate; text: string; sent: boolean; minutes: number }
  | { kind: "revoke" }
  /** A window of something else that shows a text; with a session token in it, it is bait. */
  | { kind: "notice"; text: string };

export type RelationshipChoice = "agency" | "vendor" | "partner" | "other";
export type AssetKind = "pages" | "ad_accounts" | "apps";

/** A dialog that was closed and is still in the document, and how it is hidden. */
export interface Leftover {
  dialog: Dialog;
  hidden: "display" | "visibility" | "aria" | "size";
}

/** Whether this document is the whole page, or one half of a page whose content sits in a frame. */
export type Part = "whole" | "frame" | "content";

export interface Scene {
  generation: Generation;
  locale: Locale;
  options: SiteOptions;
  /** Drives everything that differs from load to load: class names, kinds of elements, order of parameters. */
  seed: number;
  part: Part;
  /** Nothing is painted yet. */
  blank: boolean;
  /** Whether addresses have the old form, `/settings/system-users/<id>`. */
  oldPaths: boolean;
  page: Page;
  data: SiteData;
  /** The id of the open row. */
  selected: string | null;
  tab: string;
  folded: readonly NavGroup[];
  search: string;
  /** How many rows of the list are painted. */
  painted: number;
  menu: "apps.add" | "users.more" | null;
  /** Open dialogs, the uppermost last. */
  dialogs: readonly Dialog[];
  leftovers: readonly Leftover[];
  /** A request to the server is under way. */
  waiting: boolean;
}

/** What a person did with a control. */
export type Act =
  | { type: "press"; on: string }
  | { type: "type"; on: string; text: string }
  | { type: "scroll"; on: string };

/** The dialog that is on top, if any. */
export function topDialog(scene: Scene): Dialog | undefined {
  return scene.dialogs.at(-1);
}

/** The system user whose row is open. */
export function selectedUser(scene: Scene): UserRow | undefined {
  return scene.data.systemUsers.find(({ id }) => id === scene.selected);
}

/** The app whose row is open. */
export function selectedApp(scene: Scene): AppRow | undefined {
  return scene.data.apps.find(({ id }) => id === scene.selected);
}

/** Whether "Add" for system users can be pressed: the portfolio must hold an app. */
export function mayAddUser({ data, options }: Scene): boolean {
  return data.apps.some(({ status }) => status === "active" || (status === "sent" && options.requestedAppUnlocksAdd));
}

/** Whether "Generate token" can be pressed. */
export function mayGenerate({ data }: Scene): boolean {
  return data.apps.some(({ status }) => status === "active");
}

/** The permissions that the token dialog offers for this app; none when the system user lacks a role on it. */
export function offeredScopes(scene: Scene, user: UserRow | undefined, appId: string | null): readonly string[] {
  const app = scene.data.apps.find(({ id }) => id === appId);
  if (!app || !user) return [];
  const { roleNeeded } = scene.options;
  const needed = roleNeeded === "always" || (roleNeeded === "employee" && user.role === "EMPLOYEE");
  return needed && !user.apps[app.id]?.length ? [] : app.scopes;
}
