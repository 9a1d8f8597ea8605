import type * as z from "zod/mini";
import type { command } from "./command.ts";
import type { Envelope } from "./envelope.ts";
import { post } from "./post.ts";
import { readAnswer } from "./reading.ts";

type Commands = Readonly<Record<string, ReturnType<typeof command>>>;

/**
 * Makes the function that sends the commands of a map. It never rejects: silence, a worker that is gone and an answer of another
 * version are problems like any other (`noAnswer`, `outdatedPage`).
 */
export function sending<P extends Commands>(commands: P) {
  return async function send<C extends keyof P & string>(
    command: C,
    ask: z.infer<P[C]["ask"]>,
  ): Promise<Envelope<z.infer<P[C]["answer"]>>> {
    return readAnswer(commands[command]?.answer, await post(command, ask)) as Envelope<z.infer<P[C]["answer"]>>;
  };
}
