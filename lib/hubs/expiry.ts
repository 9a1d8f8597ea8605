const DAY = 24 * 60 * 60_000;

/** Whole days until a token ends (0 on its last day, negative after it), or `null` where it never ends or nobody told. */
export function daysLeft(expires: number | "never" | "unknown", now: number): number | null {
  return typeof expires === "number" ? Math.floor((expires - now) / DAY) : null;
}
