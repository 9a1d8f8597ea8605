import type * as z from "zod/mini";
import { ownProblem } from "../problem.ts";
import { Envelope } from "./envelope.ts";
import type { Posted } from "./post.ts";

/** Reads what came back for a command by the schema of its answer. */
export function readAnswer(schema: z.ZodMiniType | undefined, posted: Posted): Envelope<unknown> {
  if ("failed" in posted) return { ok: false, problem: ownProblem(posted.failed) };
  const envelope = Envelope.safeParse(posted.raw);
  if (!envelope.success) return { ok: false, problem: ownProblem("noAnswer") };
  if (!envelope.data.ok) return envelope.data;
  const answer = schema?.safeParse(envelope.data.answer);
  return answer?.success ? { ok: true, answer: answer.data } : { ok: false, problem: ownProblem("outdatedPage") };
}
