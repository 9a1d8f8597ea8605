import { vi } from "vitest";
import { ProblemError, type ProblemKind } from "../../problem.ts";

/** Lets `good` puts of the test's next writes through and fails the one after with a full disk. Gives how many puts there were. */
export function failPutAfter(good: number): { puts: () => number; restore: () => void } {
  const put = IDBObjectStore.prototype.put;
  let puts = 0;
  const spy = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...row) {
    if (puts++ === good) throw new DOMException("The disk is full", "QuotaExceededError");
    return put.apply(this, row);
  });
  return { puts: () => puts, restore: () => spy.mockRestore() };
}

/** The kind of problem that a deed ends with; `null` if it ends well. Anything else that is thrown is thrown on. */
export async function problemOf(deed: Promise<unknown>): Promise<ProblemKind | null> {
  try {
    await deed;
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.kind;
    throw error;
  }
}
