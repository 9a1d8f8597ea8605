import { browser } from "wxt/browser";
import { listHubs } from "../store/hubs.ts";
import { listUnfinishedPlans } from "../store/plans.ts";
import { listUnfinished } from "../store/tasks.ts";

/** The alarms that exist, and what each is for. */
export const ALARM = {
  /** The net under every unfinished task: should the worker die, this wakes it again. */
  unfinished: "unfinished",
  /** The next hub whose daily sync is due. */
  daily: "daily",
} as const;

const MINUTE = 60_000;
/** A difference that is not worth a call: browsers round the time of an alarm. */
const CLOSE_ENOUGH = 5_000;

/** Sets the net: work goes on in a minute at the latest, whatever happens to this worker. Called before each piece of work. */
export async function armNet(): Promise<void> {
  await browser.alarms.create(ALARM.unfinished, { when: Date.now() + MINUTE });
}

/**
 * Compares the alarms that should exist with those that do. Browsers may drop alarms (Firefox does at every restart), so the truth is
 * in the database: the waits of unfinished tasks and the schedules of the hubs.
 */
export async function armAlarms(): Promise<void> {
  const [hubs, tasks, plans, existing] = await Promise.all([
    listHubs(),
    listUnfinished(),
    listUnfinishedPlans(),
    browser.alarms.getAll(),
  ]);
  const now = Date.now();
  const looksAgain = [...tasks, ...plans].flatMap(({ status }) => {
    if (status.name === "waiting") return status.until === null ? [] : [Math.max(status.until, now)];
    return status.name === "queued" || status.name === "running" ? [now + MINUTE] : [];
  });
  const due = hubs.flatMap(({ schedule }) => (schedule.daily && schedule.nextAt !== null ? [schedule.nextAt] : []));
  const wanted = new Map<string, number>();
  if (looksAgain.length > 0) wanted.set(ALARM.unfinished, Math.min(...looksAgain));
  if (due.length > 0) wanted.set(ALARM.daily, Math.max(Math.min(...due), now));

  for (const name of Object.values(ALARM)) {
    const when = wanted.get(name);
    const alarm = existing.find((candidate) => candidate.name === name);
    if (when === undefined) {
      if (alarm) await browser.alarms.clear(name);
    } else if (!alarm || Math.abs(alarm.scheduledTime - when) > CLOSE_ENOUGH) {
      await browser.alarms.create(name, { when });
    }
  }
}
