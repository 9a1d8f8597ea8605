/** The shape of a setup: how far the guide has come with one portfolio. */
import * as z from "zod/mini";

const time = z.nullable(z.number());

/** The app that is worked with, as it was when the way was chosen. Of one's own app the ID is not known before it was captured. */
export const SetupApp = z.object({
  id: z.nullable(z.string()),
  name: z.string(),
  owner: z.string(),
  /** Where the provider is told of the system user; empty if nobody is. */
  support: z.string(),
});
export type SetupApp = z.infer<typeof SetupApp>;

/** Each moment is the first at which it was seen; `null`: not yet. */
export const Setup = z.object({
  businessId: z.string(),
  /** The hub whose token is renewed, or that this setup led to. */
  hubId: z.nullable(z.string()),
  way: z.nullable(z.enum(["own", "provider"])),
  app: SetupApp,
  systemUserId: z.nullable(z.string()),
  needsAppRole: z.boolean(),
  begunAt: z.number(),
  /** The admin last did something with it: shortly after that, the guide speaks up on pages of another portfolio too. */
  touchedAt: z.number(),
  requestedAt: time,
  activeAt: time,
  approvalAskedAt: time,
  /** When the system user was captured: from here on the seven days count. */
  systemUserAt: time,
  /** When Meta is asked next whether the app is active, and how often it was asked. */
  look: z.nullable(z.object({ at: z.number(), tries: z.number() })),
  /** The end of the seven days was told, or needs no telling. */
  daysTold: z.boolean(),
  finishedAt: time,
});
export type Setup = z.infer<typeof Setup>;
