import { ownProblem, ProblemError } from "../problem.ts";

/** Whether this is a `DOMException` of that name; looked at by name, because some of them have classes of their own by now. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** What a failed write tells people: a full disk is a problem with a remedy, everything else stays what it is. */
export function writeFailure(error: unknown): unknown {
  return isNamed(error, "QuotaExceededError") ? new ProblemError(ownProblem("diskFull")) : error;
}

/** Asks the browser not to throw our data away when the disk gets full. It may refuse, and some browsers do not know the question. */
export async function askPersistence(): Promise<boolean> {
  try {
    const { storage } = navigator;
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
}

/** Bytes in use and bytes allowed, or `null` where the browser does not tell. */
export async function storageEstimate(): Promise<{ usage: number; quota: number; persisted: boolean } | null> {
  try {
    const [{ usage, quota }, persisted] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    return usage === undefined || quota === undefined ? null : { usage, quota, persisted };
  } catch {
    return null;
  }
}
