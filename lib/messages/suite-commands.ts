/**
 * The commands of the content script. They stand apart from those of the pages so that the script, which every page of Meta's loads,
 * carries no more than its own.
 */
import * as z from "zod/mini";
import { Setup, SetupApp } from "../store/setup-records.ts";
import { command, digits, id, nothing } from "./command.ts";

/** What a token of Meta's looks like. Checked where it comes from a page; of what is typed Meta itself is asked. */
const tokenShaped = z.string().check(z.regex(/^EA[A-Za-z0-9_-]{80,4000}$/));
/** Where the guide's panel lies, as shares of the room there is, and whether only its title shows. */
export const PanelPlace = z.object({
  x: z.number().check(z.gte(0), z.lte(1)),
  y: z.number().check(z.gte(0), z.lte(1)),
  collapsed: z.boolean(),
});
export type PanelPlace = z.infer<typeof PanelPlace>;

/** What the content script is told. There is no token in it, only whether there is one. */
export const GuideAnswer = z.object({
  /** `null`: there is nothing to guide on this page. */
  guide: z.nullable(
    z.object({
      /** What is set up; `null`: asked for, and the portfolio is still to be chosen. */
      setup: z.nullable(z.omit(Setup, { look: true, daysTold: true, finishedAt: true, begunAt: true })),
      hasToken: z.boolean(),
      /** The label of the hub whose token is renewed, or that the page's portfolio is already. */
      hubLabel: z.nullable(z.string()),
      /** The provider's app, for the choice of the way. */
      provider: SetupApp,
      /** Days after its creation in which a system user may be refused. */
      days: z.number(),
      place: PanelPlace,
    }),
  ),
  /** The page's portfolio is a hub, and its people are to have badges. */
  badges: z.boolean(),
});
export type GuideAnswer = z.infer<typeof GuideAnswer>;

/** What the page shows and outlasts it; see `Sighting.seen` of the guide. */
const Seen = z.object({
  appRequested: z.boolean(),
  appActive: z.boolean(),
  needsAppRole: z.boolean(),
  approvalAsked: z.boolean(),
});

/** A person of a hub as a badge beside them tells it. */
export const Badge = z.object({
  memberId: id,
  name: z.string(),
  email: z.nullable(z.string()),
  state: z.enum(["matched", "unmatched", "guest", "exempted"]),
});
export type Badge = z.infer<typeof Badge>;

const ofPortfolio = z.object({ businessId: digits });

export const suiteCommands = {
  /** What there is to do for a content script on a page of this portfolio. */
  "guide.read": command("suite", z.object({ businessId: z.nullable(digits) }), GuideAnswer),
  /** Takes one of the four values, which the admin clicked or pasted. The business ID begins the setup. */
  "guide.capture": command(
    "suite",
    z.discriminatedUnion("name", [
      z.object({ businessId: digits, name: z.enum(["businessId", "appId", "systemUserId"]), value: digits }),
      z.object({ businessId: digits, name: z.literal("token"), value: tokenShaped }),
    ]),
    nothing,
  ),
  /** Writes down what the page shows. */
  "guide.note": command("suite", z.object({ businessId: digits, seen: Seen }), nothing),
  /** One's own app, or the provider's; `null`: to be chosen again. */
  "guide.chooseWay": command("suite", z.object({ businessId: digits, way: Setup.shape.way }), nothing),
  "guide.place": command("suite", PanelPlace, nothing),
  /** `businessId`: of the page; `null` where it shows none. */
  "guide.turnOff": command("suite", z.object({ businessId: z.nullable(digits), forGood: z.boolean() }), nothing),
  /** Opens the form in which the setup ends, filled in. */
  "guide.connect": command("suite", ofPortfolio, nothing),
  "badges.read": command("suite", ofPortfolio, z.object({ people: z.array(Badge) })),
  /** Shows a member where they can be matched: in the side panel, or where the browser does not let us, on the hub page. */
  "badges.match": command(
    "suite",
    z.object({ businessId: digits, memberId: id }),
    z.object({ shownIn: z.enum(["panel", "page"]) }),
  ),
} as const;

export type SuiteCommand = keyof typeof suiteCommands;
