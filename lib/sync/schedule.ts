import { listHubs, updateHub } from "../store/hubs.ts";
import type { Hub } from "../store/records.ts";
import { queueSyncs } from "./queue.ts";

const DAY = 24 * 60 * 60_000;
const JITTER = 60 * 60_000;

/** The next daily sync: a day from now, give or take half an hour, so that many hubs do not ask Meta at one time. */
export function nextDaily(now: number, random: () => number = Math.random): number {
  return now + DAY + Math.round((random() - 0.5) * JITTER);
}

/**
 * Starts the daily syncs that are due, also those that were missed while the computer slept. The next date is written first, so that
 * a sync that dies does not end the series.
 */
export async function startDue(): Promise<void> {
  const now = Date.now();
  const isDue = ({ schedule }: Hub) => schedule.daily && (schedule.nextAt === null || schedule.nextAt <= now);
  const due = (await listHubs()).filter(isDue);
  for (const { id } of due) {
    await updateHub(id, (hub) => ({ ...hub, schedule: { ...hub.schedule, nextAt: nextDaily(now) } }));
  }
  if (due.length > 0) await queueSyncs(due, "schedule");
}
