/**
 * How fast to ask. Pure: the caller keeps the `Pace` and persists it, so that a new worker is as careful as the one that died.
 *
 * Graph docs (rate limiting): a meter is a percentage of a rolling window, mostly an hour; at 100 Meta refuses, and calls made
 * while refused lengthen the block.
 */
import * as z from "zod/mini";
import type { Failure } from "./errors.ts";
import { Meter } from "./usage.ts";

export const Pace = z.object({
  /** The last reading of each meter that is less than a window old. */
  meters: z.record(z.string(), Meter),
  /** By how many percent one request has lately raised a meter; absent until that is known. */
  step: z.optional(z.number()),
  /** No call before this moment (milliseconds since 1970). */
  blockedUntil: z.nullable(z.number()),
  /** Refusals since the last success, for the growth of waits. */
  strikes: z.number(),
});
export type Pace = z.infer<typeof Pace>;

export const emptyPace: Pace = { meters: {}, blockedUntil: null, strikes: 0 };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Below this a meter costs no time. */
const EASY = 70;
/** From here on a meter is full for us. The rest is for the portfolio's other tools, which share it. */
const FULL = 95;
/** A request that raises a meter by no more than this is covered by the curve alone. */
const SMALL_STEP = 5;

/** Takes in the meters of one request, and drops those that have nothing to say any more. */
export function absorb(pace: Pace, meters: readonly Meter[], now: number): Pace {
  if (meters.length === 0) return pace;
  const kept: Record<string, Meter> = {};
  for (const meter of Object.values(pace.meters)) if (endOf(meter) > now) kept[meter.key] = meter;
  let step = (pace.step ?? 0) * 0.8;
  for (const meter of meters) {
    const before = kept[meter.key];
    // A rise over a longer time was not one request's doing.
    if (before && meter.at - before.at < 5 * MINUTE) step = Math.max(step, meter.percent - before.percent);
    // Answers may overtake each other.
    if (before && before.at > meter.at) continue;
    kept[meter.key] = meter;
  }
  return { ...pace, meters: kept, step };
}

/**
 * After a failure of class `limit`: waits as long as Meta says, else one minute, two, four … up to an hour, each up to half as
 * long again by chance, so that several portfolios do not come back together.
 *
 * @param random gives 0 to 1
 */
export function afterLimit(pace: Pace, failure: Failure, now: number, random: () => number): Pace {
  const { regainMinutes } = failure;
  const grown = Math.min(HOUR, MINUTE * 2 ** Math.min(pace.strikes, 10) * (1 + random() / 2));
  const wait = regainMinutes === null ? grown : Math.max(MINUTE, Math.min(DAY, regainMinutes * MINUTE));
  return { ...pace, strikes: pace.strikes + 1, blockedUntil: Math.max(now + wait, pace.blockedUntil ?? 0) };
}

/** A call went through. A block that is still to end stays: the call may have left before it. */
export function afterSuccess(pace: Pace): Pace {
  return pace.strikes === 0 ? pace : { ...pace, strikes: 0 };
}

/** Milliseconds to wait before the next request; 0 when it may go now. Asked again later, it gives what is left of the same wait. */
export function waitBefore(pace: Pace, now: number): number {
  const blocked = pace.blockedUntil === null ? 0 : Math.min(pace.blockedUntil - now, DAY);
  return Math.max(0, blocked, ...Object.values(pace.meters).map((meter) => waitOf(meter, pace.step ?? 0, now)));
}

/**
 * Counted from the reading, not from now, so that waking up in between neither shortens nor lengthens it.
 *
 * The curve. An hour's budget that we burnt at once gives nothing back until the hour is over; then every call at a level p over
 * 70 % must wait so long that the rest of the hour cannot bring us to 100. With w(p) = 1 h × ((p − 70) / 25)², requests of c %
 * each raise the meter in an hour by ∛(1875 c): 10 for c = 0.5, 21 for c = 5. In the other extreme, a budget burnt evenly, each
 * 36 s give back 1 %, and the pace settles where w(p) = 36 s × c: at 72 for c = 0.5. At 95 the wait is the whole hour.
 * A request that costs more than 5 % (a batch of 50 against a budget of some hundred calls) counts its excess as if it were
 * spent already, so that none of up to 30 % goes out where it would fill the meter.
 */
function waitOf(meter: Meter, step: number, now: number): number {
  if (meter.percent < EASY) return 0;
  const level = Math.min(FULL, meter.percent + Math.max(0, step - SMALL_STEP));
  const curve = Math.ceil(HOUR * ((level - EASY) / (FULL - EASY)) ** 2);
  const age = Math.max(0, now - meter.at);
  if (meter.regainAt === null) return Math.max(0, curve - age);
  const regain = meter.regainAt - meter.at;
  return Math.max(0, (meter.percent >= FULL ? regain : Math.min(curve, regain)) - age);
}

function endOf(meter: Meter): number {
  return meter.regainAt ?? meter.at + HOUR;
}
