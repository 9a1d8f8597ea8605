/** What every command is made of. */
import * as z from "zod/mini";

export type Tier = "page" | "suite";

export const digits = z.string().check(z.regex(/^\d{5,20}$/));
export const id = z.string().check(z.minLength(1), z.maxLength(64));

/** Declares a command: who may give it, what is asked, what is answered. */
export function command<Ask extends z.ZodMiniType, Answer extends z.ZodMiniType>(tier: Tier, ask: Ask, answer: Answer) {
  return { tier, ask, answer };
}

/** What travels from a page to the worker. */
export const Request = z.object({ version: z.number(), command: z.string(), ask: z.unknown() });
