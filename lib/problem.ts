/**
 * A failure that a person can meet, as a value: what kind it is, and what Meta said of it. The sentence and the remedy
 * of each kind are in the locales, under `problem.<kind>.sentence` and `problem.<kind>.remedy`.
 */
import * as z from "zod/mini";

export const PROBLEM_KINDS = [
  // The way to Meta
  "offline",
  "timedOut",
  "unreadableAnswer",
  "metaTrouble",
  "tooMuchData",
  "limitReached",
  // The token and the app
  "tokenExpired",
  "tokenRefused",
  "tokenAppRemoved",
  "tokenCheckpoint",
  "tokenPasswordChanged",
  "tokenPageRole",
  "secretDemanded",
  "badSignature",
  "appUnknown",
  "appNotCapable",
  "versionOld",
  // Permission
  "permissionMissing",
  "pageTaskMissing",
  "actionNotPermitted",
  "partnerProgramOnly",
  "inviteNotAllowed",
  "inviteRefusedForNow",
  "twoFactorNeeded",
  // Policy
  "policyBlock",
  "accountBarred",
  "accountActionNeeded",
  "accountTrouble",
  // The request
  "invalidRequest",
  "notFound",
  "notBusinessScoped",
  "taskCombination",
  "scopeInvalid",
  "duplicatePost",
  "passwordInvalid",
  // The portfolio's rules
  "lastAdmin",
  "technicalIssue",
  "pageElsewhere",
  "claimPending",
  "alreadyHasAccess",
  "pageNeedsManager",
  "systemUserLimit",
  "adminSystemUserLimit",
  "systemUserNeedsApp",
  "pageAdminNeeded",
  "adAccountLimit",
  "adAccountStanding",
  "importNotAllowed",
  "pageTiedToInstagram",
  "unknownError",
  // Plans
  "changedElsewhere",
  "notTaken",
  "heldBack",
  "invitationGone",
  // Checks of "Connect app"
  "portfolioOther",
  "scopesMissing",
  "appOther",
  "tokenKindOther",
  "noPrimaryPage",
  "tierLimited",
  // Ours
  "vaultLocked",
  "passphraseWrong",
  "tokenMissing",
  "diskFull",
  "databaseOutdated",
  "noAnswer",
  "outdatedPage",
  "senderRefused",
  "badCommand",
  "hubGone",
  "taskGone",
  "memberGone",
  "personGone",
  "nothingToUndo",
  "importIncomplete",
  "setupGone",
  "valueRefused",
  "portfolioConnected",
  "fault",
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export const Problem = z.object({
  kind: z.catch(z.enum(PROBLEM_KINDS), "unknownError"),
  /** Meta's code and subcode, for the details line. */
  code: z.nullable(z.number()),
  subcode: z.nullable(z.number()),
  /** Meta's own sentence for people (`error_user_msg`). */
  said: z.nullable(z.string()),
  /** `fbtrace_id`: what Meta's support asks for. */
  trace: z.nullable(z.string()),
});
export type Problem = z.infer<typeof Problem>;

/** A problem of ours, which Meta had no part in. */
export function ownProblem(kind: ProblemKind): Problem {
  return { kind, code: null, subcode: null, said: null, trace: null };
}

/** Carries a problem through code that can only throw. Its message is the kind: never a secret, never a body. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}
