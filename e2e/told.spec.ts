import type { Worker } from "@playwright/test";
import { expect, test } from "./harness/fixture.ts";
import { block, isAwaited, unblock } from "./support/block.ts";
import { nudge, openControl } from "./support/control.ts";
import { connectAndSync, getHub, startSync } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";

// What an admin is to be told at once is told, also if the worker dies after the commit and before the notification.

async function notifications(worker: Worker): Promise<string[]> {
  return await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { notifications: { getAll(): Promise<Record<string, unknown>> } };
    };
    return Object.keys(await chrome.notifications.getAll());
  });
}

test.use({ expectedComplaints: [/^Error: No SW$/] });

test("a new admin is told of by the next worker, if the one that saw them died", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const portfolio = sandbox.world.portfolio();
  const [staff] = portfolio.members.filter(({ role }) => role === "EMPLOYEE");
  sandbox.world.changeRole(staff?.id ?? "", "ADMIN");
  const committed = async () => (await readStores(control, "reports")).reports.find(({ first }) => !first);

  // Whether to tell is a setting: who wants to read it stands here until the worker is gone.
  await block(control, "settings");
  await startSync(control, hubId);
  await expect.poll(committed).toBeDefined();
  const report = await committed();
  expect(await isAwaited(control, "settings")).toBe(true);
  await extension.stopWorker("stop");
  await unblock(control);
  await nudge(control);
  await expect.poll(async () => await notifications(await extension.worker())).toEqual([`report:${report?.id}`]);
  await expect.poll(async () => (await getHub(control, hubId)).untold).toEqual([]);
});
