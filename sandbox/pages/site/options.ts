/** Everything in which Business settings differs between portfolios and years, or in which the reference is unsure. */
export interface SiteOptions {
  /** How long a page stays blank after it was loaded; the real site takes about 4 s. */
  blankMillis: number;
  /** How long after the paint no control listens yet, so that a first click may be swallowed. */
  bindMillis: number;
  /** How long a dialog takes to come. */
  dialogMillis: number;
  /** Whether menu and rows change the address by `history.pushState` or load a new page. */
  moveBy: "pushState" | "load";
  /** Whether a click on a row puts its id into the address. */
  rowSetsUrl: boolean;
  /** Addresses with parameters in changing order, with and without a slash before the question mark. */
  shuffleUrls: boolean;
  /** The content sits in a frame of the same origin. */
  frame: boolean;
  /** Groups of the left menu are folded at first. */
  foldedMenu: boolean;
  /** "Create a new app ID" cannot be pressed. */
  createAppDisabled: boolean;
  /** "How will you work with X?" comes before "Request an app"; X is this business. */
  relationshipWith: string | null;
  /** A window says that the request was sent; otherwise the dialog just closes. `null`: as the generation does. */
  requestConfirmation: boolean | null;
  /** Whether a request waits for the app's owner, or is granted at once because he is the same person. */
  approval: "waits" | "immediate";
  /** What the next request or connection of an app answers. */
  appError: "technicalIssue" | "alreadyOwned" | "limited" | null;
  /** Where the status of an app stands. */
  statusPlace: "row" | "pane" | "both";
  /** Whether a request to an app shows under Requests > Sent. */
  requestListed: boolean;
  /** Whether an app that was asked for and not granted lets one add system users. */
  requestedAppUnlocksAdd: boolean;
  /** Which system users need a role on the app before the wizard offers permissions. */
  roleNeeded: "never" | "employee" | "always";
  /** "Never" is offered as expiry. */
  neverOffered: boolean;
  /** The expiry of 60 days is chosen from the start. */
  expiryPreset: boolean;
  /** What stands in the way of a token. */
  gate: "none" | "secondAdmin" | "verify" | "newDevice" | "password";
  /** The element that holds the token in the wizard. */
  tokenBox: "input" | "textarea" | "text";
  /** Whether options of drop-downs hang below their dialog or outside of it, and what they call themselves. */
  optionPlace: "dialog" | "body";
  optionRole: "option" | "menuitem";
  checkbox: "role" | "input";
  radio: "role" | "input";
  /** What the App ID field carries besides its caption. */
  fieldHint: "placeholder" | "label" | "none";
  /** Rows of long lists that are out of sight: not there, or there and unpainted. */
  lazyLists: "off" | "absent" | "unpainted";
  /** Closed dialogs stay in the document, hidden. */
  leftovers: boolean;
  /** A session token that can be seen: on the page, or in a window of its own. */
  visibleBait: "none" | "page" | "dialog";
  /** The page demands Trusted Types. */
  trustedTypes: boolean;
  /** Which of several known wordings a label takes: the first, the second… */
  wording: number;
  /** How much the page computes on each load and on each press, in the units of `toil`: the real site runs far more script than ours. */
  loadToil: number;
  pressToil: number;
}

/** What a page is like when nobody asks for anything else: quick, and as newer sources describe it. */
export const defaultOptions: SiteOptions = {
  blankMillis: 0,
  bindMillis: 0,
  dialogMillis: 0,
  moveBy: "pushState",
  rowSetsUrl: true,
  shuffleUrls: false,
  frame: false,
  foldedMenu: false,
  createAppDisabled: false,
  relationshipWith: null,
  requestConfirmation: null,
  approval: "waits",
  appError: null,
  statusPlace: "both",
  requestListed: false,
  requestedAppUnlocksAdd: false,
  roleNeeded: "employee",
  neverOffered: true,
  expiryPreset: false,
  gate: "none",
  tokenBox: "input",
  optionPlace: "body",
  optionRole: "option",
  checkbox: "role",
  radio: "input",
  fieldHint: "label",
  lazyLists: "absent",
  leftovers: true,
  visibleBait: "none",
  trustedTypes: false,
  wording: 0,
  loadToil: 0,
  pressToil: 0,
};
