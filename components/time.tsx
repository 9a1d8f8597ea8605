import { signal } from "@preact/signals";
import { exactTime, relativeTime } from "./format.ts";

/** One clock for every relative date of a page: they all move together, twice a minute, and not while hidden. */
export const now = signal(Date.now());

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 30_000);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) now.value = Date.now();
});

/** A relative date with the exact time in its title. */
export function Time({ at }: { at: number }) {
  // A time just written may lie after the last tick of the clock; a past thing must not read as "in the future".
  const today = Math.max(now.value, Math.min(at, Date.now()));
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {relativeTime(at, today)}
    </time>
  );
}
