/** How much of Meta's allowance is used, as the answer's headers tell (absent until enough calls were made). */
import * as z from "zod/mini";

/** One allowance. */
export const Meter = z.object({
  /** `app`, `act`, or `buc:<object id>:<type>`. */
  key: z.string(),
  /** Used share of the rolling window, in percent; at 100 Meta refuses. */
  percent: z.number(),
  /** When Meta lets us in again, or the meter starts anew (milliseconds since 1970); `null` where it did not say. */
  regainAt: z.nullable(z.number()),
  /** When this was read (milliseconds since 1970). */
  at: z.number(),
});
export type Meter = z.infer<typeof Meter>;

export type HeaderBag = Headers | Readonly<Record<string, string>>;

const MINUTE = 60_000;
/** A wait that a damaged header asks for must not freeze a portfolio for years; the longest documented window is a day. */
const LONGEST_WAIT = 24 * 60 * MINUTE;
/** Graph docs: up to 32 objects. A few more are read, an endless list is not. */
const MOST_OBJECTS = 64;

/**
 * Reads all usage headers. Graph docs (rate limiting): `X-App-Usage` and `X-Business-Use-Case-Usage` are in percent of a
 * rolling window, the regain time of the latter in minutes; `X-Ad-Account-Usage` has its reset time in seconds.
 *
 * @param headers names in any case (those of a batch item are in mixed case)
 * @param now milliseconds since 1970
 * @returns one meter a key; what cannot be understood is left out, never an error
 */
export function readUsage(headers: HeaderBag, now: number): Meter[] {
  const meters: Meter[] = [];
  const add = (key: string, percent: number | null, wait: number | null) => {
    if (percent === null) return;
    const regainAt = wait !== null && wait > 0 ? now + Math.ceil(Math.min(wait, LONGEST_WAIT)) : null;
    meters.push({ key, percent, regainAt, at: now });
  };

  const app = parsed(headers, "x-app-usage");
  add("app", used(app), null);

  for (const [key, entry] of businessUseCases(headers)) {
    const minutes = amount(entry.estimated_time_to_regain_access);
    // A regain time means that we are shut out now, whatever the counters say.
    const percent = minutes !== null && minutes > 0 ? Math.max(used(entry) ?? 0, 100) : used(entry);
    add(key, percent, minutes === null ? null : minutes * MINUTE);
  }

  const account = parsed(headers, "x-ad-account-usage");
  const seconds = amount(account.reset_time_duration);
  add("act", amount(account.acc_id_util_pct), seconds === null ? null : seconds * 1000);

  return fullest(meters);
}

/** Of several readings of one meter at one moment (the items of a batch), the fullest: one meter a key. */
export function fullest(readings: readonly Meter[]): Meter[] {
  const meters = new Map<string, Meter>();
  for (const reading of readings) {
    const other = meters.get(reading.key);
    const regainAt = Math.max(reading.regainAt ?? 0, other?.regainAt ?? 0);
    meters.set(reading.key, {
      key: reading.key,
      percent: Math.max(reading.percent, other?.percent ?? 0),
      regainAt: regainAt === 0 ? null : regainAt,
      at: Math.max(reading.at, other?.at ?? 0),
    });
  }
  return [...meters.values()];
}

/**
 * The access tier of the app (`ads_api_access_tier`), as it came, e.g. `development_access`; `null` where no header tells.
 * Graph docs (authorization): the limited tier may not manage ad accounts, user permissions and Pages.
 */
export function readTier(headers: HeaderBag): string | null {
  for (const [, entry] of businessUseCases(headers)) {
    const tier = short(entry.ads_api_access_tier);
    if (tier) return tier;
  }
  return short(parsed(headers, "x-ad-account-usage").ads_api_access_tier);
}

/** A header's value, its name in any case; `null` where absent. */
export function headerOf(headers: HeaderBag, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  for (const [key, value] of Object.entries(headers)) if (key.toLowerCase() === name) return value;
  return null;
}

type Fields = Record<string, unknown>;

function* businessUseCases(headers: HeaderBag): Generator<[key: string, entry: Fields]> {
  for (const [id, list] of Object.entries(parsed(headers, "x-business-use-case-usage")).slice(0, MOST_OBJECTS)) {
    if (!Array.isArray(list)) continue;
    for (const entry of list.slice(0, MOST_OBJECTS)) {
      if (isFields(entry)) yield [`buc:${id.slice(0, 40)}:${short(entry.type) ?? "unknown"}`, entry];
    }
  }
}

function parsed(headers: HeaderBag, name: string): Fields {
  const text = headerOf(headers, name);
  if (typeof text !== "string") return {};
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

/** The fullest of the three counters; Meta refuses when any of them is full. */
function used(entry: Fields): number | null {
  const counters = [amount(entry.call_count), amount(entry.total_time), amount(entry.total_cputime)];
  const known = counters.filter((counter) => counter !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function amount(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : null;
}

function short(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value.slice(0, 40) : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
