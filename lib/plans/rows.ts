import type * as z from "zod/mini";
import type { Answer } from "../meta/client.ts";

/** The readable rows of a list that was answered; `null` where it was not. */
export function rowsIn<Row extends z.ZodMiniType>(answer: Answer, row: Row): z.infer<Row>[] | null {
  if (!answer.ok || !Array.isArray(answer.body.data)) return null;
  return answer.body.data.flatMap((raw: unknown) => {
    const parsed = row.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Meta says that there is no such object, or none that this token may see. */
export function isGone(answer: Answer): boolean {
  return !answer.ok && answer.failure.problem.kind === "notFound";
}
