import type { Page } from "@playwright/test";
import type { Gap } from "../lib/store/records.ts";
import { errorKeys, type Sandbox } from "../sandbox/index.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { documentedErrors } from "./support/errors.ts";
import { connectAndSync, getHub, inventoryOf, reached, startSync, sync } from "./support/hubs.ts";
import { putRow, readStores } from "./support/stored.ts";
import { truthOf } from "./support/truth.ts";

// Shown by 7: each documented error, on each group of edges, leads to its documented class and loses nothing.

/** The groups of edges by an edge of theirs; the last two lie under a person and under an asset. */
const groups = [
  "system_users",
  "pending_users",
  "owned_pages",
  "owned_pixels",
  "client_ad_accounts",
  "agencies",
  "assigned_ad_accounts",
  "assigned_users",
] as const;
const people = "business_users";

/** Where the edges that lie under others are found. */
const under: Record<string, string[]> = {
  assigned_ad_accounts: ["business_users", "system_users"],
  assigned_users: [
    "owned_pixels",
    "client_pixels",
    "owned_instagram_assets",
    "client_instagram_assets",
    "owned_whatsapp_business_accounts",
    "client_whatsapp_business_accounts",
  ],
};

const ofClass = (...classes: string[]) => documentedErrors.filter(([, errorClass]) => classes.includes(errorClass));

interface Scene {
  sandbox: Sandbox;
  control: Page;
  hubId: string;
}

async function expectTruth({ sandbox, control, hubId }: Scene): Promise<void> {
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
}

async function gapsOf({ control, hubId }: Scene): Promise<Gap[]> {
  return (await getHub(control, hubId)).synced?.gaps ?? [];
}

/** Forgets what Meta said of its limits, as an hour would. */
async function forgetPace({ control }: Scene): Promise<void> {
  for (const { id } of (await readStores(control, "pace")).pace) await putRow(control, "pace", { id, pace: null });
}

test("the table is the sandbox's, and whole", () => {
  expect(documentedErrors.map(([key]) => key).sort()).toEqual([...errorKeys].sort());
});

test("what passes is asked again, and the sync completes", async ({ sandbox, extension }) => {
  test.setTimeout(120_000);
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  for (const [index, edge] of [people, ...groups].entries()) {
    const keys = ofClass("transient").map(([key]) => key);
    const key = keys[index % keys.length] ?? "2";
    await test.step(`${key} on ${edge}`, async () => {
      const fault = sandbox.faults.add({ match: { edge, times: 1 }, do: { error: key } });
      const task = await sync(control, scene.hubId);
      expect(fault.hits).toBe(1);
      expect(task.tries).toBe(0);
      const { steps } = await readStores(control, "steps");
      const told = steps.filter(({ taskId, problem }) => taskId === task.id && problem !== null);
      expect(told.map(({ problem }) => problem?.kind)).toEqual(["metaTrouble"]);
      await expectTruth(scene);
      expect(await gapsOf(scene)).toEqual([]);
      sandbox.faults.clear();
    });
  }
});

test("a limit stops the sync until Meta lets us in again", async ({ sandbox, extension }) => {
  test.setTimeout(150_000);
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  for (const edge of [people, ...groups]) {
    for (const [key, , kind] of ofClass("limit")) {
      await test.step(`${key} on ${edge}`, async () => {
        sandbox.faults.add({ match: { edge }, do: { error: key } });
        const taskId = await startSync(control, scene.hubId);
        const { status } = await reached(control, taskId, "waiting");
        expect(status).toMatchObject({ why: "limit", problem: { kind } });
        expect(status.name === "waiting" && (status.until ?? 0) > Date.now() + 50_000).toBe(true);
        sandbox.faults.clear();
        await order(control, "task.cancel", { taskId });
        await forgetPace(scene);
      });
    }
    await expectTruth(scene);
  }
  await sync(control, scene.hubId);
  await expectTruth(scene);
});

test("a refused token or a block stops the sync, says why, and loses nothing", async ({ sandbox, extension }) => {
  test.setTimeout(150_000);
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  for (const edge of [people, ...groups]) {
    for (const [key, errorClass, kind] of ofClass("auth", "policy")) {
      await test.step(`${key} on ${edge}`, async () => {
        sandbox.faults.add({ match: { edge }, do: { error: key } });
        const task = await reached(control, await startSync(control, scene.hubId), "failed");
        expect(task.status).toMatchObject({ problem: { kind } });
        const ofToken = errorClass === "auth" && kind.startsWith("token") && kind !== "tokenPageRole";
        if (ofToken) expect((await getHub(control, scene.hubId)).token.refused).toMatchObject({ kind });
        sandbox.faults.clear();
      });
    }
    await expectTruth(scene);
    const { staged } = await readStores(control, "staged");
    expect(staged).toEqual([]);
  }
  await test.step("a sync that succeeds takes the mark from the token", async () => {
    await sync(control, scene.hubId);
    expect((await getHub(control, scene.hubId)).token.refused).toBeNull();
    await expectTruth(scene);
  });
});

test("what Meta refuses of one edge marks that edge alone, and nothing of it seems gone", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(180_000);
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  const soft = ofClass("permission", "input");
  // Every group meets another error in each sync; after as many syncs as there are errors each has met each.
  for (const round of soft.keys()) {
    const rows = groups.map((edge, place) => ({ edge, row: soft[(round + place * 5) % soft.length] }));
    await test.step(rows.map(({ edge, row }) => `${row?.[0]} on ${edge}`).join(", "), async () => {
      const expected = new Map<string, string>();
      for (const { edge, row } of rows) {
        const [key = "", , kind = ""] = row ?? [];
        sandbox.faults.add({ match: { edge }, do: { error: key } });
        const roots = under[edge]?.filter((root) => !groups.some((group) => group === root));
        for (const path of roots?.map((root) => `${root}/${edge}`) ?? [edge]) expected.set(path, kind);
      }
      await sync(control, scene.hubId);
      const gaps = await gapsOf(scene);
      expect(
        new Map(gaps.map(({ edge, why }) => [edge, why.kind === "noAccess" ? why.problem.kind : why.kind])),
      ).toEqual(expected);
      await expectTruth(scene);
      sandbox.faults.clear();
    });
    if (round % 4 > 0) continue;
    await test.step("and without the refusals the gaps close", async () => {
      await sync(control, scene.hubId);
      expect(await gapsOf(scene)).toEqual([]);
    });
  }
});

test("without the members there is no inventory: a refusal of theirs fails the sync", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(120_000);
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  for (const [key, , kind] of ofClass("permission", "input")) {
    await test.step(key, async () => {
      sandbox.faults.add({ match: { edge: people }, do: { error: key } });
      const task = await reached(control, await startSync(control, scene.hubId), "failed");
      expect(task.status).toMatchObject({ problem: { kind } });
      sandbox.faults.clear();
    });
  }
  await expectTruth(scene);
});

test("what a refused edge would hide is kept, while everything else moves on", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  const { world } = sandbox;
  const portfolio = world.portfolio();
  const before = await inventoryOf(control, scene.hubId);
  const [page] = portfolio.owned("page");
  if (!page) throw new Error("this world has no page");
  world.removeAsset(page.id);
  const joins = world.addMember(portfolio.id, { firstName: "Ada", lastName: "Added" });
  const refusal = sandbox.faults.add({ match: { edge: "owned_pages" }, do: { error: "10" } });
  await sync(control, scene.hubId);
  const after = await inventoryOf(control, scene.hubId);
  const pages = ({ assets }: typeof before) => assets.filter(({ kind }) => kind === "page").map(({ id }) => id);
  expect(pages(after)).toEqual(pages(before));
  expect(after.members.map(({ id }) => id)).toContain(joins.id);
  refusal.remove();
  await sync(control, scene.hubId);
  await expectTruth(scene);
});

test("while Meta hides people that it counts, they are kept", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const scene = { sandbox, control, hubId: await connectAndSync(control, sandbox) };
  sandbox.switches.hiddenMembers = 3;
  await sync(control, scene.hubId);
  expect(await gapsOf(scene)).toEqual([{ edge: people, why: { kind: "short", read: 9, total: 12 } }]);
  await expectTruth(scene);
  sandbox.switches.hiddenMembers = 0;
  await sync(control, scene.hubId);
  expect(await gapsOf(scene)).toEqual([]);
  await expectTruth(scene);
});
