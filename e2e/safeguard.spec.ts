import type { Page } from "@playwright/test";
import type { Gone } from "../lib/store/records.ts";
import type { Sandbox } from "../sandbox/index.ts";
import { expect, test } from "./harness/fixture.ts";
import { nudge, openControl, order } from "./support/control.ts";
import { connectAndSync, getHub, getTask, inventoryOf, reached, reportOf, startSync } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";
import { truthOf } from "./support/truth.ts";

// Architecture rule 4: a sync that would mark too many as gone applies nothing, and asks.

const byId = (gone: Gone[]) => gone.map(({ what, id }) => `${what} ${id}`).sort();

/** A hub whose portfolio has lost half of its members since the last sync, and the sync that found it out. */
async function afterTheLoss(control: Page, sandbox: Sandbox) {
  const hubId = await connectAndSync(control, sandbox);
  const before = await inventoryOf(control, hubId);
  const lost = sandbox.world.dropMany(sandbox.world.portfolio().id, 6);
  const taskId = await startSync(control, hubId);
  const { status } = await reached(control, taskId, "attention");
  if (status.name !== "attention") throw new Error(status.name);
  expect(byId(status.gone)).toEqual(lost.map(({ id }) => `member ${id}`).sort());
  expect(status.membersBefore).toBe(12);
  expect(await inventoryOf(control, hubId)).toEqual(before);
  return { hubId, before, lost, taskId, status };
}

test("apply anyway: killed while it asks, it still asks, and then applies what it showed", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const { hubId, before, taskId, status, lost } = await afterTheLoss(control, sandbox);
  for (const way of ["stop", "close-target"] as const) {
    await extension.stopWorker(way);
    await nudge(control);
    expect((await getTask(control, taskId))?.status).toEqual(status);
    expect(await inventoryOf(control, hubId)).toEqual(before);
  }
  const { length: calls } = sandbox.calls;
  await extension.stopWorker();
  await order(control, "task.apply", { taskId });
  await reached(control, taskId, "completed");
  expect(sandbox.calls.length).toBe(calls);
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
  const left = (await reportOf(control, hubId)).lines.filter(({ what }) => what === "memberLeft");
  expect(left.map(({ subjectId }) => subjectId).sort()).toEqual(lost.map(({ id }) => id).sort());
});

test("discard: nothing is applied, and the next sync asks again", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const { hubId, before, taskId } = await afterTheLoss(control, sandbox);
  await order(control, "task.discard", { taskId });
  expect((await getTask(control, taskId))?.status.name).toBe("canceled");
  expect(await inventoryOf(control, hubId)).toEqual(before);
  const { staged, cursors } = await readStores(control, "staged", "cursors");
  expect([staged, cursors]).toEqual([[], []]);
  await reached(control, await startSync(control, hubId), "attention");
  expect(await inventoryOf(control, hubId)).toEqual(before);
});

test("assets that go in numbers are asked about too; a share that is set higher is not", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const before = await inventoryOf(control, hubId);
  for (const { id } of sandbox.world.portfolio().owned("page")) sandbox.world.removeAsset(id);
  const gone = before.assets.length - sandbox.world.portfolio().assets().length;
  expect(gone).toBeGreaterThan(5);
  const task = await reached(control, await startSync(control, hubId), "attention");
  expect(task.status.name === "attention" && task.status.gone.length).toBe(gone);
  expect(await inventoryOf(control, hubId)).toEqual(before);
  await order(control, "hub.update", { hubId, safeguardShare: 0.9 });
  await reached(control, await startSync(control, hubId), "completed");
  expect((await getTask(control, task.id))?.status.name).toBe("canceled");
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
  expect((await getHub(control, hubId)).currentRun).toBe(3);
});
