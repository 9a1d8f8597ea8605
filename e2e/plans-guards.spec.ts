import type { Page } from "@playwright/test";
import type { Intent } from "../lib/store/plan-records.ts";
import type { Sandbox } from "../sandbox/index.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { connectAndSync, sync } from "./support/hubs.ts";
import { applyPlan, calm, changesOf, planReached, preview, sendPlan } from "./support/plans.ts";
import { soundLog } from "./support/plans-chain.ts";
import { watchEffects, writesIn } from "./support/plans-effects.ts";
import { readStores } from "./support/stored.ts";

// Shown by 4: what may not be, is not applied; what wants a second thought, only with the hub's label typed.

interface Scene {
  sandbox: Sandbox;
  control: Page;
  hubId: string;
  label: string;
  admins: string[];
  staff: string[];
}

/** The small world with two admins, synced. */
async function open(sandbox: Sandbox, control: Page): Promise<Scene> {
  const { world } = sandbox;
  const portfolio = world.portfolio();
  for (const { id } of portfolio.admins.slice(2)) world.changeRole(id, "EMPLOYEE");
  for (const { id, financePermission } of portfolio.members) {
    if (financePermission) world.changeRole(id, world.member(id).role === "ADMIN" ? "ADMIN" : "EMPLOYEE");
  }
  for (let n = 0; n < 8; n += 1) {
    world.addMember(portfolio.id, { firstName: "Guard", lastName: `${n}`, email: `guard${n}@cases.example` });
  }
  const hubId = await connectAndSync(control, sandbox);
  sandbox.clearCalls();
  return {
    sandbox,
    control,
    hubId,
    label: portfolio.name,
    admins: portfolio.admins.map(({ id }) => id),
    staff: portfolio.members.filter(({ role }) => role === "EMPLOYEE").map(({ id }) => id),
  };
}

const remove = (memberId = ""): Intent => ({ kind: "remove", memberId });
const demote = (memberId = ""): Intent => ({ kind: "role", memberId, role: "EMPLOYEE" });

/** Not even with the label: nothing is kept, and Meta is not asked. */
async function expectNever({ sandbox, control, hubId, label }: Scene, intents: Intent[]): Promise<void> {
  const before = (await readStores(control, "plans")).plans.length;
  const { guards } = await preview(control, hubId, intents);
  expect(guards).toContainEqual(expect.objectContaining({ kind: "lastAdmin", level: "never" }));
  for (const confirm of [null, label]) {
    expect(await sendPlan(control, hubId, intents, { confirm })).toEqual({ outcome: "stopped" });
  }
  expect((await readStores(control, "plans")).plans).toHaveLength(before);
  expect(writesIn(sandbox)).toEqual([]);
}

/** Only with the label. */
async function expectStop(scene: Scene, kind: string, intents: Intent[]): Promise<string> {
  const { sandbox, control, hubId, label } = scene;
  const { guards } = await preview(control, hubId, intents);
  expect(guards).toContainEqual(expect.objectContaining({ kind, level: "stop" }));
  for (const confirm of [null, "", label.toUpperCase()]) {
    expect(await sendPlan(control, hubId, intents, { confirm })).toEqual({ outcome: "stopped" });
  }
  expect(writesIn(sandbox)).toEqual([]);
  expect(sandbox.calls).toEqual([]);
  return await applyPlan(control, hubId, intents, { confirm: label });
}

test("the last admin stays: not removed, not demoted, not by two changes of one plan", async ({
  sandbox,
  extension,
}) => {
  const scene = await open(sandbox, await openControl(extension));
  const [first, second] = scene.admins;
  expect(scene.admins).toHaveLength(2);
  await expectNever(scene, [remove(first), remove(second)]);
  await expectNever(scene, [demote(first), demote(second)]);
  await expectNever(scene, [remove(first), demote(second)]);
  expect(sandbox.calls).toEqual([]);
  // One of two may go, with a word of warning.
  const { guards } = await preview(scene.control, scene.hubId, [demote(first)]);
  expect(guards).toContainEqual(expect.objectContaining({ kind: "fewAdmins", level: "warning" }));
  await planReached(scene.control, await applyPlan(scene.control, scene.hubId, [demote(first)]), "completed");
  await calm(scene.control, scene.hubId);
  sandbox.clearCalls();
  await expectNever(scene, [remove(second)]);
  expect(sandbox.world.portfolio().admins.map(({ id }) => id)).toEqual([second]);
});

test("the last admin stays: not by two plans at once", async ({ sandbox, extension }) => {
  const scene = await open(sandbox, await openControl(extension));
  const { control, hubId } = scene;
  const [first, second] = scene.admins;
  // Both are previewed, before either is applied.
  const [one, two] = [await preview(control, hubId, [remove(first)]), await preview(control, hubId, [remove(second)])];
  const held = sandbox.faults.add({ match: { method: "DELETE" }, do: { hold: "before-effect" } });
  const ask = { hubId, confirm: scene.label, notBefore: null, undoes: null };
  const answers = await Promise.all([
    order(control, "plan.apply", { ...ask, intents: [remove(first)], fingerprint: one.fingerprint }),
    order(control, "plan.apply", { ...ask, intents: [remove(second)], fingerprint: two.fingerprint }),
  ]);
  // Built again behind the first, the second is not what was seen.
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["moved", "queued"]);
  await held.reached;
  const left = answers[0]?.outcome === "queued" ? second : first;
  expect(await sendPlan(control, hubId, [remove(left)], { confirm: scene.label })).toEqual({ outcome: "stopped" });
  expect(await sendPlan(control, hubId, [demote(left)], { confirm: scene.label })).toEqual({ outcome: "stopped" });
  held.remove();
  const queued = answers.find((answer) => answer.outcome === "queued");
  await planReached(control, queued?.outcome === "queued" ? queued.planId : "", "completed");
  expect(sandbox.world.portfolio().admins.map(({ id }) => id)).toEqual([left]);
  expect(writesIn(sandbox)).toHaveLength(1);
});

test("the last admin stays, though the other one has gone behind our back while the plan waited", async ({
  sandbox,
  extension,
}) => {
  const scene = await open(sandbox, await openControl(extension));
  const { control, hubId } = scene;
  const [first = "", second = ""] = scene.admins;
  const soon = Date.now() + 3_000;
  const planId = await applyPlan(control, hubId, [demote(first)], { notBefore: soon });
  sandbox.world.changeRole(second, "EMPLOYEE");
  await sync(control, hubId);
  sandbox.clearCalls();
  await planReached(control, planId, "failed");
  expect((await changesOf(control, planId))[0]?.state).toMatchObject({ problem: { kind: "lastAdmin" } });
  expect(writesIn(sandbox)).toEqual([]);
});

test("yourself, the hub's own system user, and more than the share: only with the label", async ({
  sandbox,
  extension,
}) => {
  const scene = await open(sandbox, await openControl(extension));
  const { control, hubId, staff } = scene;
  const effects = watchEffects(sandbox);
  const portfolio = sandbox.world.portfolio();

  await test.step("yourself", async () => {
    const [you = ""] = staff;
    await order(control, "decision.claim", { hubId, memberId: you, personId: null });
    sandbox.clearCalls();
    await planReached(control, await expectStop(scene, "yourself", [remove(you)]), "completed");
    expect(effects).toEqual([`remove ${you}`]);
  });

  await test.step("the hub's own system user", async () => {
    const own = portfolio.adminSystemUser;
    const [page] = portfolio.owned("page");
    if (!own || !page) throw new Error("the small world has changed");
    await calm(control, hubId);
    sandbox.world.assign(own.id, page.id, ["ADVERTISE", "ANALYZE"]);
    await sync(control, hubId);
    await calm(control, hubId);
    effects.length = 0;
    sandbox.clearCalls();
    const taken: Intent = { kind: "assign", holderId: own.id, assetKind: "page", assetId: page.id, tasks: [] };
    await planReached(control, await expectStop(scene, "ownSystemUser", [taken]), "completed");
    expect(effects).toEqual([`revoke ${own.id} ${page.id}`]);
  });

  await test.step("more than the share", async () => {
    await calm(control, hubId);
    effects.length = 0;
    sandbox.clearCalls();
    const leaving = staff.slice(1, 8);
    await planReached(control, await expectStop(scene, "share", leaving.map(remove)), "completed");
    expect(effects).toEqual(leaving.map((id) => `remove ${id}`));
  });
  const log = await soundLog(control);
  const applied = log.filter(({ deed }) => deed === "planApplied").map(({ after }) => after);
  expect(applied).toEqual([
    "1 changes, despite yourself",
    "1 changes, despite ownSystemUser",
    "7 changes, despite share",
  ]);
});

test("finance roles are pointed out, and may be given", async ({ sandbox, extension }) => {
  const scene = await open(sandbox, await openControl(extension));
  const { control, hubId, staff } = scene;
  const editor: Intent = { kind: "role", memberId: staff[0] ?? "", role: "FINANCE_EDITOR" };
  const { guards } = await preview(control, hubId, [editor]);
  expect(guards).toContainEqual(expect.objectContaining({ kind: "finance", level: "warning" }));
  await planReached(control, await applyPlan(control, hubId, [editor]), "completed");
  await calm(control, hubId);
  const back = await preview(control, hubId, [remove(staff[0])]);
  expect(back.guards).toContainEqual(expect.objectContaining({ kind: "finance", level: "warning" }));
  // What was previewed is what is applied: another draft is refused, and shown anew.
  expect(await sendPlan(control, hubId, [remove(staff[0])], { fingerprint: "another" })).toEqual({ outcome: "moved" });
});
