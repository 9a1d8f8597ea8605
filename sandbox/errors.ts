/**
 * Every error the contract documents (docs: Errors, General codes, Code 190 and 102 subcodes, Business Manager codes,
 * Rate limit codes), by key `code` or `code/subcode`. Tests inject them by key; the sandbox answers with them itself.
 */
export interface ErrorBody {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  error_user_title?: string;
  error_user_msg?: string;
  is_transient?: boolean;
  error_data?: unknown;
  [extra: string]: unknown;
}

export interface MetaError {
  status: number;
  error: ErrorBody;
}

type Row = [key: string, message: string, status?: number, more?: Partial<ErrorBody>];

const graph = { type: "GraphMethodException" };
const transient = { is_transient: true };
const user = (title: string, text: string) => ({ error_user_title: title, error_user_msg: text });

const rows: Row[] = [
  ["1", "An unknown error occurred", 500, transient],
  ["1/99", "An unknown error occurred", 500, transient],
  ["1/reduce", "Please reduce the amount of data you're asking for, then retry your request", 500],
  ["2", "Service temporarily unavailable", 503, transient],
  ["3", "(#3) Application does not have the capability to make this API call."],
  ["4", "(#4) Application request limit reached", 403, transient],
  ["4/1504022", "(#4) There have been too many calls from this app. Wait a bit and try again.", 403, transient],
  ["10", "(#10) Application does not have permission for this action", 403],
  ["10/manage", "(#10) User does not have the MANAGE_PERMISSIONS permission on this business", 403],
  [
    "10/1752203",
    "(#10) Application does not have permission for this action",
    403,
    user("No permission", "You do not have the necessary permission to add people to this business."),
  ],
  [
    "10/2859030",
    "(#10) Application does not have permission for this action",
    403,
    user("This Action Is Not Allowed", "This action is not allowed right now. Retry in a few minutes."),
  ],
  [
    "10/3858749",
    "(#10) Application does not have permission for this action",
    403,
    user("Ads task missing", "You need the Ads task on this Page."),
  ],
  ["17", "(#17) User request limit reached", 400, transient],
  [
    "17/2446079",
    "(#17) User request limit reached",
    400,
    {
      ...transient,
      ...user(
        "Ad account has too many API calls",
        "There have been too many calls from this ad account. Wait a bit and try again.",
      ),
    },
  ],
  [
    "31/3858385",
    "(#31) The account has to finish an action first",
    200,
    user("Action needed", "Confirm your identity in account quality to go on."),
  ],
  ["32", "(#32) Page request limit reached", 403],
  ["100", "(#100) Invalid parameter"],
  ["100/permission", "(#100) Missing Permission", 403],
  ["100/ids", "(#100) The ids parameter is deprecated"],
  ["100/cursor", "(#100) Invalid cursors values. Please ensure that the cursor is still valid"],
  ["100/deep", "(#100) The After Cursor specified exceeds the max limit supported by this endpoint"],
  ["100/secret", "API calls from the server require an appsecret_proof argument", 400, graph],
  ["100/proof", "Invalid appsecret_proof provided in the API argument", 400, graph],
  [
    "100/33",
    "Unsupported get request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation",
    400,
    graph,
  ],
  ["100/1752100", "Invalid parameter", 400, user("Invalid user", "The user ID must be a business-scoped user ID.")],
  ["100/1752129", "Invalid parameter", 400, user("Unsupported tasks", "This combination of tasks is not supported.")],
  ["101", "Missing or invalid app id"],
  ["102", "Session key invalid or no longer valid", 401],
  ["104", "An access token is required to request this resource."],
  ["104/signature", "(#104) Incorrect signature"],
  ["190", "Error validating access token: The session has been invalidated.", 401],
  ["190/458", "Error validating access token: The user has not authorized the application.", 401],
  [
    "190/459",
    "Error validating access token: You cannot access the app till you log in and follow the instructions given.",
    401,
  ],
  [
    "190/460",
    "Error validating access token: The session has been invalidated because the user changed their password.",
    401,
  ],
  ["190/463", "Error validating access token: Session has expired.", 401],
  [
    "190/464",
    "Error validating access token: Sessions for the user are not allowed because the user is not a confirmed user.",
    401,
  ],
  ["190/467", "Error validating access token: The access token is invalid.", 401],
  ["190/492", "Error validating access token: The user does not have a role on the Page.", 401],
  ["200", "(#200) Permissions error", 403],
  [
    "200/2655040",
    "(#200) Permissions error",
    403,
    user("Permission denied", "This business is not part of the partner programme."),
  ],
  ["270", "(#270) This Ads API request is not allowed for apps with development access", 403],
  ["283", "(#283) Requires pages_read_engagement permission", 403],
  ["294", "(#294) Managing advertisements requires the ads_management permission", 403],
  ["341", "(#341) Application limit reached", 403],
  [
    "368",
    "(#368) The action attempted has been deemed abusive or is otherwise disallowed",
    400,
    user("You're Temporarily Blocked", "It looks like you were misusing this feature by going too fast."),
  ],
  ["370", "(#370) Invalid call to update this page"],
  ["413", "(#413) Invalid password"],
  ["415", "(#415) Two factor authentication required", 401],
  [
    "415/2859009",
    "(#415) Two factor authentication required",
    401,
    user("Two-factor authentication required", "Refresh the page and authenticate."),
  ],
  ["452", "(#452) Session key invalid", 401],
  ["457", "(#457) The session has an invalid origin", 401],
  ["506", "(#506) Duplicate status message"],
  ["613", "(#613) Calls to this API have exceeded the rate limit.", 400],
  ["613/1996", "(#613) Calls to this API have exceeded the rate limit.", 400],
  ["803", "(#803) Some of the aliases you requested do not exist"],
  ["960", "(#960) The batch could not be processed", 400],
  ["2500", "Syntax error in the request path or query"],
  ["2620", "(#2620) Invalid call to update account permissions"],
  ["2635", "(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version."],
  ["3902", "(#3902) There was a technical issue and the ad account was not created."],
  [
    "3914",
    "(#3914) You cannot remove the last admin of a business.",
    400,
    user(
      "At least one admin is needed",
      "It looks like you're trying to remove the last admin from this business. At least one admin is required.",
    ),
  ],
  [
    "3918/1690024",
    "(#3918) The Page belongs to another business.",
    400,
    user("Page owned by another business", "Ask for access to the Page instead."),
  ],
  ["3919", "(#3919) There was an unexpected technical issue. Please try again."],
  ["3936", "(#3936) You've already requested access to this ad account."],
  ["3944", "(#3944) Your business already has access to this object."],
  ["3948", "(#3948) Assign a manager to the Page before removing it from the business."],
  ["3949", "(#3949) The limit of system users has been reached."],
  ["3962", "(#3962) The scope name is not valid."],
  ["3965", "(#3965) The limit of admin system users has been reached."],
  ["3977", "(#3977) You must be an admin of the Page to claim it."],
  ["3979", "(#3979) The ad account limit of the business has been reached."],
  ["3980", "(#3980) An ad account of the business is in bad standing or in review."],
  ["3982", "(#3982) You are not allowed to import this asset into the business."],
  ["42000", "(#42000) The Page is tied to an Instagram profile and cannot be added."],
  ["42001", "(#42001) The Page is tied to an Instagram profile and cannot be removed."],
  ["80000", "(#80000) There have been too many calls from this ads-insights ad-account. Wait a bit and try again."],
  ["80001", "(#80001) There have been too many calls to this Page account. Wait a bit and try again."],
  ["80002", "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again."],
  ["80003", "(#80003) There have been too many calls from this custom audience ad-account. Wait a bit and try again."],
  ["80004", "(#80004) There have been too many calls to this ad-account. Wait a bit and try again."],
  ["80004/2446079", "(#80004) There have been too many calls to this ad-account. Wait a bit and try again."],
  ["80005", "(#80005) There have been too many leadgen api calls to this Page. Wait a bit and try again."],
  ["80006", "(#80006) There have been too many messenger api calls to this Page. Wait a bit and try again."],
  ["80008", "(#80008) There have been too many calls to this WhatsApp Business account. Wait a bit and try again."],
  ["80009", "(#80009) There have been too many calls to this catalog account. Wait a bit and try again."],
  [
    "80014",
    "(#80014) There have been too many calls for the batch uploads to this catalog account. Wait a bit and try again.",
  ],
  ["104001", "(#104001) The business needs an app before a system user can be created."],
  ["1404078", "You are temporarily blocked from performing this action."],
  ["1404163", "You are barred from advertising or managing advertising assets."],
  ["1815694", "The user lacks permission for this action.", 403],
  ["2859015", "You are temporarily blocked from performing this action."],
  ["3910001", "The account is having trouble. Try again later."],
];

const table = new Map<string, MetaError>(
  rows.map(([key, message, status, more]) => {
    const [code = "", sub = ""] = key.split("/");
    const error: ErrorBody = { message, type: "OAuthException", code: Number(code) };
    if (/^\d+$/.test(sub)) error.error_subcode = Number(sub);
    return [key, { status: status ?? 400, error: { ...error, ...more } }];
  }),
);

/** All keys, for tests that walk through every documented error. */
export const errorKeys: readonly string[] = [...table.keys()];

/** A documented error by key, such as `"3914"` or `"190/463"`; `more` overrides parts of the body. */
export function metaError(key: string, more: Partial<ErrorBody> = {}): MetaError {
  const found = table.get(key);
  if (!found) throw new Error(`no documented error ${key}`);
  return { status: found.status, error: { ...found.error, ...more } };
}

/** What a handler throws to answer with an error instead of a result. */
export class GraphFailure extends Error {
  readonly meta: MetaError;
  constructor(meta: MetaError) {
    super(meta.error.message);
    this.name = "GraphFailure";
    this.meta = meta;
  }
}

/** Stops the request with a documented error. */
export function fail(key: string, more: Partial<ErrorBody> = {}): never {
  throw new GraphFailure(metaError(key, more));
}
