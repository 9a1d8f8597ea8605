import type { Page } from "@playwright/test";
import type { ProblemKind } from "../lib/problem.ts";
import type { Intent } from "../lib/store/plan-records.ts";
import type { FaultEffect, Sandbox } from "../sandbox/index.ts";
import { expect, test } from "./harness/fixture.ts";
import { alarmsOf, ringNow } from "./support/alarms.ts";
import { openControl, order } from "./support/control.ts";
import { connectAndSync, getHub, sync } from "./support/hubs.ts";
import { applyPlan, calm, changesOf, planReached } from "./support/plans.ts";
import { soundLog } from "./support/plans-chain.ts";
import { watchEffects, writesIn } from "./support/plans-effects.ts";
import { putRow } from "./support/stored.ts";

// Shown by 3: every error that Meta documents for a write has its own kind of problem, and stops what its class says.

interface Scene {
  sandbox: Sandbox;
  control: Page;
  hubId: string;
  effects: string[];
}

/** A change that Meta is to refuse, and two that are fine; their subjects are new. */
interface Trio {
  intents: Intent[];
  bad: { method: "POST" | "DELETE"; path: RegExp };
  /** What the two do to the world. */
  good: string[];
  /** What the refused one would do. */
  late: string;
}

let number = 0;

async function trio(scene: Scene, kind: "role" | "invite" | "remove" | "give" | "take"): Promise<Trio> {
  const { world } = scene.sandbox;
  const portfolio = world.portfolio();
  const page = portfolio.owned("page")[0];
  if (!page) throw new Error("no Page");
  // A sync that is under way has read its members, and is not begun a second time.
  await calm(scene.control, scene.hubId);
  const made = [0, 1, 2].map((): { intent: Intent; path: string; effect: string } => {
    number += 1;
    const email = `error${number}@cases.example`;
    if (kind === "invite") {
      const intent: Intent = { kind, email, role: "EMPLOYEE", managed: false, grants: [] };
      return { intent, path: `${portfolio.id}/business_users`, effect: `invite ${email} EMPLOYEE` };
    }
    const { id } = world.addMember(portfolio.id, { firstName: "Error", lastName: `${number}`, email });
    if (kind === "role") {
      return { intent: { kind, memberId: id, role: "DEVELOPER" }, path: id, effect: `role ${id} DEVELOPER` };
    }
    if (kind === "remove") return { intent: { kind, memberId: id }, path: id, effect: `remove ${id}` };
    if (kind === "take") world.assign(id, page.id, ["ANALYZE"]);
    const tasks = kind === "give" ? ["ANALYZE"] : [];
    const effect = kind === "give" ? `assign ${id} ${page.id} ["ANALYZE"]` : `revoke ${id} ${page.id}`;
    const intent: Intent = { kind: "assign", holderId: id, assetKind: "page", assetId: page.id, tasks };
    return { intent, path: `${page.id}/assigned_users`, effect };
  });
  await sync(scene.control, scene.hubId);
  await calm(scene.control, scene.hubId);
  scene.effects.length = 0;
  scene.sandbox.clearCalls();
  const method = kind === "remove" || kind === "take" ? "DELETE" : "POST";
  return {
    intents: made.map(({ intent }) => intent),
    bad: { method, path: new RegExp(`/${made[0]?.path}$`) },
    good: made.slice(1).map(({ effect }) => effect),
    late: made[0]?.effect ?? "",
  };
}

type Row = [name: string, kind: Parameters<typeof trio>[1], effect: FaultEffect, problem: ProblemKind, code: string];

/** The change fails, the others go on. */
const REFUSED: Row[] = [
  ["3914", "role", { error: "3914" }, "lastAdmin", "3914"],
  ["3914 at a removal", "remove", { error: "3914" }, "lastAdmin", "3914"],
  ["415", "role", { error: "415" }, "twoFactorNeeded", "415"],
  ["10/1752203", "invite", { error: "10/1752203" }, "inviteNotAllowed", "10/1752203"],
  ["10/2859030", "invite", { error: "10/2859030" }, "inviteRefusedForNow", "10/2859030"],
  ["100/1752100", "give", { error: "100/1752100" }, "notBusinessScoped", "100/1752100"],
  ["100/1752129", "give", { error: "100/1752129" }, "taskCombination", "100/1752129"],
  ["200", "remove", { error: "200" }, "permissionMissing", "200"],
  ["2620", "give", { error: "2620" }, "invalidRequest", "2620"],
  ["3919", "take", { error: "3919" }, "technicalIssue", "3919"],
  ["an error under HTTP 200", "role", { okWithError: "100" }, "invalidRequest", "100"],
  ["a Page's error under HTTP 200", "give", { okWithError: "3919" }, "technicalIssue", "3919"],
];

/** Meta stops all writes of the hub, or the token. */
const STOPPED: Row[] = [
  ["368", "role", { error: "368" }, "policyBlock", "368"],
  ["31/3858385 under HTTP 200", "invite", { okWithError: "31/3858385" }, "accountActionNeeded", "31/3858385"],
  ["190", "role", { error: "190" }, "tokenRefused", "190"],
];

function codeOf({ code, subcode }: { code: number | null; subcode: number | null }): string {
  return subcode === null ? String(code) : `${code}/${subcode}`;
}

/** Lets the alarm under unfinished work go off, and waits until the worker has heard it: then it is set anew, or is not there. */
async function ring(control: Page): Promise<void> {
  await ringNow(control, "unfinished");
  const soon = async () => {
    const alarm = (await alarmsOf(control)).find(({ name }) => name === "unfinished");
    return alarm !== undefined && alarm.scheduledTime < Date.now() + 5_000;
  };
  await expect.poll(soon).toBe(false);
}

test("each documented error of a write", async ({ sandbox, extension }) => {
  test.setTimeout(120_000);
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const scene: Scene = { sandbox, control, hubId, effects: watchEffects(sandbox) };

  for (const [name, kind, effect, problem, code] of REFUSED) {
    await test.step(`${name}: the change fails, the others go on`, async () => {
      const { intents, bad, good } = await trio(scene, kind);
      const fault = sandbox.faults.add({ match: { ...bad, times: 1 }, do: effect });
      const planId = await applyPlan(control, hubId, intents);
      const plan = await planReached(control, planId, "failed");
      fault.remove();
      expect(plan.status).toMatchObject({ problem: { kind: problem } });
      const [failed, ...others] = await changesOf(control, planId);
      if (failed?.state.name !== "failed") throw new Error(`it did not fail: ${JSON.stringify(failed?.state)}`);
      expect([failed.state.problem.kind, codeOf(failed.state.problem)]).toEqual([problem, code]);
      expect(failed.state.problem.trace).toMatch(/\w+/);
      expect(others.map(({ state }) => state.name)).toEqual(["done", "done"]);
      expect(writesIn(sandbox)).toHaveLength(3);
      expect(scene.effects).toEqual(good);
    });
  }

  for (const [name, kind, effect, problem, code] of STOPPED) {
    await test.step(`${name}: every plan of the hub stops, and goes on when the admin says so`, async () => {
      const { intents, bad, good, late } = await trio(scene, kind);
      const second = await trio(scene, "role");
      const fault = sandbox.faults.add({ match: { ...bad, times: 1 }, do: { ...effect, latencyMs: 500 } });
      const plans = [await applyPlan(control, hubId, intents), await applyPlan(control, hubId, second.intents)];
      for (const planId of plans) {
        const { status } = await planReached(control, planId, "attention");
        expect(status).toMatchObject({ problem: { kind: problem } });
        if (status.name === "attention") expect(codeOf(status.problem)).toBe(code);
        expect(new Set((await changesOf(control, planId)).map(({ state }) => state.name))).toEqual(
          new Set(["pending"]),
        );
      }
      fault.remove();
      expect((await getHub(control, hubId)).token.refused?.kind ?? null).toBe(name === "190" ? problem : null);
      await ring(control);
      expect(writesIn(sandbox)).toHaveLength(1);
      expect(scene.effects).toEqual([]);
      for (const planId of plans) {
        await order(control, "task.retry", { taskId: planId });
        await planReached(control, planId, "completed");
      }
      expect(scene.effects).toEqual([late, ...good, second.late, ...second.good]);
    });
  }

  await test.step("613: the plan waits as long as Meta wants, and goes on with the same change", async () => {
    const { intents, bad, good, late } = await trio(scene, "invite");
    const fault = sandbox.faults.add({ match: { ...bad, nth: 2 }, do: { error: "613" } });
    const planId = await applyPlan(control, hubId, intents);
    const plan = await planReached(control, planId, "limit");
    fault.remove();
    expect(plan.status).toMatchObject({ problem: { kind: "limitReached", code: 613 } });
    const until = plan.status.name === "waiting" ? (plan.status.until ?? 0) : 0;
    expect(until - Date.now()).toBeGreaterThan(50_000);
    const states = (await changesOf(control, planId)).map(({ state }) => state.name);
    // The first was made, and is looked at when Meta wants to be asked again.
    expect(states).toEqual(["calling", "pending", "pending"]);
    const { length: asked } = sandbox.calls;
    await ring(control);
    expect(sandbox.calls.length).toBe(asked);
    // A minute later.
    const { appId } = await getHub(control, hubId);
    await putRow(control, "pace", { id: appId, pace: { meters: {}, blockedUntil: null, strikes: 1 } });
    await putRow(control, "plans", { ...plan, status: { ...plan.status, until: 0 } as typeof plan.status });
    await ring(control);
    await planReached(control, planId, "completed");
    expect(scene.effects).toEqual([late, ...good]);
  });

  await test.step("three refusals alike: the rest is left for when it is better", async () => {
    const [first, second] = [await trio(scene, "invite"), await trio(scene, "invite")];
    const fault = sandbox.faults.add({ match: first.bad, do: { error: "10/1752203" } });
    const planId = await applyPlan(control, hubId, [...first.intents, ...second.intents]);
    const plan = await planReached(control, planId, "attention");
    expect(plan.status).toMatchObject({ problem: { kind: "inviteNotAllowed" } });
    expect(writesIn(sandbox)).toHaveLength(3);
    fault.remove();
    await order(control, "task.retry", { taskId: planId });
    await planReached(control, planId, "completed");
    expect([...scene.effects].sort()).toEqual([first.late, ...first.good, second.late, ...second.good].sort());
  });
  await soundLog(control);
});
