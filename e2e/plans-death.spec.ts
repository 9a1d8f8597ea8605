import type { Page } from "@playwright/test";
import type { Change } from "../lib/store/plan-records.ts";
import type { Fault, FaultEffect, Sandbox } from "../sandbox/index.ts";
import { outputDir } from "../scripts/kit/paths.ts";
import { type ChromiumWithExtension, launchChromium } from "./harness/chromium.ts";
import { expect, test } from "./harness/fixture.ts";
import { nudge, openControl } from "./support/control.ts";
import { connect, connectAndSync, inventoryOf } from "./support/hubs.ts";
import { applyPlan, calm, changesOf, getPlan, planReached } from "./support/plans.ts";
import { CASES, type Case } from "./support/plans-cases.ts";
import { soundLog } from "./support/plans-chain.ts";
import { type Effect, watchEffects, writesIn } from "./support/plans-effects.ts";
import { truthOf } from "./support/truth.ts";

// Shown by 2: every kind of change, with the worker killed or the way to Meta cut at each point, takes effect exactly once.

// What the browser says to a worker that it is stopping.
test.use({ expectedComplaints: [/^Error: No SW$/], world: "many" });

interface Scene {
  sandbox: Sandbox;
  extension: ChromiumWithExtension;
  control: Page;
  effects: Effect[];
}

interface Point {
  /** What happens to the write. */
  do: FaultEffect;
  /** How often the write may arrive. */
  calls: readonly number[];
}

const KILLS: Record<string, Point> = {
  "before Meta hears of the call": { do: { hold: "before-effect", cut: "before-effect" }, calls: [2] },
  // Meta is slow: the effect comes when nobody waits for it any more.
  "during the call": { do: { hold: "before-effect" }, calls: [1] },
  "after the effect, the answer lost": { do: { hold: "after-effect" }, calls: [1] },
};

const LOSSES: Record<string, Point> = {
  // Whether Chromium or we send it again: Chromium does so by itself where a connection that was used before ends without a word.
  "cut before the effect": { do: { cut: "before-effect" }, calls: [2] },
  // With the first words of the answer here it does not.
  "cut after the effect, within the answer": { do: { halfBody: true }, calls: [1] },
  "cut after the effect, and perhaps sent again by the browser": {
    do: { cut: "after-effect" },
    calls: [1, 2],
  },
  "500 after the effect": { do: { error: "1", when: "after-effect" }, calls: [1] },
};

interface Row {
  name: string;
  hubId: string;
  point: Point;
  /** What is disturbed. */
  case: Case;
  /** A change of the same kind that is made just before, in the same plan. */
  first: Case | null;
}

/** A hub for each kind of change, as many of its subjects as there are points, and all that synced. */
async function lay({ sandbox, control }: Scene, points: Record<string, Point>, pairs: boolean): Promise<Row[][]> {
  const kinds = Object.entries(CASES);
  const hubs = kinds.map(([kind, make], index) => {
    const portfolio = sandbox.world.portfolios.filter(({ business }) => business.practice)[index];
    if (!portfolio) throw new Error("not enough portfolios");
    const rows = Object.entries(points).map(([name, point], n) => {
      const first = pairs ? make(sandbox, portfolio.id, n + 100) : null;
      return { name: `${kind}: ${name}`, point, first, case: make(sandbox, portfolio.id, n) };
    });
    return { id: portfolio.id, rows };
  });
  const laid: Row[][] = [];
  for (const { id, rows } of hubs) {
    const hubId = await connect(control, sandbox, id);
    laid.push(rows.map((row) => ({ ...row, hubId })));
  }
  for (const [row] of laid) if (row) await calm(control, row.hubId);
  return laid;
}

/** Applies the row's plan, with its point set. */
async function begin({ sandbox, control }: Scene, { hubId, point, first, case: { intents, write } }: Row) {
  const nth = (isSameCall(first, write) ? 1 : 0) + 1;
  const fault = sandbox.faults.add({ match: { ...write, nth }, do: point.do });
  return { fault, planId: await applyPlan(control, hubId, [...(first?.intents ?? []), ...intents]) };
}

/** Two invitations are two calls of one path. */
function isSameCall(first: Case | null, { path }: Case["write"]): boolean {
  return first?.write.path.source === path.source;
}

function effectsOf({ first, case: { effects } }: Row): Effect[] {
  return [...(first?.effects ?? []), ...effects];
}

/** The plan is completed, every change of it is done, and Meta was asked as often as the point says. */
async function expectDone({ sandbox, control }: Scene, row: Row, planId: string): Promise<void> {
  await planReached(control, planId, "completed");
  const changes = await changesOf(control, planId);
  expect(changes.map(({ state }) => state.name)).toEqual(changes.map(() => "done"));
  // It was ours, whatever Meta said to the browser's own repeat: undo takes it back.
  for (const { state, deed } of changes) expect(state, JSON.stringify(deed)).toMatchObject({ already: false });
  const { method, path } = row.case.write;
  const own = writesIn(sandbox).filter((call) => call.method === method && path.test(call.url.split("?")[0] ?? ""));
  expect(row.point.calls).toContain(own.length - (isSameCall(row.first, row.case.write) ? 1 : 0));
}

async function expectTruth({ sandbox, control }: Scene, laid: Row[][]): Promise<void> {
  for (const [row] of laid) {
    if (!row) continue;
    await calm(control, row.hubId);
    const truth = truthOf(sandbox.world.portfolio(row.case.businessId), row.hubId);
    expect(await inventoryOf(control, row.hubId)).toEqual(truth);
  }
}

/** What a change does has come about once. Only the browser's own repeat may do a second time what says all that shall be. */
function expectOnce(effects: readonly Effect[], own: readonly Effect[], { calls }: Point): void {
  for (const effect of own) {
    const times = effects.filter((other) => other === effect).length;
    const harmless = calls.length > 1 && /^(assign|role|invitation) /.test(effect);
    if (harmless) expect([1, 2], effect).toContain(times);
    else expect(times, effect).toBe(1);
  }
}

function groups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** The first change was made and answered, and nobody has looked yet, when the worker dies at the second. */
async function expectBoth({ control }: Scene, planId: string): Promise<void> {
  const changes = await changesOf(control, planId);
  const states = new Set(changes.map(({ state }) => state.name));
  // Of those that end somebody's full control each is certain before the next.
  if (!changes.some(demotes)) expect(states).toEqual(new Set(["calling"]));
}

function demotes({ deed }: Change): boolean {
  return (deed.kind === "remove" && deed.role === "ADMIN") || (deed.kind === "role" && deed.before === "ADMIN");
}

test("the worker is killed at each point of each kind of change, and before the read-back of another", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(240_000);
  const scene: Scene = { sandbox, extension, control: await openControl(extension), effects: watchEffects(sandbox) };
  const laid = await lay(scene, KILLS, true);
  const rounds = Object.keys(KILLS).flatMap((_, n) =>
    // As many hubs as the worker has in hand at once.
    groups(
      laid.flatMap((rows) => rows[n] ?? []),
      4,
    ),
  );
  for (const [n, rows] of rounds.entries()) {
    await test.step(rows.map(({ name }) => name).join(" | "), async () => {
      for (const { hubId } of rows) await calm(scene.control, hubId);
      scene.effects.length = 0;
      sandbox.clearCalls();
      const begun: { fault: Fault; planId: string }[] = [];
      for (const row of rows) begun.push(await begin(scene, row));
      await Promise.all(begun.map(({ fault }) => fault.reached));
      await extension.stopWorker(n % 2 === 0 ? "stop" : "close-target");
      for (const { planId } of begun) await expectBoth(scene, planId);
      for (const { fault } of begun) fault.remove();
      await nudge(scene.control);
      for (const [index, row] of rows.entries()) await expectDone(scene, row, begun[index]?.planId ?? "");
      expect([...scene.effects].sort()).toEqual(rows.flatMap(effectsOf).sort());
    });
  }
  await expectTruth(scene, laid);
  await soundLog(scene.control);
});

test("the worker is killed before the read-back of what ends somebody's full control", async ({
  sandbox,
  extension,
}) => {
  const scene: Scene = { sandbox, extension, control: await openControl(extension), effects: watchEffects(sandbox) };
  const { control } = scene;
  // Such a change is looked at before the next is begun, so it is never the other one of a pair.
  const names = ["take full control", "remove an admin"];
  const portfolio = sandbox.world.portfolios.find(({ business }) => business.practice);
  if (!portfolio) throw new Error("this world has no portfolio");
  const cases = names.map((name, n) => {
    const made = CASES[name]?.(sandbox, portfolio.id, n);
    if (!made) throw new Error(`there is no case ${name}`);
    return { name, made };
  });
  const hubId = await connectAndSync(control, sandbox, portfolio.id);
  for (const [n, { name, made }] of cases.entries()) {
    await test.step(name, async () => {
      await calm(control, hubId);
      scene.effects.length = 0;
      sandbox.clearCalls();
      const look = { method: "GET", path: made.write.path };
      const fault = sandbox.faults.add({ match: look, do: { hold: "before-effect" } });
      const planId = await applyPlan(control, hubId, made.intents);
      await fault.reached;
      // Meta has said yes, and nothing is known here.
      expect(scene.effects).toEqual(made.effects);
      await extension.stopWorker(n === 0 ? "stop" : "close-target");
      expect((await changesOf(control, planId)).map(({ state }) => state.name)).toEqual(["calling"]);
      fault.remove();
      await nudge(control);
      const point: Point = { do: {}, calls: [1] };
      await expectDone(scene, { name, hubId, point, case: made, first: null }, planId);
      expect(scene.effects).toEqual(made.effects);
    });
  }
  await calm(control, hubId);
  expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(portfolio.id), hubId));
  await soundLog(control);
});

test("the way to Meta is cut, or Meta fails, around each kind of change", async ({ sandbox, extension }) => {
  test.setTimeout(180_000);
  const scene: Scene = { sandbox, extension, control: await openControl(extension), effects: watchEffects(sandbox) };
  const laid = await lay(scene, LOSSES, false);
  for (const [n, name] of Object.keys(LOSSES).entries()) {
    const rows = laid.flatMap((hub) => hub[n] ?? []);
    await test.step(name, async () => {
      for (const { hubId } of rows) await calm(scene.control, hubId);
      scene.effects.length = 0;
      sandbox.clearCalls();
      const begun: string[] = [];
      for (const row of rows) begun.push((await begin(scene, row)).planId);
      for (const [index, row] of rows.entries()) {
        await test.step(row.name, () => expectDone(scene, row, begun[index] ?? ""));
      }
      for (const {
        point,
        case: { effects },
      } of rows)
        expectOnce(scene.effects, effects, point);
      expect(new Set(scene.effects)).toEqual(new Set(rows.flatMap((row) => row.case.effects)));
    });
  }
  await expectTruth(scene, laid);
  await soundLog(scene.control);
});

test.describe("a browser that ends", () => {
  test.use({ world: "small" });

  test("with 50 changes in the queue: the next session does what is left, each once", async ({ sandbox }, testInfo) => {
    test.setTimeout(90_000);
    const options = {
      extensionDir: outputDir("chrome"),
      port: sandbox.port,
      userDataDir: testInfo.outputPath("profile"),
    };
    let extension = await launchChromium(options);
    let control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    const effects = watchEffects(sandbox);
    const emails = Array.from({ length: 50 }, (_, n) => `new${n}@cases.example`);
    // The twentieth has taken effect, and the browser is gone before the answer comes.
    const match = { method: "POST", edge: "business_users", nth: 20 };
    const held = sandbox.faults.add({ match, do: { hold: "after-effect" } });
    const planId = await applyPlan(
      control,
      hubId,
      emails.map((email) => ({ kind: "invite", email, role: "EMPLOYEE", managed: false, grants: [] })),
    );
    await held.reached;
    await extension.close();
    held.remove();
    expect(effects).toHaveLength(20);

    extension = await launchChromium(options);
    control = await openControl(extension);
    const plan = await planReached(control, planId, "completed");
    expect(plan.tally).toEqual({ total: 50, done: 50, failed: 0, waiting: 0, canceled: 0 });
    expect(effects).toEqual(emails.map((email) => `invite ${email} EMPLOYEE`));
    await calm(control, hubId);
    expect(await inventoryOf(control, hubId)).toEqual(truthOf(sandbox.world.portfolio(), hubId));
    expect((await getPlan(control, planId)).tally.done).toBe(50);
    await soundLog(control);
    await extension.close();
  });
});
