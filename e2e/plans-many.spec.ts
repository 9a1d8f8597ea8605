import type { Page } from "@playwright/test";
import { buildPlan } from "../lib/plans/build.ts";
import type { Intent } from "../lib/store/plan-records.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { connectAndSync, inventoryOf } from "./support/hubs.ts";
import { applyPlan, calm, changesOf, type Ground, groundOf, planReached, preview } from "./support/plans.ts";
import { soundLog } from "./support/plans-chain.ts";
import { watchEffects, writesIn } from "./support/plans-effects.ts";
import { tasksDuring } from "./support/tasks.ts";
import { truthOf } from "./support/truth.ts";

// Shown by 5: 2,000 changes over four hubs, and pages that go on answering.

const HUBS = 4;
const EACH = 500;
/** Calls an hour for each portfolio. With these the 500 changes stay below the share of the budget at which we slow down. */
const BUDGET = 1_200;

test.use({ world: "many" });

/** Grants of Pages that nobody of them has yet, person by person. */
function grants({ inventory }: Ground): Intent[] {
  const pages = inventory.assets.filter(({ kind, relation }) => kind === "page" && relation === "owned");
  const held = new Set(
    inventory.holdings.flatMap(({ holderId, grants }) => grants.map(({ assetId }) => `${holderId} ${assetId}`)),
  );
  const intents = inventory.members.flatMap(({ id }) =>
    pages
      .filter((page) => !held.has(`${id} ${page.id}`))
      .map(
        (page): Intent => ({ kind: "assign", holderId: id, assetKind: "page", assetId: page.id, tasks: ["ANALYZE"] }),
      ),
  );
  return intents.slice(0, EACH);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Milliseconds of one reading of a hub's rows, as the browser gives them out, before anything is made of them. */
async function timeToRead(control: Page, hubIds: readonly string[]): Promise<number> {
  return await control.evaluate(async (hubs) => {
    const opening = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const db = opening.result;
    const lists = ["members", "invitations", "systemUsers", "assets", "holdings", "partners"];
    const begin = performance.now();
    for (const hub of hubs) {
      const tx = db.transaction(lists, "readonly");
      const own = IDBKeyRange.bound([hub], [hub, []]);
      await Promise.all(
        lists.map(
          (name) =>
            new Promise((resolve) => {
              const request = tx.objectStore(name).getAll(own);
              request.onsuccess = () => resolve(request.result);
            }),
        ),
      );
    }
    const time = performance.now() - begin;
    db.close();
    return time;
  }, hubIds as string[]);
}

test("2,000 changes over four hubs: previewed at once, run within Meta's budget, each done once", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(240_000);
  const { world } = sandbox;
  const control = await openControl(extension);
  const room = ({ members, owned }: { members: unknown[]; owned: number }) => members.length * owned;
  const largest = world.portfolios
    .filter(({ business }) => business.practice)
    .map((portfolio) => ({
      portfolio,
      room: room({ members: portfolio.members, owned: portfolio.owned("page").length }),
    }))
    .sort((a, b) => b.room - a.room)
    .slice(0, HUBS)
    .map(({ portfolio }) => portfolio);
  const hubIds: string[] = [];
  for (const { id } of largest) hubIds.push(await connectAndSync(control, sandbox, id));
  const grounds = await Promise.all(hubIds.map((hubId) => groundOf(control, hubId)));
  const intents = grounds.map(grants);
  expect(intents.map(({ length }) => length)).toEqual(Array(HUBS).fill(EACH));

  await test.step("the preview takes no longer than twice the reading", async () => {
    const read: number[] = [];
    const build: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      read.push(await timeToRead(control, hubIds));
      const begin = performance.now();
      for (const [n, { hub, inventory, context }] of grounds.entries())
        buildPlan(hub, inventory, intents[n] ?? [], context);
      build.push(performance.now() - begin);
    }
    expect(median(build) / median(read)).toBeLessThanOrEqual(2);
  });

  sandbox.usage.hourlyCalls = BUDGET;
  sandbox.clearCalls();
  const effects = watchEffects(sandbox);
  // A page that shows every change as it comes, and the page that shows the members whom they are about.
  const automation = await extension.page("hub.html#/automation");
  await automation.getByRole("table").first().waitFor();
  const members = await extension.page("hub.html#/members");
  await members.getByRole("table").first().waitFor();
  const idle = await tasksDuring(members, () => members.waitForTimeout(5_000));
  const planIds: string[] = [];
  for (const [n, hubId] of hubIds.entries()) planIds.push(await applyPlan(control, hubId, intents[n] ?? []));
  const busy = await tasksDuring(members, async () => {
    for (const planId of planIds) {
      const plan = await planReached(control, planId, "completed", 150_000);
      expect(plan.tally).toEqual({ total: EACH, done: EACH, failed: 0, waiting: 0, canceled: 0 });
    }
  });
  expect(busy.length).toBeGreaterThan(HUBS * EACH);
  expect((busy[0] ?? 0) - (idle[0] ?? 0)).toBeLessThan(100);
  const wanted = intents.flat().map((intent) => {
    if (intent.kind !== "assign") throw new Error(intent.kind);
    return `assign ${intent.holderId} ${intent.assetId} ["ANALYZE"]`;
  });
  expect([...effects].sort()).toEqual(wanted.sort());
  expect(writesIn(sandbox)).toHaveLength(HUBS * EACH);
  // Not one refusal of any kind: no limit was met.
  expect(sandbox.calls.filter(({ error }) => error !== undefined)).toEqual([]);
  for (const [n, hubId] of hubIds.entries()) {
    await calm(control, hubId);
    expect(await inventoryOf(control, hubId)).toEqual(truthOf(world.portfolio(largest[n]?.id), hubId));
    expect((await changesOf(control, planIds[n] ?? "")).every(({ tries }) => tries === 1)).toBe(true);
  }
  await soundLog(control);
});

test.describe("on 300 members", () => {
  test.use({ world: "medium" });

  test("the Members page answers at once while a plan runs", async ({ sandbox, extension }) => {
    test.setTimeout(90_000);
    const control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    const intents = grants(await groundOf(control, hubId)).slice(0, 100);
    const page = await extension.page("hub.html#/members");
    await page.getByRole("table").first().waitFor();
    // All pages of the extension share one thread: the test's own preview is not to be counted.
    const { fingerprint } = await preview(control, hubId, intents);
    const tasks = await tasksDuring(page, async () => {
      const ask = { hubId, intents, fingerprint, confirm: null, notBefore: null, undoes: null };
      const answer = await order(control, "plan.apply", ask);
      if (answer.outcome !== "queued") throw new Error(answer.outcome);
      await planReached(control, answer.planId, "completed");
    });
    const idle = await tasksDuring(page, () => page.waitForTimeout(2_000));
    expect(tasks.length).toBeGreaterThan(100);
    expect((tasks[0] ?? 0) - (idle[0] ?? 0)).toBeLessThan(100);
  });
});
