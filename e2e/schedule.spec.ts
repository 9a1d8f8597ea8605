import type { Page } from "@playwright/test";
import { outputDir } from "../scripts/kit/paths.ts";
import { type ChromiumWithExtension, launchChromium } from "./harness/chromium.ts";
import { expect, test } from "./harness/fixture.ts";
import { alarmsOf, ringNow } from "./support/alarms.ts";
import { nudge, openControl, order, send } from "./support/control.ts";
import { connectAndSync, getHub, getTask, inventoryOf, latestTask, reached, startSync } from "./support/hubs.ts";
import { putRow } from "./support/stored.ts";
import { truthOf } from "./support/truth.ts";

// The daily sync, what was missed meanwhile, and the vault that must be open for it.

const HOUR = 3_600_000;

/** As if the hub's daily sync had been due an hour ago. */
async function makeOverdue(control: Page, hubId: string): Promise<void> {
  const hub = await getHub(control, hubId);
  await putRow(control, "hubs", { ...hub, schedule: { daily: true, nextAt: Date.now() - HOUR } });
}

async function dailyAlarm(extension: ChromiumWithExtension): Promise<number | undefined> {
  return (await alarmsOf(await extension.worker())).find(({ name }) => name === "daily")?.scheduledTime;
}

test("a connected hub has its alarm, about a day from now; switched off it has none", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const { nextAt } = (await getHub(control, hubId)).schedule;
  expect(Math.abs((nextAt ?? 0) - Date.now() - 24 * HOUR)).toBeLessThan(HOUR);
  expect(await dailyAlarm(extension)).toBe(nextAt);
  await order(control, "hub.update", { hubId, daily: false });
  expect((await getHub(control, hubId)).schedule).toEqual({ daily: false, nextAt: null });
  expect(await dailyAlarm(extension)).toBeUndefined();
  await order(control, "hub.update", { hubId, daily: true });
  expect(await dailyAlarm(extension)).toBe((await getHub(control, hubId)).schedule.nextAt);
});

test("what was missed while the browser was closed is made up for when it starts", async ({ sandbox }, testInfo) => {
  const options = {
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    userDataDir: testInfo.outputPath("profile"),
  };
  const yesterday = await launchChromium(options);
  const before = await openControl(yesterday);
  const hubId = await connectAndSync(before, sandbox);
  const first = await latestTask(before, hubId);
  await makeOverdue(before, hubId);
  await yesterday.close();
  sandbox.world.addMember(sandbox.world.portfolio().id, { firstName: "Night", lastName: "Owl" });

  // The sync is held, so that the next date can be seen to stand before anything was read.
  const held = sandbox.faults.add({ match: { edge: "business_users" }, do: { hold: "before-effect" } });
  const today = await launchChromium(options);
  const control = await openControl(today);
  await held.reached;
  expect((await getHub(control, hubId)).schedule.nextAt).toBeGreaterThan(Date.now() + 22 * HOUR);
  held.remove();
  const caught = await latestTask(control, hubId);
  expect(caught).not.toBe(first);
  const task = await reached(control, caught, "completed");
  expect([task.cause, task.run]).toEqual(["schedule", 2]);
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
  expect(await dailyAlarm(today)).toBe((await getHub(control, hubId)).schedule.nextAt);
  await today.close();
});

test("the alarm itself starts the sync, once, also when the worker was gone", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  await makeOverdue(control, hubId);
  await extension.stopWorker();
  await ringNow(control, "daily");
  const newest = async () => (await getTask(control, await latestTask(control, hubId)))?.run;
  await expect.poll(newest).toBe(2);
  const taskId = await latestTask(control, hubId);
  expect((await reached(control, taskId, "completed")).cause).toBe("schedule");
  await nudge(control);
  expect(await newest()).toBe(2);
  await expect.poll(() => dailyAlarm(extension)).toBeGreaterThan(Date.now() + 22 * HOUR);
});

test("with the vault locked a sync waits and says so; unlocked it goes on by itself", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  await order(control, "vault.setPassphrase", { current: null, next: "correct horse battery" });
  await order(control, "vault.lock", {});
  const { length: calls } = sandbox.calls;
  const taskId = await startSync(control, hubId);
  const { status } = await reached(control, taskId, "waiting");
  expect(status).toMatchObject({ why: "locked", until: null, problem: { kind: "vaultLocked" } });
  await test.step("a new worker keeps waiting", async () => {
    await extension.stopWorker();
    await nudge(control);
    expect((await getTask(control, taskId))?.status).toEqual(status);
    expect(sandbox.calls.length).toBe(calls);
  });
  const wrong = await send(control, "vault.unlock", { passphrase: "incorrect horse" });
  expect(wrong).toMatchObject({ ok: false, problem: { kind: "passphraseWrong" } });
  await order(control, "vault.unlock", { passphrase: "correct horse battery" });
  await reached(control, taskId, "completed");
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
});

for (const state of ["idle", "locked"] as const) {
  test(`a vault with a passphrase locks when the computer is ${state}`, async ({ sandbox, extension }) => {
    const control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    await order(control, "vault.setPassphrase", { current: null, next: "correct horse battery" });
    // No screen lock can be had without a screen: the browser's own event is what the test raises.
    await (await extension.worker()).evaluate((now) => {
      const { chrome } = globalThis as unknown as {
        chrome: { idle: { onStateChanged: { dispatch(state: string): void } } };
      };
      chrome.idle.onStateChanged.dispatch(now);
    }, state);
    const { status } = await reached(control, await startSync(control, hubId), "waiting");
    expect(status).toMatchObject({ why: "locked" });
  });
}

test("the unlocked vault outlives the worker, and not the browser", async ({ sandbox }, testInfo) => {
  const options = {
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    userDataDir: testInfo.outputPath("profile"),
  };
  const first = await launchChromium(options);
  const control = await openControl(first);
  const hubId = await connectAndSync(control, sandbox);
  await order(control, "vault.setPassphrase", { current: null, next: "correct horse battery" });
  await first.stopWorker();
  await reached(control, await startSync(control, hubId), "completed");
  await first.close();
  const second = await launchChromium(options);
  const later = await openControl(second);
  const { status } = await reached(later, await startSync(later, hubId), "waiting");
  expect(status).toMatchObject({ why: "locked" });
  await second.close();
});
