import { browser } from "wxt/browser";
import { ownProblem } from "../problem.ts";
import { type Answer, type Ask, type CommandName, Envelope, PROTOCOL_VERSION, protocol } from "./protocol.ts";

/**
 * Sends one command to the worker. Never rejects: silence, a worker that is gone and an answer of another version are
 * problems like any other (`noAnswer`, `outdatedPage`).
 */
export async function send<C extends CommandName>(command: C, ask: Ask<C>): Promise<Envelope<Answer<C>>> {
  let raw: unknown;
  try {
    raw = await browser.runtime.sendMessage({ version: PROTOCOL_VERSION, command, ask });
  } catch {
    // "Extension context invalidated": the extension was updated under this page. Everything else is a worker that
    // did not answer. Only the first can be told from here by the id's absence.
    return { ok: false, problem: ownProblem(browser.runtime?.id ? "noAnswer" : "outdatedPage") };
  }
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) return { ok: false, problem: ownProblem("noAnswer") };
  if (!envelope.data.ok) return envelope.data;
  const answer = protocol[command].answer.safeParse(envelope.data.answer);
  return answer.success
    ? { ok: true, answer: answer.data as Answer<C> }
    : { ok: false, problem: ownProblem("outdatedPage") };
}
