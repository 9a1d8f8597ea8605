import type { Envelope } from "./envelope.ts";
import { type Posted, post } from "./post.ts";
import type { Answer, Ask } from "./protocol.ts";
import type { GuideAnswer } from "./suite-answers.ts";
import type { SuiteCommand } from "./suite-commands.ts";

const NOTHING: GuideAnswer = { guide: null, badges: false };

/**
 * Sends one command of the content script to the worker. Never rejects: see `send`.
 *
 * Most of Meta's pages are never guided. An answer that says so is read by hand, so that the schemas, which cost more than all else that
 * runs there, are only made where there is more to read.
 */
export async function sendSuite<C extends SuiteCommand>(command: C, ask: Ask<C>): Promise<Envelope<Answer<C>>> {
  const posted = await post(command, ask);
  if (command === "guide.read" && saysNothing(posted)) return { ok: true, answer: NOTHING as Answer<C> };
  const { readSuite } = await import("./suite-read.ts");
  return readSuite(command, posted) as Envelope<Answer<C>>;
}

function saysNothing(posted: Posted): boolean {
  const raw = "raw" in posted ? (posted.raw as { ok?: unknown; answer?: Partial<GuideAnswer> | null } | null) : null;
  return raw?.ok === true && raw.answer?.guide === null && raw.answer.badges === false;
}
