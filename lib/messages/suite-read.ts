import type { Envelope } from "./envelope.ts";
import type { Posted } from "./post.ts";
import { readAnswer } from "./reading.ts";
import { suiteAnswers } from "./suite-answers.ts";

/** Reads what came back for a command of the content script. */
export function readSuite(command: keyof typeof suiteAnswers, posted: Posted): Envelope<unknown> {
  return readAnswer(suiteAnswers[command], posted);
}
