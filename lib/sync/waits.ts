/**
 * How long a sync waits before it asks again after a failure that may pass: a few short tries, then longer and longer
 * ones, then it gives up and says so.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const WAITS = [0.5 * SECOND, SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE];

/** Waits up to this long are slept through; longer ones are written down and left to an alarm. */
export const NAP = 10 * SECOND;

/**
 * @param tries how often the read has failed in a row, from 1
 * @returns milliseconds, or `null`: give up
 */
export function waitAfter(tries: number): number | null {
  return WAITS[tries - 1] ?? null;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
