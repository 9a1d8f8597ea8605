import type { Page } from "@playwright/test";
import type { Sandbox } from "../sandbox/index.ts";
import { outputDir } from "../scripts/kit/paths.ts";
import { type ChromiumWithExtension, launchChromium } from "./harness/chromium.ts";
import { expect } from "./harness/fixture.ts";
import { alarmsOf, ringNow } from "./support/alarms.ts";
import { block, isAwaited, unblock } from "./support/block.ts";
import { nudge, openControl } from "./support/control.ts";
import {
  connect,
  connectAndSync,
  getHub,
  getTask,
  inventoryOf,
  latestTask,
  reached,
  removeHub,
  reportOf,
  startSync,
  sync,
} from "./support/hubs.ts";
import { test } from "./support/small-pages.ts";
import { readStores } from "./support/stored.ts";
import { truthOf } from "./support/truth.ts";
import { startWatching, stopWatching } from "./support/watch.ts";

// Shown by 6: the real worker is killed around every call of a sync, and the sync completes by itself, with the same end.

// What the browser says to a worker that it is stopping.
test.use({ expectedComplaints: [/^Error: No SW$/] });

interface Scene {
  sandbox: Sandbox;
  extension: ChromiumWithExtension;
  control: Page;
}

type Kill =
  /** Meta never hears of the call, or it answers somebody who is gone. */
  | { call: number; at: "before-effect" | "after-effect" }
  /** The answer is on its way while the worker is killed: in the middle of taking it in, or just before or after. */
  | { call: number; at: "arrival" };

/** Lets a sync begin, kills the worker at one of its calls, wakes it, and waits for the end. */
async function dieAt({ sandbox, extension, control }: Scene, kill: Kill, begin: () => Promise<string>): Promise<void> {
  const hold = kill.at === "before-effect" ? "before-effect" : "after-effect";
  const held = sandbox.faults.add({ match: { host: "graph.facebook.com", nth: kill.call }, do: { hold } });
  const taskId = await begin();
  await held.reached;
  if (kill.at === "arrival") held.remove();
  await extension.stopWorker(kill.call % 2 === 0 ? "stop" : "close-target");
  held.remove();
  await nudge(control);
  await reached(control, taskId, "completed");
}

interface Asked {
  requests: number;
  /** What was asked more than once, by request: a batch is one, with all its items. */
  repeated: string[];
}

/** What was asked since the calls were cleared. */
function asked(sandbox: Sandbox): Asked {
  const requests = sandbox.calls.filter(({ batchOf }) => batchOf === undefined);
  const texts = requests.map((request) =>
    request.batch
      ? sandbox.calls
          .filter(({ batchOf }) => batchOf === request.id)
          .map(({ url }) => url)
          .join(" + ")
      : request.url,
  );
  return { requests: requests.length, repeated: texts.filter((text, index) => texts.indexOf(text) !== index) };
}

async function expectTruth({ sandbox, control }: Scene, hubId: string): Promise<void> {
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
  expect((await getHub(control, hubId)).synced?.gaps).toEqual([]);
}

/** The number of requests of a sync that nobody disturbs, once the hub knows the sizes of its lists. */
async function countRequests({ sandbox, control }: Scene, hubId: string): Promise<number> {
  await sync(control, hubId);
  sandbox.clearCalls();
  await sync(control, hubId);
  return asked(sandbox).requests;
}

/** One run of a known hub for each moment: nobody may ever seem gone, and each run brings something new to commit. */
async function dieAround(scene: Scene, hubId: string, kill: Kill, requests: number): Promise<void> {
  const { sandbox, control } = scene;
  const portfolio = sandbox.world.portfolio();
  const known = portfolio.members.length;
  const [someone] = portfolio.members;
  if (!someone) throw new Error("an empty world");
  // A name changes with every run, and nobody joins: the lists, and so the calls, stay the same.
  const name = `Run ${kill.call} ${kill.at}`;
  sandbox.world.rename(someone.id, "Kim", name);
  sandbox.clearCalls();
  await startWatching(control, hubId);
  await dieAt(scene, kill, () => startSync(control, hubId));
  const seen = await stopWatching(control);
  expect(seen.looks).toBeGreaterThan(5);
  expect([seen.fewestMembers, seen.fewestCounted]).toEqual([known, known]);
  await expectTruth(scene, hubId);
  expect((await reportOf(control, hubId)).lines).toMatchObject([{ what: "memberName", after: `Kim ${name}` }]);
  const after = asked(sandbox);
  expect(after.requests).toBeLessThanOrEqual(requests + 1);
  expect(after.repeated.length).toBeLessThanOrEqual(1);
}

test("small: killed before and after each call, and while its answer arrives", async ({ sandbox, extension }) => {
  const scene = { sandbox, extension, control: await openControl(extension) };
  const hubId = await connectAndSync(scene.control, sandbox);
  const requests = await countRequests(scene, hubId);
  for (let call = 1; call <= requests; call += 1) {
    for (const at of ["before-effect", "after-effect", "arrival"] as const) {
      await test.step(`call ${call} of ${requests}, ${at}`, () => dieAround(scene, hubId, { call, at }, requests));
    }
  }
});

test.describe("with two rows a page", () => {
  test.use({ pageCap: 2 });

  test("a sync of many calls: killed before and after each, and while its answer arrives", async ({
    sandbox,
    extension,
  }) => {
    test.setTimeout(180_000);
    const scene = { sandbox, extension, control: await openControl(extension) };
    const hubId = await connectAndSync(scene.control, sandbox);
    const requests = await countRequests(scene, hubId);
    expect(requests).toBeGreaterThan(5);
    for (let call = 1; call <= requests; call += 1) {
      for (const at of ["before-effect", "after-effect", "arrival"] as const) {
        await test.step(`call ${call} of ${requests}, ${at}`, () => dieAround(scene, hubId, { call, at }, requests));
      }
    }
  });

  test("the very first sync, killed around each call, connects and completes all the same", async ({
    sandbox,
    extension,
  }) => {
    test.setTimeout(120_000);
    const scene = { sandbox, extension, control: await openControl(extension) };
    const { control } = scene;
    sandbox.clearCalls();
    const first = await connectAndSync(control, sandbox);
    const all = asked(sandbox).requests;
    // The checks of "Connect app" come first.
    const checks = 2;
    await removeHub(control, first);
    for (let call = 1; call <= all - checks; call += 1) {
      for (const at of ["before-effect", "after-effect"] as const) {
        await test.step(`call ${call} of ${all - checks}, ${at}`, async () => {
          sandbox.clearCalls();
          let hubId = "";
          await dieAt(scene, { call: call + checks, at }, async () => {
            hubId = await connect(control, sandbox);
            return await latestTask(control, hubId);
          });
          await expectTruth(scene, hubId);
          expect(asked(sandbox).requests).toBeLessThanOrEqual(all + 1);
          expect(asked(sandbox).repeated.length).toBeLessThanOrEqual(1);
          await removeHub(control, hubId);
        });
      }
    }
  });
});

test("killed right after the command was answered", async ({ sandbox, extension }) => {
  const scene = { sandbox, extension, control: await openControl(extension) };
  const { control } = scene;
  const hubId = await connectAndSync(control, sandbox);
  for (const way of ["stop", "close-target", "stop", "close-target"] as const) {
    const taskId = await startSync(control, hubId);
    await extension.stopWorker(way);
    await nudge(control);
    await reached(control, taskId, "completed");
    await expectTruth(scene, hubId);
  }
});

test("killed while the commit waits for the disk: nothing of it is there, and later all of it", async ({
  sandbox,
  extension,
}) => {
  const scene = { sandbox, extension, control: await openControl(extension) };
  const { control } = scene;
  const hubId = await connectAndSync(control, sandbox);
  const before = await inventoryOf(control, hubId);
  sandbox.world.addMember(sandbox.world.portfolio().id, { firstName: "Late", lastName: "Comer" });
  // Of all the writing of a sync only the commit touches the reports.
  await block(control, "reports");
  const taskId = await startSync(control, hubId);
  await expect.poll(() => isAwaited(control, "members")).toBe(true);
  const { length: calls } = sandbox.calls;
  await extension.stopWorker();
  expect(await inventoryOf(control, hubId)).toEqual(before);
  expect((await getTask(control, taskId))?.status).toEqual({ name: "running" });
  await unblock(control);
  await nudge(control);
  await reached(control, taskId, "completed");
  await expectTruth(scene, hubId);
  expect(sandbox.calls.length).toBe(calls);
});

test("killed while it waits for Meta: it goes on by its alarm, without a word from anybody", async ({
  sandbox,
  extension,
}) => {
  const scene = { sandbox, extension, control: await openControl(extension) };
  const { control } = scene;
  const hubId = await connectAndSync(control, sandbox);
  sandbox.faults.add({ match: { edge: "business_users", times: 2 }, do: { error: "2" } });
  const taskId = await startSync(control, hubId);
  await reached(control, taskId, "waiting");
  await extension.stopWorker();
  await nudge(control);
  await reached(control, taskId, "completed");
  await expectTruth(scene, hubId);
});

test("killed while Meta's limit holds: the wait is not forgotten, and nobody asks before it is over", async ({
  sandbox,
  extension,
}) => {
  const { control, hubId } = await (async () => {
    const page = await openControl(extension);
    return { control: page, hubId: await connectAndSync(page, sandbox) };
  })();
  sandbox.faults.add({ match: { edge: "business_users", times: 1 }, do: { error: "4" } });
  const taskId = await startSync(control, hubId);
  const { status } = await reached(control, taskId, "waiting");
  if (status.name !== "waiting") throw new Error(status.name);
  expect((status.until ?? 0) - Date.now()).toBeGreaterThan(50_000);
  const { length: calls } = sandbox.calls;
  await extension.stopWorker();
  await nudge(control);
  const unfinished = async () =>
    (await alarmsOf(control)).find(({ name }) => name === "unfinished")?.scheduledTime ?? 0;
  await expect.poll(async () => Math.abs((await unfinished()) - (status.until ?? 0)) < 6_000).toBe(true);
  expect((await getTask(control, taskId))?.status).toEqual(status);
  expect(sandbox.calls.length).toBe(calls);
});

test("while a sync is under way its net is set, and it goes on when the net rings", async ({ sandbox, extension }) => {
  const scene = { sandbox, extension, control: await openControl(extension) };
  const { control } = scene;
  const hubId = await connectAndSync(control, sandbox);
  const held = sandbox.faults.add({ match: { edge: "business_users", times: 1 }, do: { hold: "before-effect" } });
  const taskId = await startSync(control, hubId);
  await held.reached;
  const worker = await extension.worker();
  const net = (await alarmsOf(worker)).find(({ name }) => name === "unfinished");
  expect((net?.scheduledTime ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
  expect((net?.scheduledTime ?? 0) - Date.now()).toBeGreaterThan(30_000);
  await extension.stopWorker();
  held.remove();
  // The alarm itself, a minute early: what it wakes is not told anything else.
  await ringNow(control, "unfinished");
  await reached(control, taskId, "completed");
  await expectTruth(scene, hubId);
});

test("the browser ends in the middle, and its next session completes the sync", async ({ sandbox }, testInfo) => {
  const options = {
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    userDataDir: testInfo.outputPath("profile"),
  };
  let extension = await launchChromium(options);
  let control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const points = [
    { edge: "business_users", hold: "before-effect" },
    { edge: "business_users", hold: "after-effect" },
    { edge: "pending_users", hold: "after-effect" },
  ] as const;
  for (const { edge, hold } of points) {
    sandbox.world.addMember(sandbox.world.portfolio().id, { firstName: "New", lastName: hold });
    const held = sandbox.faults.add({ match: { edge, times: 1 }, do: { hold } });
    const taskId = await startSync(control, hubId);
    await held.reached;
    await extension.close();
    held.remove();
    extension = await launchChromium(options);
    control = await openControl(extension);
    await reached(control, taskId, "completed");
    await expectTruth({ sandbox, extension, control }, hubId);
  }
  expect((await readStores(control, "tasks")).tasks.map(({ status }) => status.name)).toEqual(
    Array(points.length + 1).fill("completed"),
  );
  await extension.close();
});
