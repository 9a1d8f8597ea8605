import { browser } from "wxt/browser";
import { i18n } from "#i18n";

/**
 * The language of numbers and dates: the browser's, region included, where our sentences are in that language too;
 * otherwise that of the sentences, so that a line is never in two languages.
 */
export function language(): string {
  known ??= ask();
  return known;
}

// It is asked for several times before the first frame, and each is a way to the browser.
let known: string | undefined;

function ask(): string {
  const spoken = i18n.t("common.language");
  const wanted = browser.i18n.getUILanguage();
  return wanted.split("-")[0] === spoken ? wanted : spoken;
}

// Making an Intl object costs about a hundred times what using it does: one each, kept.
function once<T>(make: (tag: string) => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make(language());
    return made;
  };
}

const numbers = once((tag) => new Intl.NumberFormat(tag));
const percents = once((tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }));
const exacts = once((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "medium" }));
const days = once((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium" }));
// A day without an hour is kept as its first moment in UTC: read there, or it is the day before in half of the world.
const dates = once((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" }));
const clocks = once((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }));
const relatives = once((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
const lists = once((tag) => new Intl.ListFormat(tag, { type: "conjunction" }));
const collators = once((tag) => new Intl.Collator(tag, { numeric: true }));
const bytes = once((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

export const number = (value: number) => numbers().format(value);
export const percent = (share: number) => percents().format(share);
export const exactTime = (at: number) => exacts().format(at);
export const day = (at: number) => days().format(at);
export const date = (at: number) => dates().format(at);
export const dayAndTime = (at: number) => clocks().format(at);
/** For sorting names as a reader looks for them: "Shop 2" before "Shop 10". */
export const inOrder = (a: string, b: string) => collators().compare(a, b);
export const list = (items: readonly string[]) => lists().format(items);

/** `1.2 MB`: in steps of 1,000, as the browsers' own settings show storage. */
export function size(count: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  return `${bytes().format(count / 1000 ** power)} ${units[power]}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "5 minutes ago", "in 3 days"; under a minute: "now". */
export function relativeTime(at: number, now: number): string {
  const away = at - now;
  const distance = Math.abs(away);
  if (distance < MINUTE) return relatives().format(0, "second");
  if (distance < HOUR) return relatives().format(Math.trunc(away / MINUTE), "minute");
  if (distance < DAY) return relatives().format(Math.trunc(away / HOUR), "hour");
  if (distance < 45 * DAY) return relatives().format(Math.trunc(away / DAY), "day");
  if (distance < 365 * DAY) return relatives().format(Math.trunc(away / (30 * DAY)), "month");
  return relatives().format(Math.trunc(away / (365 * DAY)), "year");
}
