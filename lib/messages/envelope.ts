/** The envelope in which every answer travels. */
import * as z from "zod/mini";
import { Problem } from "../problem.ts";

export const nothing = z.object({});

/** What comes back, always: a listener never rejects and never stays silent. */
// A plain union: the content script carries this, and the other kind is larger.
export const Envelope = z.union([
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type Envelope<A> = { ok: true; answer: A } | { ok: false; problem: Problem };
