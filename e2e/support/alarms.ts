import type { Page, Worker } from "@playwright/test";

interface Alarm {
  name: string;
  scheduledTime: number;
}

interface Alarms {
  chrome: {
    alarms: { getAll(): Promise<Alarm[]>; create(name: string, when: { when: number }): Promise<void> };
  };
}

/** The alarms that are set. */
export async function alarmsOf(place: Page | Worker): Promise<Alarm[]> {
  return await (place as Page).evaluate(() => (globalThis as unknown as Alarms).chrome.alarms.getAll());
}

/** Lets an alarm of ours go off now instead of when it is set for. */
export async function ringNow(place: Page, name: string): Promise<void> {
  await place.evaluate(
    (alarm) => (globalThis as unknown as Alarms).chrome.alarms.create(alarm, { when: Date.now() + 200 }),
    name,
  );
}
