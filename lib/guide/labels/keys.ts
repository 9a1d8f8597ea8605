/**
 * Every text of Meta's that the guide knows by meaning. The groups are the places where the texts stand; within `MENU`, `PANE` and
 * `ROLES` the order is the order on the page.
 */
export const MENU = [
  "businessInfo",
  "users",
  "people",
  "partners",
  "systemUsers",
  "accounts",
  "pages",
  "adAccounts",
  "assetGroups",
  "apps",
  "instagram",
  "whatsapp",
  "threads",
  "dataSources",
  "requests",
] as const;

const APP = [
  "add",
  "whatToDo",
  "createApp",
  "connectApp",
  "requestAccess",
  "relationship",
  "requestAnApp",
  "requestApp",
  "addApp",
  "requestSent",
  "ownsThis",
  "ownedBy",
  "noApps",
  "technicalIssue",
  "alreadyOwned",
] as const;

const SYSTEM_USER = [
  "policy",
  "accept",
  "createSystemUser",
  "systemUserName",
  "systemUserRole",
  "admin",
  "employee",
  "adminAccess",
  "employeeAccess",
  "noSystemUsers",
  "needsApp",
  "tooManyHyphens",
  "invalidName",
] as const;

const PANE = ["generateToken", "revokeTokens", "assignAssets"] as const;

const ROLES = ["developApp", "viewInsights", "testApp", "manageApp"] as const;

const ROLE_DIALOG = ["manageAssignments", "removeAccess", "save"] as const;

const TOKEN = [
  "selectApp",
  "whichApp",
  "noAppSelected",
  "setExpiration",
  "tokenExpiration",
  "sixtyDays",
  "never",
  "assignPermissions",
  "selectPermissions",
  "optionsSelected",
  "noPermissions",
  "tokenCreated",
  "accessToken",
  "approvalNeeded",
  "verificationRequired",
  "verifyAccount",
  "newDevice",
  "passwordAgain",
] as const;

const ANYWHERE = ["settings", "next", "done", "ok", "cancel", "close", "copy", "businessId", "portfolio"] as const;

const LABEL_KEYS = [...MENU, ...APP, ...SYSTEM_USER, ...PANE, ...ROLES, ...ROLE_DIALOG, ...TOKEN, ...ANYWHERE] as const;
export type LabelKey = (typeof LABEL_KEYS)[number];

/**
 * The texts of one language or region; each key with its variants, the present one first. Case, spaces and Unicode forms do not matter.
 * `{x}` stands for a name that Meta puts in, and `…` at an end for more text there. What nobody has seen is left out.
 */
export type Labels = Partial<Record<LabelKey, readonly string[]>>;
