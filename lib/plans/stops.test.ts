import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listAudit } from "../audit/log.ts";
import type { Intent } from "../store/plan-records.ts";
import type { Fault } from "./testing/fake-meta.ts";
import { Stage } from "./testing/stage.ts";

vi.mock("../sync/waits.ts", async (original) => ({
  ...(await original<typeof import("../sync/waits.ts")>()),
  sleep: () => Promise.resolve(),
}));
vi.mock("../sync/queue.ts", async (original) => ({
  ...(await original<typeof import("../sync/queue.ts")>()),
  queueSyncs: vi.fn(async () => []),
}));

const stage = new Stage();
beforeEach(() => stage.open());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const role = (memberId: string, to = "DEVELOPER"): Intent => ({ kind: "role", memberId, role: to });
const invites = (count: number): Intent[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: "invite",
    email: `n${n}@acme.example`,
    role: "EMPLOYEE",
    managed: false,
    grants: [],
  }));
const writes = () => stage.meta.requests.filter((line) => !line.startsWith("GET")).length;
const undoOf = async (planId: string) => {
  const { undoIntents } = await import("./undo.ts");
  const hub = await stage.life.getHub("hub");
  if (!hub) throw new Error("no hub");
  const [inventory, changes] = [await stage.life.readInventory("hub"), await stage.life.listChanges(planId)];
  return undoIntents(hub, inventory, changes, await stage.life.readContext("hub"));
};
const error = (code: number, subcode?: number): Fault => ({
  when: "before",
  do: subcode === undefined ? { code } : { code, subcode },
});

describe("what Meta refuses", () => {
  test.each([
    [3914, undefined, "lastAdmin"],
    [100, 1752100, "notBusinessScoped"],
    [100, 1752129, "taskCombination"],
    [2620, undefined, "invalidRequest"],
    [3919, undefined, "technicalIssue"],
  ])("%i/%s fails its change, and the others go on", async (code, subcode, kind) => {
    stage.meta.faults = [error(code, subcode)];
    const id = await stage.apply([role("e1"), role("e2")]);
    const plan = await stage.reached(id, "failed");
    expect(plan.status).toMatchObject({ problem: { kind } });
    expect(stage.meta.effects).toEqual(["role e2 DEVELOPER"]);
    expect(plan.tally).toEqual({ total: 2, done: 1, failed: 1, waiting: 0, canceled: 0 });
  });

  test.each([
    [10, 1752203, "inviteNotAllowed"],
    [10, 2859030, "inviteRefusedForNow"],
    [415, undefined, "twoFactorNeeded"],
    [200, undefined, "permissionMissing"],
  ])("%i/%s fails its change; after three alike the rest is left", async (code, subcode, kind) => {
    stage.meta.faults = Array.from({ length: 9 }, () => error(code, subcode));
    const id = await stage.apply(invites(6));
    const plan = await stage.reached(id, "attention");
    expect(plan.status).toMatchObject({ problem: { kind } });
    expect(writes()).toBe(3);
    expect(await stage.states(id)).toEqual(["failed", "failed", "failed", "pending", "pending", "pending"]);
    stage.meta.faults = [];
    await stage.life.retryPlan(id);
    await stage.reached(id);
    expect(stage.meta.effects).toHaveLength(6);
  });

  test.each([
    [368, undefined, "policyBlock"],
    [31, 3858385, "accountActionNeeded"],
    [190, undefined, "tokenRefused"],
  ])("%i/%s stops every plan of the hub, and nothing more is asked", async (code, subcode, kind) => {
    stage.meta.faults = [null, error(code, subcode)];
    const first = await stage.apply([role("e1"), role("e2"), ...invites(2)]);
    const second = await stage.apply([{ kind: "cancelInvitation", invitationId: "i1" }]);
    const plans = await Promise.all([stage.reached(first, "attention"), stage.reached(second, "attention")]);
    for (const { status } of plans) expect(status).toMatchObject({ problem: { kind } });
    expect(writes()).toBe(2);
    const asked = stage.meta.requests.length;
    await stage.life.pickUpPlans();
    expect(stage.meta.requests).toHaveLength(asked);
    expect((await stage.life.getHub("hub"))?.token.refused?.kind ?? null).toBe(code === 190 ? kind : null);
    // After the admin has seen to it, everything is done, once.
    await stage.life.retryPlan(first);
    await stage.reached(first);
    await stage.life.retryPlan(second);
    await stage.reached(second);
    expect(stage.meta.effects.sort()).toEqual(
      ["cancel i1", "invite n0@acme.example EMPLOYEE", "invite n1@acme.example EMPLOYEE"].concat([
        "role e1 DEVELOPER",
        "role e2 DEVELOPER",
      ]),
    );
  });

  test("what was so before the call is success, and not ours to undo", async () => {
    const later = Date.now() + 60_000;
    const id = await stage.apply([{ kind: "remove", memberId: "e1" }], { notBefore: later });
    stage.meta.members.delete("e1");
    vi.spyOn(Date, "now").mockReturnValue(later + 1);
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect((await stage.life.listChanges(id))[0]?.state).toMatchObject({ name: "done", already: true });
    expect(writes()).toBe(0);
    expect(await undoOf(id)).toEqual({ intents: [], cannot: [] });
  });

  test("a call that is refused because its first sending has done it is ours, and can be undone", async () => {
    // As the browser does it: the line ends after the effect, and the same is sent again without a word to us.
    stage.meta.faults = [{ when: "after", do: { code: 100, subcode: 33 } }];
    const id = await stage.apply([{ kind: "remove", memberId: "e1" }]);
    await stage.reached(id);
    expect(stage.meta.effects).toEqual(["remove e1"]);
    expect((await undoOf(id)).intents).toEqual([
      {
        kind: "invite",
        email: "e1@acme.example",
        role: "EMPLOYEE",
        managed: false,
        grants: [{ assetKind: "page", assetId: "p1", tasks: ["ANALYZE"] }],
      },
    ]);
  });

  test("a repeat happens once; then it is left", async () => {
    stage.meta.faults = Array.from({ length: 4 }, () => ({ when: "before", do: "500" }) as const);
    const plan = await stage.reached(await stage.apply([role("e1")]), "failed");
    expect(plan.status).toMatchObject({ problem: { kind: "metaTrouble" } });
    expect(writes()).toBe(2);
  });

  test("a yes that changes nothing is told", async () => {
    stage.meta.lies = true;
    const plan = await stage.reached(await stage.apply([role("e1")]), "failed");
    expect(plan.status).toMatchObject({ problem: { kind: "notTaken" } });
    expect(writes()).toBe(1);
  });

  test("an invitation that was accepted before anybody looked is done", async () => {
    stage.meta.faults = [{ when: "after", do: "die" }];
    const id = await stage.apply(invites(1));
    await vi.waitFor(() => expect(stage.meta.died).toBe(true));
    stage.meta.accept("n0@acme.example");
    await stage.wakeUp();
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect(stage.meta.effects).toEqual(["invite n0@acme.example EMPLOYEE"]);
  });

  test("a limit at the repeat is waited out, and is no refusal", async () => {
    stage.meta.faults = [{ when: "before", do: "cut" }, error(17)];
    const id = await stage.apply([role("e1")]);
    await stage.reached(id, "limit");
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3 * 60 * 60_000);
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect(stage.meta.effects).toEqual(["role e1 DEVELOPER"]);
  });

  test("what somebody else has made of it meanwhile is not overwritten", async () => {
    stage.meta.faults = [{ when: "before", do: "die" }];
    const id = await stage.apply([role("e1")]);
    await vi.waitFor(() => expect(writes()).toBe(1));
    Object.assign(stage.meta.members.get("e1") ?? {}, { role: "FINANCE_EDITOR", tasks: ["FINANCE_EDITOR"] });
    await stage.wakeUp();
    await stage.life.pickUpPlans();
    const plan = await stage.reached(id, "failed");
    expect(plan.status).toMatchObject({ problem: { kind: "changedElsewhere" } });
    expect(stage.meta.members.get("e1")?.role).toBe("FINANCE_EDITOR");
  });
});

describe("where a POST adds to the tasks instead of replacing them", () => {
  const replace: Intent = { kind: "assign", holderId: "e1", assetKind: "page", assetId: "p1", tasks: ["ADVERTISE"] };

  test("they are taken away and given anew", async () => {
    stage.meta.adds = true;
    await stage.reached(await stage.apply([replace]));
    expect(stage.meta.assignments.get("e1 p1")).toEqual(["ADVERTISE"]);
    expect(stage.meta.effects).toEqual(["give e1 p1 ADVERTISE", "take e1 p1", "give e1 p1 ADVERTISE"]);
  });
  test.each([1, 2])("also when the worker dies at write %i of it", async (place) => {
    for (const when of ["before", "after"] as const) {
      await stage.open();
      stage.meta.adds = true;
      stage.meta.faults = [...Array.from({ length: place }, () => null), { when, do: "die" }];
      const id = await stage.apply([replace]);
      await vi.waitFor(() => expect(writes()).toBe(place + 1));
      await stage.wakeUp();
      await stage.life.pickUpPlans();
      await stage.reached(id);
      expect(stage.meta.assignments.get("e1 p1")).toEqual(["ADVERTISE"]);
    }
  });
  test("what cannot be taken away is told", async () => {
    stage.meta.adds = true;
    stage.meta.assignments.set("e1 x1", ["EDIT"]);
    await stage.sync();
    const id = await stage.apply([{ ...replace, assetKind: "pixel", assetId: "x1" }]);
    await stage.reached(id, "failed");
    expect(stage.meta.assignments.get("e1 x1")).toEqual(["EDIT", "ADVERTISE"]);
  });
});

describe("what takes goes after what gives", () => {
  const give = (holderId: string): Intent => ({
    kind: "assign",
    holderId,
    assetKind: "page",
    assetId: "p1",
    tasks: ["ANALYZE"],
  });
  const take: Intent = { kind: "assign", holderId: "e1", assetKind: "page", assetId: "p1", tasks: [] };
  const remove = (memberId: string): Intent => ({ kind: "remove", memberId });

  test.each([
    ["an asset is handed over", [give("e2"), take], "give e2 p1 ANALYZE", "take e1 p1"],
    ["who held it leaves", [give("e2"), remove("e1")], "give e2 p1 ANALYZE", "remove e1"],
    ["an admin takes over", [role("e2", "ADMIN"), role("a1", "EMPLOYEE")], "role e2 ADMIN", "role a1 EMPLOYEE"],
    ["an admin follows one who leaves", [role("e2", "ADMIN"), remove("a1")], "role e2 ADMIN", "remove a1"],
  ])("%s: refused, the taking is held back and goes with the retry", async (_, intents, given, taken) => {
    stage.meta.faults = [error(100)];
    const id = await stage.apply(intents);
    const plan = await stage.reached(id, "failed");
    expect(stage.meta.effects).toEqual([]);
    expect(writes()).toBe(1);
    // The plan tells the reason, and the change what has become of it.
    expect(plan.status).toMatchObject({ problem: { kind: "invalidRequest" } });
    const [, second] = await stage.life.listChanges(id);
    expect(second?.state).toMatchObject({ name: "failed", problem: { kind: "heldBack" } });
    await stage.life.retryPlan(id);
    await stage.reached(id);
    expect(stage.meta.effects).toEqual([given, taken]);
  });
  test("a yes that changes nothing is found out before anything is taken", async () => {
    stage.meta.lies = true;
    await stage.reached(await stage.apply([give("e2"), take]), "failed");
    expect(writes()).toBe(1);
  });
  test("what has nothing to do with it goes on", async () => {
    stage.meta.faults = [error(100)];
    const id = await stage.apply([role("e2", "ADMIN"), take]);
    await stage.reached(id, "failed");
    expect(stage.meta.effects).toEqual(["take e1 p1"]);
  });
  test("what waits for a second admin holds the taking back, and nothing else", async () => {
    stage.meta.approves = true;
    const id = await stage.apply([role("e2", "ADMIN"), role("a1", "EMPLOYEE"), remove("e1")]);
    await stage.reached(id, "approval");
    expect(await stage.states(id)).toEqual(["approval", "pending", "approval"]);
    for (const approve of stage.meta.queue.splice(0)) approve();
    stage.meta.approves = false;
    await stage.sync(2);
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect(stage.meta.effects).toEqual(["role e2 ADMIN", "remove e1", "role a1 EMPLOYEE"]);
  });
  test("a canceled approval holds the taking back for good", async () => {
    stage.meta.approves = true;
    const id = await stage.apply([role("e2", "ADMIN"), role("a1", "EMPLOYEE")]);
    await stage.reached(id, "approval");
    await stage.life.cancelPlan(id);
    await stage.reached(id, "canceled");
    expect(await stage.states(id)).toEqual(["canceled", "canceled"]);
    expect(writes()).toBe(1);
  });
  test("nothing waits for somebody who may never accept", async () => {
    const invite: Intent = {
      kind: "invite",
      email: "new@acme.example",
      role: "EMPLOYEE",
      managed: false,
      grants: [{ assetKind: "page", assetId: "p1", tasks: ["ANALYZE"] }],
    };
    const id = await stage.apply([invite, take]);
    await stage.reached(id, "acceptance");
    expect(stage.meta.effects).toEqual(["invite new@acme.example EMPLOYEE", "take e1 p1"]);
  });
});

describe("decisions", () => {
  test("a cancel leaves what has not begun, and leads what has begun to its end", async () => {
    stage.meta.faults = [null, { when: "after", do: "die" }];
    const id = await stage.apply([role("e1"), role("e2"), ...invites(2)]);
    await vi.waitFor(() => expect(writes()).toBe(2));
    await stage.wakeUp();
    await stage.life.cancelPlan(id);
    await stage.reached(id, "canceled");
    expect(await stage.states(id)).toEqual(
      ["done", "done", "canceled", "canceled"].sort((a, b) => (a < b ? -1 : 1)).reverse(),
    );
    expect(stage.meta.effects).toHaveLength(2);
  });
  test("of a canceled plan nothing is repeated", async () => {
    stage.meta.faults = [{ when: "before", do: "die" }];
    const id = await stage.apply([role("e1")]);
    await vi.waitFor(() => expect(writes()).toBe(1));
    await stage.wakeUp();
    await stage.life.cancelPlan(id);
    await stage.reached(id, "canceled");
    expect(stage.meta.effects).toEqual([]);
    expect(await stage.states(id)).toEqual(["canceled"]);
  });
  test("a retry tries what failed, and looks first", async () => {
    stage.meta.faults = [error(100)];
    const id = await stage.apply([role("e1"), role("e2")]);
    await stage.reached(id, "failed");
    stage.meta.requests = [];
    await stage.life.retryPlan(id);
    await stage.reached(id);
    expect(stage.meta.requests).toEqual(["GET e1", "POST e1", "GET e1"]);
    expect(stage.meta.effects).toEqual(["role e2 DEVELOPER", "role e1 DEVELOPER"]);
  });
  test("a plan for later waits, and then looks before it writes", async () => {
    const at = Date.now() + 7 * 24 * 60 * 60_000;
    const id = await stage.apply([role("e1")], { notBefore: at });
    await stage.life.pickUpPlans();
    expect((await stage.reached(id, "notBefore")).status).toMatchObject({ until: at });
    expect(stage.meta.requests).toEqual([]);
    vi.spyOn(Date, "now").mockReturnValue(at + 1);
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect(stage.meta.requests).toEqual(["GET e1", "POST e1", "GET e1"]);
  });
  test("another fingerprint, and a guard that is not overridden, keep nothing", async () => {
    const intents = [role("a1", "EMPLOYEE"), role("a2", "EMPLOYEE")];
    const { fingerprint } = await stage.draft(intents);
    const ask = { hubId: "hub", intents, fingerprint, confirm: "Acme", notBefore: null, undoes: null };
    expect(await stage.life.applyPlan(ask)).toEqual({ outcome: "stopped" });
    stage.meta.members.delete("a1");
    await stage.sync();
    expect(await stage.life.applyPlan(ask)).toEqual({ outcome: "moved" });
    expect(await stage.life.listPlans()).toEqual([]);
  });
  test("two plans at once cannot take the last admin together", async () => {
    const plans = await Promise.all(
      [role("a1", "EMPLOYEE"), role("a2", "EMPLOYEE")].map(async (intent) => ({
        intent,
        fingerprint: (await stage.draft([intent])).fingerprint,
      })),
    );
    const outcomes = await Promise.all(
      plans.map(({ intent, fingerprint }) =>
        stage.life.applyPlan({
          hubId: "hub",
          intents: [intent],
          fingerprint,
          confirm: "Acme",
          notBefore: null,
          undoes: null,
        }),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["queued", "moved"]);
    const [plan] = await stage.life.listPlans();
    await stage.reached(plan?.id ?? "");
    expect(stage.meta.effects).toEqual(["role a1 EMPLOYEE"]);
  });
  test("the last admin stays even if the other one went behind our back", async () => {
    const later = Date.now() + 60_000;
    const id = await stage.apply([role("a1", "EMPLOYEE")], { notBefore: later });
    stage.meta.members.delete("a2");
    await stage.sync();
    vi.spyOn(Date, "now").mockReturnValue(later + 1);
    await stage.life.pickUpPlans();
    const plan = await stage.reached(id, "failed");
    expect(plan.status).toMatchObject({ problem: { kind: "lastAdmin" } });
    expect(writes()).toBe(0);
  });
  test("a hub that is removed ends its plans, and every deed has its line", async () => {
    await stage.reached(await stage.apply([role("e1")]));
    const lines = (await listAudit()).map(({ deed, before, after, trace }) => ({ deed, before, after, trace }));
    expect(lines[0]).toEqual({
      deed: "changeDone",
      before: "Name e1: EMPLOYEE",
      after: "Name e1: DEVELOPER",
      trace: "T",
    });
    expect(lines[1]).toMatchObject({ deed: "planApplied" });
  });
});

describe("what waits", () => {
  const invite: Intent = {
    kind: "invite",
    email: "new@acme.example",
    role: "EMPLOYEE",
    managed: false,
    grants: [{ assetKind: "page", assetId: "p1", tasks: ["ANALYZE"] }],
  };

  test("for an acceptance, until a sync sees the member", async () => {
    const id = await stage.apply([invite]);
    await stage.reached(id, "acceptance");
    await stage.sync(2);
    await stage.life.pickUpPlans();
    await stage.reached(id, "acceptance");
    const { id: member } = stage.meta.accept("new@acme.example");
    await stage.sync(3);
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect(stage.meta.effects).toEqual(["invite new@acme.example EMPLOYEE", `give ${member} p1 ANALYZE`]);
  });
  test("goes with a canceled invitation, moves along with a new one, and fails with one that ended", async () => {
    const first = await stage.apply([invite]);
    await stage.reached(first, "acceptance");
    const invitationId = () => [...stage.meta.invitations.values()].at(-1)?.id ?? "";
    const second = await stage.apply([{ kind: "resendInvitation", invitationId: invitationId() }]);
    await stage.reached(second, "acceptance");
    await stage.reached(first);
    expect(await stage.states(first)).toEqual(["done", "canceled"]);
    expect(await stage.states(second)).toEqual(["done", "done", "acceptance"]);
    const third = await stage.apply([{ kind: "cancelInvitation", invitationId: invitationId() }]);
    await stage.reached(third);
    await stage.reached(second);
    const fourth = await stage.apply([invite]);
    await stage.reached(fourth, "acceptance");
    stage.meta.invitations.delete(invitationId());
    await stage.sync(2);
    await stage.life.pickUpPlans();
    expect((await stage.reached(fourth, "failed")).status).toMatchObject({ problem: { kind: "invitationGone" } });
  });
  test("fails with the invitation that it waits for, and comes back with a retry", async () => {
    stage.meta.faults = [error(100)];
    const id = await stage.apply([invite]);
    await stage.reached(id, "failed");
    expect(await stage.states(id)).toEqual(["failed", "failed"]);
    await stage.life.retryPlan(id);
    await stage.reached(id, "acceptance");
  });
  test("for a second admin, and is never asked for twice", async () => {
    stage.meta.approves = true;
    const id = await stage.apply([role("e1")]);
    await stage.reached(id, "approval");
    await stage.sync(2);
    await stage.life.pickUpPlans();
    await vi.waitFor(() => expect(stage.meta.requests).toEqual(["POST e1", "GET e1"]));
    expect((await stage.reached(id, "approval", "completed")).status.name).toBe("waiting");
    for (const approve of stage.meta.queue) approve();
    await stage.sync(3);
    await stage.life.pickUpPlans();
    await stage.reached(id);
    expect(writes()).toBe(1);
  });
});

describe("undo", () => {
  test("brings back what was, a removed member by an invitation", async () => {
    const id = await stage.apply([
      { kind: "remove", memberId: "e1" },
      role("e2"),
      { kind: "cancelInvitation", invitationId: "i1" },
      { kind: "assign", holderId: "a1", assetKind: "page", assetId: "p1", tasks: ["ANALYZE"] },
    ]);
    await stage.reached(id);
    const { intents, cannot } = await undoOf(id);
    expect(cannot).toEqual([]);
    const undo = await stage.apply(intents, { undoes: id });
    await stage.reached(undo, "acceptance");
    expect((await stage.life.getPlan(id))?.undoneBy).toBe(undo);
    await expect(stage.apply(intents, { undoes: id })).rejects.toThrow();
    const { id: back } = stage.meta.accept("e1@acme.example");
    await stage.sync(2);
    await stage.life.pickUpPlans();
    await stage.reached(undo);
    expect(stage.meta.assignments).toEqual(new Map([[`${back} p1`, ["ANALYZE"]]]));
    expect(stage.meta.members.get("e2")?.role).toBe("EMPLOYEE");
    expect([...stage.meta.invitations.values()].map(({ email }) => email)).toEqual(["guest@acme.example"]);
  });
});
