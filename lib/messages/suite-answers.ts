/**
 * What the content script is answered. Apart from what it asks, which it needs no schema for: every page of Meta's loads that script.
 */
import * as z from "zod/mini";
import { Setup, SetupApp } from "../store/setup-records.ts";
import { nothing } from "./envelope.ts";

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

/** A person of a hub as a badge beside them tells it. */
export const Badge = z.object({
  memberId: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  state: z.enum(["matched", "unmatched", "guest", "exempted"]),
});
export type Badge = z.infer<typeof Badge>;

export const suiteAnswers = {
  "guide.read": GuideAnswer,
  "guide.capture": nothing,
  "guide.note": nothing,
  "guide.chooseWay": nothing,
  "guide.place": nothing,
  "guide.turnOff": nothing,
  "guide.connect": nothing,
  "badges.read": z.object({ people: z.array(Badge) }),
  "badges.match": z.object({ shownIn: z.enum(["panel", "page"]) }),
} as const;
