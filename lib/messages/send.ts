import type { Envelope } from "./envelope.ts";
import { post } from "./post.ts";
import type { Answer, Ask, CommandName } from "./protocol.ts";
import { readAnswer } from "./reading.ts";

/**
 * Sends one command of a page to the worker. Never rejects: silence, a worker that is gone and an answer of another version are
 * problems like any other (`noAnswer`, `outdatedPage`).
 *
 * The schemas of the commands are made while the first answer is on its way: no page needs them to show itself.
 */
export async function send<C extends CommandName>(command: C, ask: Ask<C>): Promise<Envelope<Answer<C>>> {
  const [posted, { protocol }] = await Promise.all([post(command, ask), import("./protocol.ts")]);
  return readAnswer(protocol[command].answer, posted) as Envelope<Answer<C>>;
}
