/**
 * The words of the guide. It looks at a page of Business settings and says where the admin is and what to press next. It is pure: the
 * document is handed in, nothing is changed, nothing is sent.
 */

/** What the guide may look at. */
export interface Page {
  /** `location.href` of the top document. */
  address: string;
  /** The top document, then those of visible frames of the same origin: one generation of the site may still use one. */
  documents: readonly Document[];
  /** Whether a person can see the element: it has a box, and nothing hides it. */
  visible(element: Element): boolean;
}

/** `own`: an app of the company. `provider`: an app of somebody else, to which access is requested. */
export type Way = "own" | "provider";

/** The app that was chosen in the wizard: the right one, or another. */
export type WizardApp = "right" | "other";

/** What is known before looking, from the setup record and the settings. */
export interface Known {
  way: Way | null;
  /** The app to work with. Of one's own app the ID is not known before it was captured. */
  app: { id: string | null; name: string; owner: string };
  /** The portfolio being set up. */
  businessId: string | null;
  systemUserId: string | null;
  /** Access to the app was requested. */
  appRequested: boolean;
  /** The app was seen as active, or the admin said that it is. */
  appActive: boolean;
  /** The wizard was seen to offer no permissions: the system user needs a role on the app first. */
  needsAppRole: boolean;
  /** Which app the wizard was last seen with. Its later steps do not show it any more. */
  wizardApp: WizardApp | null;
  /** A token is in the vault. */
  hasToken: boolean;
}

/** The checklist, in its order. `appRole` is only walked when the wizard offers no permissions. */
export const STEPS = ["portfolio", "app", "systemUser", "appRole", "token", "connect"] as const;
export type Step = (typeof STEPS)[number];

/**
 * What to do now. For each there is a sentence (`guide.advice.<kind>.say`), and a sentence for when there is no pointer
 * (`guide.advice.<kind>.look`), which names the control in Meta's own words.
 */
export const ADVICE = [
  // Getting to the right page
  "logIn",
  "blocked",
  "openSettings",
  "pageLoading",
  "portfolioUnclear",
  "usePortfolio",
  "wrongPortfolio",
  "dialogInTheWay",
  // The app
  "chooseWay",
  "openApps",
  "addApp",
  "chooseRequestAccess",
  "chooseConnectApp",
  "sayRelationship",
  "leaveConnectDialog",
  "enterAppId",
  "pressRequestApp",
  "pressConnectApp",
  "openAppRow",
  "captureApp",
  "appRequested",
  "appUnclear",
  "appTrouble",
  // The system user
  "openSystemUsers",
  "addSystemUser",
  "systemUserNeedsApp",
  "acceptPolicy",
  "finishPolicy",
  "nameSystemUser",
  "systemUserNameRefused",
  "chooseSystemUserRole",
  "pressCreateSystemUser",
  "openSystemUserRow",
  "captureSystemUser",
  // The role on the app, where the wizard offers no permissions
  "leaveWizard",
  "pressAssignAssets",
  "chooseAppsToAssign",
  "chooseAppToAssign",
  "chooseDevelopApp",
  "pressSaveRole",
  // The token
  "pressGenerateToken",
  "generateTokenDisabled",
  "openAppChoice",
  "chooseApp",
  "pressNextAfterApp",
  "chooseExpiry",
  "pressNextAfterExpiry",
  "openScopes",
  "tickScope",
  "scopeNotOffered",
  "pressGenerate",
  "approvalNeeded",
  "verifyAccount",
  "newDevice",
  "passwordAgain",
  "captureToken",
  "pressDone",
  // The end
  "connect",
] as const;
export type AdviceKind = (typeof ADVICE)[number];

/** The four values. The guide reads them on the admin's click and at no other time. */
export const VALUES = ["businessId", "appId", "systemUserId", "token"] as const;
export type ValueName = (typeof VALUES)[number];

/** Something that the admin should know before going on; sentence `guide.warning.<kind>`. */
export type Warning =
  | { kind: "wrongPortfolio"; expected: string; shown: string }
  | { kind: "connectByMistake" }
  | { kind: "otherApp"; shown: string }
  | { kind: "scopesMissing"; scopes: readonly string[] }
  | { kind: "nameRefused"; said: string }
  | { kind: "metaSaid"; said: string };

/** The answer to "where am I?". */
export interface Sighting {
  step: Step;
  advice: AdviceKind;
  /** A value for the sentence: the scope to tick, the business that the question names, what Meta's status says. */
  detail: string | null;
  /** The control to press or fill in next. `null`: not certain, so the sentence describes it instead. */
  pointer: Element | null;
  /** The dialog on top, which nothing of ours should cover: who is told and not shown needs all of it. */
  dialog: Element | null;
  /** What the page shows and a click could capture now. */
  offers: readonly ValueName[];
  warnings: readonly Warning[];
  /** Facts that the page shows and that outlast it: the content script tells the worker when one is new. */
  seen: { appRequested: boolean; appActive: boolean; needsAppRole: boolean; approvalAsked: boolean };
  /** The app that the wizard shows, to be handed back as `Known.wizardApp`; `null`: it does not tell now. */
  wizardApp: WizardApp | null;
  /** Whether the labels of the page's language are known. */
  labelsKnown: boolean;
}

/** What became of a capture. `value` of a token goes to the worker at once and is kept nowhere else. */
export type Captured =
  | { outcome: "captured"; name: ValueName; value: string }
  | { outcome: "refused"; name: ValueName; why: "notShown" | "notAlike" | "sessionToken" | "badShape" };
