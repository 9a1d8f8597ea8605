import type { Page } from "@playwright/test";
import type { FaultRule, Sandbox } from "../sandbox/index.ts";
import { expect } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { connectAndSync, getHub, inventoryOf, reached, startSync, sync } from "./support/hubs.ts";
import { test } from "./support/small-pages.ts";
import { readStores } from "./support/stored.ts";
import { truthOf } from "./support/truth.ts";

// Shown by 7, the second half: what can happen on the way to Meta and back, while a sync of many calls is under way.

interface Scene {
  sandbox: Sandbox;
  control: Page;
  hubId: string;
}

async function expectTruth({ sandbox, control, hubId }: Scene): Promise<void> {
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
  expect((await getHub(control, hubId)).synced?.gaps).toEqual([]);
}

async function problemsOf({ control }: Scene, task: string): Promise<(string | undefined)[]> {
  const { steps } = await readStores(control, "steps");
  return steps.filter(({ taskId, problem }) => taskId === task && problem).map(({ problem }) => problem?.kind);
}

test.describe("with small pages", () => {
  test.use({ pageCap: 2, expectedComplaints: [/Failed to load resource/] });

  const graph = { host: "graph.facebook.com" };
  const ways: [what: string, rule: FaultRule, problem: string | null][] = [
    ["a slow answer", { match: { ...graph, nth: 2 }, do: { latencyMs: 700 } }, null],
    ["a thin line", { match: { ...graph, nth: 1 }, do: { bytesPerSecond: 20_000 } }, null],
    // Several times, because the browser itself asks again where a line breaks that was open before.
    ["a line cut before Meta heard", { match: { ...graph, times: 5 }, do: { cut: "before-effect" } }, "offline"],
    ["a line cut before the answer", { match: { ...graph, times: 5 }, do: { cut: "after-effect" } }, "offline"],
    ["half an answer", { match: { ...graph, nth: 2 }, do: { halfBody: true } }, "unreadableAnswer"],
    ["an HTML page under 502", { match: { ...graph, nth: 2 }, do: { html: true } }, "metaTrouble"],
    ["an HTML page under 200", { match: { ...graph, nth: 2 }, do: { html: true, status: 200 } }, "unreadableAnswer"],
    ["a captive portal's page", { match: { ...graph, nth: 2 }, do: { html: true, status: 403 } }, "unreadableAnswer"],
    ["an error under HTTP 200", { match: { ...graph, nth: 2 }, do: { okWithError: "2" } }, "metaTrouble"],
    ["JSON that is no object", { match: { ...graph, nth: 1 }, do: { body: () => [1, 2] } }, "unreadableAnswer"],
    ["an unfinished item of a batch", { match: { batchItem: 1, times: 1 }, do: { nullItem: true } }, null],
    ["a batch that failed as a whole", { match: { nth: 1 }, do: { batch960: true } }, "metaTrouble"],
    ["one item of a batch that failed", { match: { batchItem: 1, times: 1 }, do: { error: "2" } }, "metaTrouble"],
  ];

  test("whatever goes wrong on the way is tried again, and told in the task's steps", async ({
    sandbox,
    extension,
  }) => {
    test.setTimeout(120_000);
    const control = await openControl(extension);
    const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
    for (const [what, rule, problem] of ways) {
      await test.step(what, async () => {
        const [someone] = sandbox.world.portfolio().members;
        if (someone) sandbox.world.rename(someone.id, "Kim", what);
        const fault = sandbox.faults.add(rule);
        const task = await sync(control, scene.hubId);
        expect(fault.hits, what).toBeGreaterThan(0);
        const problems = new Set(await problemsOf(scene, task.id));
        expect([...problems]).toEqual(problem === null ? [] : [problem]);
        await expectTruth(scene);
        sandbox.faults.clear();
      });
    }
  });

  test("cursors that end in the middle begin the reading again", async ({ sandbox, extension }) => {
    const control = await openControl(extension);
    const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
    sandbox.clearCalls();
    await sync(control, scene.hubId);
    const requests = sandbox.calls.filter(({ batchOf }) => batchOf === undefined).length;
    expect(requests).toBeGreaterThan(3);
    for (const nth of [2, requests]) {
      const held = sandbox.faults.add({ match: { ...graph, nth }, do: { hold: "before-effect" } });
      const taskId = await startSync(control, scene.hubId);
      await held.reached;
      sandbox.expireCursors();
      held.remove();
      await reached(control, taskId, "completed");
      await expectTruth(scene);
    }
  });

  test("the rest of a list that Meta refuses marks that list, and what it held is kept", async ({
    sandbox,
    extension,
  }) => {
    const control = await openControl(extension);
    const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
    // Allowed with the row, refused beside it: the permission went away in between.
    const held = sandbox.faults.add({ match: { ...graph, nth: 2 }, do: { hold: "before-effect" } });
    const taskId = await startSync(control, scene.hubId);
    await held.reached;
    sandbox.faults.add({ match: { edge: "assigned_pages" }, do: { error: "200" } });
    held.remove();
    await reached(control, taskId, "completed");
    expect(await inventoryOf(control, scene.hubId)).toEqual(truthOf(sandbox.world.portfolio(), scene.hubId));
    const gaps = (await getHub(control, scene.hubId)).synced?.gaps ?? [];
    expect(gaps.map(({ edge }) => edge)).toContain("business_users/assigned_pages");
    for (const { edge } of gaps) expect(edge).toMatch(/\/assigned_pages$/);
  });

  test("near Meta's limit the sync waits by itself, before it is told to", async ({ sandbox, extension }) => {
    const control = await openControl(extension);
    const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
    const { appId, id } = sandbox.world.portfolio();
    sandbox.usage.hourlyCalls = 400;
    sandbox.usage.spend(`${appId}:${id}`, 360);
    sandbox.clearCalls();
    const taskId = await startSync(control, scene.hubId);
    const { status } = await reached(control, taskId, "waiting");
    expect(status).toMatchObject({ why: "limit", problem: null });
    expect(sandbox.calls.filter(({ error }) => error !== undefined)).toEqual([]);
    await order(control, "task.cancel", { taskId });
  });

  test("without a connection it waits, and goes on when there is one", async ({ sandbox, extension }) => {
    const control = await openControl(extension);
    const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
    await extension.context.setOffline(true);
    sandbox.faults.add({ match: graph, do: { cut: "before-effect" } });
    const taskId = await startSync(control, scene.hubId);
    const { status } = await reached(control, taskId, "waiting");
    expect(status).toMatchObject({ why: "offline", problem: { kind: "offline" } });
    sandbox.faults.clear();
    await extension.context.setOffline(false);
    await reached(control, taskId, "completed");
    await expectTruth(scene);
  });
});

test.describe("where an answer may hold few rows", () => {
  test.use({ rowBudget: 60 });

  test("it asks for less until Meta answers", async ({ sandbox, extension }) => {
    test.setTimeout(90_000);
    const control = await openControl(extension);
    const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
    expect(sandbox.calls.filter(({ error }) => error === "1").length).toBeGreaterThan(0);
    await expectTruth(scene);
  });
});
