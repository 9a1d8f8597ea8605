import { browser } from "wxt/browser";
import { readSettings } from "../store/settings.ts";
import { changeSetup, listSetups, type SetupState } from "../store/setups.ts";
import { lookAtApp } from "./look.ts";
import { tellActive, tellDaysOver } from "./notify.ts";

/** The alarm of everything that setups wait for. */
export const SETUP_ALARM = "setups";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A difference that is not worth a call: browsers round the time of an alarm. */
const CLOSE_ENOUGH = 5_000;

/** When the worker has something to do for a setup; `null`: nothing is waited for. */
export function dueAt({ setup, hasToken }: SetupState, days: number): number | null {
  const moments = [lookDue(setup, hasToken), daysOver(setup, days)].filter((at) => at !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** When Meta is asked next; without a token nobody can ask. */
function lookDue({ look, finishedAt }: SetupState["setup"], hasToken: boolean): number | null {
  return look !== null && finishedAt === null && hasToken ? look.at : null;
}

/** The end of the days in which a new system user may be refused. */
function daysOver({ systemUserAt, daysTold }: SetupState["setup"], days: number): number | null {
  return systemUserAt === null || daysTold ? null : systemUserAt + days * DAY;
}

/**
 * Compares the alarm that should exist with the one that does: the truth is in the database. What is due already gets a net, so
 * that a worker that dies at it is woken again.
 */
export async function armSetups(): Promise<void> {
  const [setups, { newSystemUserDays }, alarm] = await Promise.all([
    listSetups(),
    readSettings(),
    browser.alarms.get(SETUP_ALARM),
  ]);
  const due = setups.map((state) => dueAt(state, newSystemUserDays)).filter((at) => at !== null);
  if (due.length === 0) {
    if (alarm) await browser.alarms.clear(SETUP_ALARM);
    return;
  }
  const now = Date.now();
  const first = Math.min(...due);
  const when = first <= now ? now + MINUTE : first;
  if (!alarm || Math.abs(alarm.scheduledTime - when) > CLOSE_ENOUGH) {
    await browser.alarms.create(SETUP_ALARM, { when });
  }
}

/** Does what is due: asks Meta about apps, tells of the end of the days. Called at every wake; one read where there is nothing. */
export async function workSetups(): Promise<void> {
  // Two wakes at once would ask twice, and tell twice.
  await navigator.locks.request("setups", async () => {
    const [setups, { newSystemUserDays: days }] = await Promise.all([listSetups(), readSettings()]);
    const due = setups.filter((state) => (dueAt(state, days) ?? Number.POSITIVE_INFINITY) <= Date.now());
    if (due.length === 0) return;
    await armSetups();
    for (const { setup, hasToken } of due) {
      const isDue = (at: number | null) => at !== null && at <= Date.now();
      if (isDue(lookDue(setup, hasToken)) && (await lookAtApp(setup))) await tellActive(setup);
      if (isDue(daysOver(setup, days))) {
        await changeSetup(setup.businessId, (stored) => stored && { ...stored, daysTold: true });
        await tellDaysOver(setup);
      }
    }
  });
  await armSetups();
}
