import type { Envelope } from "./envelope.ts";
import { post } from "./post.ts";
import { type Answer, type Ask, type CommandName, protocol } from "./protocol.ts";
import { readAnswer } from "./reading.ts";

/**
 * Sends one command of a page to the worker. Never rejects: silence, a worker that is gone and an answer of another version are
 * problems like any other (`noAnswer`, `outdatedPage`).
 */
export async function send<C extends CommandName>(command: C, ask: Ask<C>): Promise<Envelope<Answer<C>>> {
  return readAnswer(protocol[command].answer, await post(command, ask)) as Envelope<Answer<C>>;
}
