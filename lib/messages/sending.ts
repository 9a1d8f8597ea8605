import { browser } from "wxt/browser";
import type * as z from "zod/mini";
import { ownProblem } from "../problem.ts";
import { type command, Envelope, PROTOCOL_VERSION } from "./command.ts";

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
    const answer = commands[command]?.answer.safeParse(envelope.data.answer);
    return answer?.success
      ? { ok: true, answer: answer.data as z.infer<P[C]["answer"]> }
      : { ok: false, problem: ownProblem("outdatedPage") };
  };
}
