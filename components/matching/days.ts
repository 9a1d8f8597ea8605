/** What a date field holds, as its first moment in UTC; `null`: nothing. */
export function readDay(value: string): number | null {
  const at = Date.parse(`${value}T00:00:00Z`);
  return value === "" || Number.isNaN(at) ? null : at;
}

/** A day as a date field takes it. */
export function dayValue(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString().slice(0, 10);
}

/** Today where the admin is, as a date field takes it. */
export function today(days = 0): string {
  const now = new Date();
  return dayValue(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
}
