import { expect, test } from "./harness/fixture.ts";
import { openControl, order, send } from "./support/control.ts";
import {
  connect,
  connectAndSync,
  getHub,
  getTask,
  inventoryOf,
  latestTask,
  reached,
  startSync,
  sync,
} from "./support/hubs.ts";
import { putRow, readStores } from "./support/stored.ts";
import { truthOf } from "./support/truth.ts";

// What may happen at one time: several syncs, and decisions that come in the middle of one.

/** The first read of a sync, and no other call of it or of a check. */
const firstRead = (businessId: string) => ({ method: "GET", path: new RegExp(`^/v[\\d.]+/${businessId}$`), times: 1 });

test("two syncs of one hub are one", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const other = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const { id } = sandbox.world.portfolio();
  sandbox.clearCalls();
  await sync(control, hubId);
  const { length: usual } = sandbox.calls;
  const held = sandbox.faults.add({ match: firstRead(id), do: { hold: "before-effect" } });
  const [one, two] = await Promise.all([startSync(control, hubId), startSync(other, hubId)]);
  await held.reached;
  expect(await startSync(control, hubId)).toBe(one);
  expect(two).toBe(one);
  held.remove();
  await reached(control, one, "completed");
  expect(sandbox.calls.length).toBe(2 * usual);
});

test.describe("several hubs", () => {
  test.use({ world: "many" });

  test("all at once: the stalest begins first, and two work at a time", async ({ sandbox, extension }) => {
    const control = await openControl(extension);
    const hubs: string[] = [];
    for (const { id } of sandbox.world.portfolios.slice(0, 4)) hubs.push(await connect(control, sandbox, id));
    for (const hubId of hubs) await reached(control, await latestTask(control, hubId), "completed");
    const order1 = [2, 0, 3, 1].map((place) => hubs[place] ?? "");
    for (const [age, hubId] of [...order1].reverse().entries()) {
      const hub = await getHub(control, hubId);
      if (hub.synced) await putRow(control, "hubs", { ...hub, synced: { ...hub.synced, at: 1_000_000 - age } });
    }
    const businesses = await Promise.all(order1.map(async (hubId) => (await getHub(control, hubId)).businessId));
    const held = sandbox.faults.add({ match: { host: "graph.facebook.com" }, do: { hold: "before-effect" } });
    sandbox.clearCalls();
    const { taskIds } = await order(control, "sync.start", {});
    const { tasks } = await readStores(control, "tasks");
    expect(taskIds.map((id) => tasks.find((task) => task.id === id)?.hubId)).toEqual(order1);
    const askedFor = () =>
      businesses.filter((business) => sandbox.calls.some(({ url }) => url.startsWith(`/v26.0/${business}`)));
    await expect.poll(askedFor).toEqual(businesses.slice(0, 2));
    const states = async () => {
      const now = (await readStores(control, "tasks")).tasks;
      return taskIds.map((id) => now.find((task) => task.id === id)?.status.name);
    };
    expect(await states()).toEqual(["running", "running", "queued", "queued"]);
    held.remove();
    for (const taskId of taskIds) await reached(control, taskId, "completed");
  });
});

test("canceled in the middle: nothing of it is kept, and a new one need not wait for the alarm", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const before = await inventoryOf(control, hubId);
  const { id } = sandbox.world.portfolio();
  sandbox.world.addMember(id, { firstName: "Late", lastName: "Comer" });
  const held = sandbox.faults.add({ match: firstRead(id), do: { hold: "after-effect" } });
  const taskId = await startSync(control, hubId);
  await held.reached;
  await order(control, "task.cancel", { taskId });
  const next = await startSync(control, hubId);
  expect(next).not.toBe(taskId);
  expect((await getTask(control, next))?.status.name).toBe("queued");
  expect(await inventoryOf(control, hubId)).toEqual(before);
  held.remove();
  await reached(control, next, "completed");
  expect((await getTask(control, taskId))?.status.name).toBe("canceled");
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
});

test("canceled while it waits for a moment, it asks Meta nothing more", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const { id } = sandbox.world.portfolio();
  sandbox.faults.add({ match: { ...firstRead(id), times: 3 }, do: { error: "2" } });
  const taskId = await startSync(control, hubId);
  await reached(control, taskId, "waiting");
  await order(control, "task.cancel", { taskId });
  sandbox.clearCalls();
  // The next sync waits for the hub's lock, and so begins when the canceled one has let go.
  await sync(control, hubId);
  const failed = sandbox.calls.filter(({ error }) => error === "2");
  const { steps } = await readStores(control, "steps");
  const told = steps.filter((step) => step.taskId !== taskId && step.problem !== null);
  expect(told).toHaveLength(failed.length);
});

test("the hub is removed in the middle: nothing of it is left, and nothing comes back", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const { id } = sandbox.world.portfolio();
  const held = sandbox.faults.add({ match: firstRead(id), do: { hold: "after-effect" } });
  await startSync(control, hubId);
  await held.reached;
  await order(control, "hub.remove", { hubId, reason: "no longer ours", history: "erase" });
  held.remove();
  const left = async () => {
    const rows = await readStores(
      control,
      ...(["hubs", "members", "invitations", "systemUsers", "assets", "holdings", "partners"] as const),
      ...(["tasks", "steps", "staged", "cursors", "reports"] as const),
    );
    const { secrets } = await readStores(control, "secrets");
    return [...Object.values(rows).flat(), ...secrets.filter(({ id: own }) => own !== "key")].length;
  };
  expect(await left()).toBe(0);
  // The same portfolio may come back at once, and only as what it is now.
  const again = await connectAndSync(control, sandbox);
  expect(again).not.toBe(hubId);
  expect(await inventoryOf(control, again)).toEqual(truthOf(sandbox.world.portfolio(), again));
  expect((await readStores(control, "hubs")).hubs.map((hub) => hub.id)).toEqual([again]);
});

test("the token is replaced in the middle: what was read with the old one is not committed", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const { id } = sandbox.world.portfolio();
  const held = sandbox.faults.add({ match: firstRead(id), do: { hold: "after-effect" } });
  const old = await startSync(control, hubId);
  await held.reached;
  const token = sandbox.tokens.renew(sandbox.tokens.admin());
  expect(await order(control, "hub.replaceToken", { hubId, token })).toMatchObject({ outcome: "connected" });
  sandbox.tokens.revoke(sandbox.tokens.admin());
  held.remove();
  const next = await latestTask(control, hubId);
  expect(next).not.toBe(old);
  await reached(control, next, "completed");
  expect((await getTask(control, old))?.status.name).toBe("canceled");
  const hub = await getHub(control, hubId);
  expect([hub.token.generation, hub.token.refused]).toEqual([2, null]);
  await test.step("and a token of another portfolio, or none at all, is refused", async () => {
    const answer = await send(control, "hub.replaceToken", { hubId, token: "EAAnosuchtoken" });
    expect(answer).toMatchObject({ ok: true, answer: { outcome: "refused" } });
    expect((await getHub(control, hubId)).token.generation).toBe(2);
  });
});
