/** The commands of the content script. It asks them by their types alone; what it is answered it reads with `suiteAnswers`. */
import * as z from "zod/mini";
import { Setup } from "../store/setup-records.ts";
import { command, digits, id } from "./command.ts";
import { suiteAnswers as answers, PanelPlace } from "./suite-answers.ts";

/** What a token of Meta's looks like. Checked where it comes from a page; of what is typed Meta itself is asked. */
const tokenShaped = z.string().check(z.regex(/^EA[A-Za-z0-9_-]{80,4000}$/));

/** What the page shows and outlasts it; see `Sighting.seen` of the guide. */
const Seen = z.object({
  appRequested: z.boolean(),
  appActive: z.boolean(),
  needsAppRole: z.boolean(),
  approvalAsked: z.boolean(),
});

const ofPortfolio = z.object({ businessId: digits });

export const suiteCommands = {
  /** What there is to do for a content script on a page of this portfolio. */
  "guide.read": command("suite", z.object({ businessId: z.nullable(digits) }), answers["guide.read"]),
  /** Takes one of the four values, which the admin clicked or pasted. The business ID begins the setup. */
  "guide.capture": command(
    "suite",
    z.discriminatedUnion("name", [
      z.object({ businessId: digits, name: z.enum(["businessId", "appId", "systemUserId"]), value: digits }),
      z.object({ businessId: digits, name: z.literal("token"), value: tokenShaped }),
    ]),
    answers["guide.capture"],
  ),
  /** Writes down what the page shows. */
  "guide.note": command("suite", z.object({ businessId: digits, seen: Seen }), answers["guide.note"]),
  /** One's own app, or the provider's; `null`: to be chosen again. */
  "guide.chooseWay": command(
    "suite",
    z.object({ businessId: digits, way: Setup.shape.way }),
    answers["guide.chooseWay"],
  ),
  "guide.place": command("suite", PanelPlace, answers["guide.place"]),
  /** `businessId`: of the page; `null` where it shows none. */
  "guide.turnOff": command(
    "suite",
    z.object({ businessId: z.nullable(digits), forGood: z.boolean() }),
    answers["guide.turnOff"],
  ),
  /** Opens the form in which the setup ends, filled in. */
  "guide.connect": command("suite", ofPortfolio, answers["guide.connect"]),
  "badges.read": command("suite", ofPortfolio, answers["badges.read"]),
  /** Shows a member where they can be matched: in the side panel, or where the browser does not let us, on the hub page. */
  "badges.match": command("suite", z.object({ businessId: digits, memberId: id }), answers["badges.match"]),
} as const;

export type SuiteCommand = keyof typeof suiteCommands;
