/** What every command is made of, and the envelope in which its answer travels. */
import * as z from "zod/mini";
import { Problem } from "../problem.ts";

/** Counted up when a command changes its meaning: a page of an older version is told to reload. */
export const PROTOCOL_VERSION = 1;

export type Tier = "page" | "suite";

export const digits = z.string().check(z.regex(/^\d{5,20}$/));
export const id = z.string().check(z.minLength(1), z.maxLength(64));
export const nothing = z.object({});

/** Declares a command: who may give it, what is asked, what is answered. */
export function command<Ask extends z.ZodMiniType, Answer extends z.ZodMiniType>(tier: Tier, ask: Ask, answer: Answer) {
  return { tier, ask, answer };
}

/** What travels from a page to the worker. */
export const Request = z.object({ version: z.number(), command: z.string(), ask: z.unknown() });

/** What comes back, always: a listener never rejects and never stays silent. */
export const Envelope = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type Envelope<A> = { ok: true; answer: A } | { ok: false; problem: Problem };
