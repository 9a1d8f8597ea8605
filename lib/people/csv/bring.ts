import type { Ask } from "../../messages/protocol.ts";
import { send } from "../../messages/send.ts";
import type { Problem } from "../../problem.ts";
import type { PersonFacts } from "../../store/people-records.ts";

/** People in one message: a few hundred kilobytes. */
const BATCH = 1000;

/**
 * Brings the people of a file to the worker, where they wait for `people.import`. Nothing is applied by this.
 *
 * @param onProgress told how many have arrived
 * @returns what `people.import` needs to know of it, or why it failed
 */
export async function bringPeople(
  people: readonly PersonFacts[],
  onProgress: (brought: number) => void = () => undefined,
): Promise<Pick<Ask<"people.import">, "importId" | "batches"> | { problem: Problem }> {
  const importId = crypto.randomUUID();
  const batches = Math.ceil(people.length / BATCH);
  for (let n = 0; n < batches; n++) {
    const part = people.slice(n * BATCH, (n + 1) * BATCH);
    const sent = await send("people.stage", { importId, n, people: part });
    if (!sent.ok) {
      await send("people.dropImport", { importId });
      return { problem: sent.problem };
    }
    onProgress(Math.min(people.length, (n + 1) * BATCH));
  }
  return { importId, batches };
}
