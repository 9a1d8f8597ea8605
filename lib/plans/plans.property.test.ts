import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { Change, Deed, Intent } from "../store/plan-records.ts";
import { sameTasks } from "./bundles.ts";
import type { FakeMeta, Fault } from "./testing/fake-meta.ts";
import { Stage } from "./testing/stage.ts";

vi.mock("../sync/waits.ts", async (original) => ({
  ...(await original<typeof import("../sync/waits.ts")>()),
  sleep: () => Promise.resolve(),
}));
vi.mock("../sync/queue.ts", async (original) => ({
  ...(await original<typeof import("../sync/queue.ts")>()),
  queueSyncs: vi.fn(async () => []),
}));
afterEach(() => vi.unstubAllGlobals());

const PEOPLE = ["a1", "a2", "e1", "e2"];
const ROLES = ["ADMIN", "EMPLOYEE", "DEVELOPER", "FINANCE_EDITOR"];
const TASKS = [[], ["ANALYZE"], ["ADVERTISE", "ANALYZE"], ["MANAGE", "ANALYZE"]];
const ASSETS = [
  { assetKind: "page", assetId: "p1" },
  { assetKind: "pixel", assetId: "x1" },
  { assetKind: "instagram", assetId: "g1" },
] as const;

const person = fc.constantFrom(...PEOPLE);
const role = fc.constantFrom(...ROLES);
const email = fc.constantFrom("n1@acme.example", "n2@acme.example", "e1@acme.example", "guest@acme.example");
const place = fc.constantFrom(...ASSETS);
const tasks = fc.constantFrom(...TASKS);
const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.tuple(email, role).map(([email, role]): Intent => ({ kind: "invite", email, role, managed: false, grants: [] })),
  fc.constantFrom<Intent>(
    { kind: "cancelInvitation", invitationId: "i1" },
    { kind: "resendInvitation", invitationId: "i1" },
    { kind: "invitationRole", invitationId: "i1", role: "ADMIN" },
  ),
  fc.tuple(person, role).map(([memberId, role]): Intent => ({ kind: "role", memberId, role })),
  person.map((memberId): Intent => ({ kind: "remove", memberId })),
  fc
    .tuple(person, place, tasks)
    .map(([holderId, at, given]): Intent => ({ kind: "assign", holderId, ...at, tasks: [...given] })),
);
const fault: fc.Arbitrary<Fault | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.record({
      when: fc.constantFrom("before" as const, "after" as const),
      do: fc.constantFrom<Fault["do"]>("die", "cut", "500", { code: 100 }, { code: 3919 }, { code: 200, status: 200 }),
    }),
  },
);

/** What a deed is about, as Meta has it. */
function worldOf(meta: FakeMeta, deed: Deed): string {
  const told = (email: string) => {
    const invited = [...meta.invitations.values()].find((row) => row.email === email);
    return invited ? `invited ${invited.role}` : "nobody";
  };
  switch (deed.kind) {
    case "invite":
    case "invitationRole":
      return told(deed.email);
    case "cancelInvitation":
      return meta.invitations.has(deed.invitationId) ? "there" : "gone";
    case "role":
      return meta.members.get(deed.memberId)?.role ?? "gone";
    case "remove":
      return meta.members.has(deed.memberId) ? "there" : "gone";
    case "assign": {
      const holder = "id" in deed.holder ? deed.holder.id : "";
      return [...(meta.assignments.get(`${holder} ${deed.assetId}`) ?? [])].sort().join();
    }
  }
}

function promised(deed: Deed): { before: string; after: string } {
  switch (deed.kind) {
    case "invite":
      return { before: "nobody", after: `invited ${deed.role}` };
    case "invitationRole":
      return { before: `invited ${deed.before}`, after: `invited ${deed.after}` };
    case "cancelInvitation":
    case "remove":
      return { before: "there", after: "gone" };
    case "role":
      return { before: deed.before, after: deed.after };
    case "assign":
      return { before: deed.before.join(), after: deed.after.join() };
  }
}

/** Lets the plan come to its end, with a new worker each time the old one has died. */
async function finish(stage: Stage, planId: string): Promise<void> {
  for (let life = 0; life < 20; life += 1) {
    const came = await vi.waitFor(
      async () => {
        const plan = await stage.life.getPlan(planId);
        if (stage.meta.died) return "died";
        const name = plan?.status.name ?? "gone";
        if (!["completed", "failed", "attention"].includes(name)) throw new Error(name);
        return name;
      },
      { timeout: 5000, interval: 2 },
    );
    if (came === "completed" || came === "failed") return;
    if (came === "attention") await stage.life.retryPlan(planId);
    else {
      stage.meta.died = false;
      await stage.wakeUp();
      await stage.life.pickUpPlans();
    }
  }
  throw new Error("the plan does not end");
}

test("whatever is wished and whatever breaks: each change is before, after, or told to have failed, and undo restores", async () => {
  const stage = new Stage();
  await fc.assert(
    fc.asyncProperty(
      fc.array(intent, { minLength: 1, maxLength: 6 }),
      fc.array(fault, { maxLength: 8 }),
      async (intents, faults) => {
        await stage.open();
        const { meta } = stage;
        const draft = await stage.draft(intents);
        fc.pre(draft.deeds.length > 0 && !draft.guards.some(({ level }) => level === "never"));
        const start = snapshot(meta);
        meta.faults = [...faults];
        const id = await stage.apply(intents);
        await finish(stage, id);
        meta.faults = [];

        const changes = await stage.life.listChanges(id);
        for (const { deed, state } of changes) {
          const { before, after } = promised(deed);
          const now = worldOf(meta, deed);
          const seen = `${JSON.stringify(deed)} ${state.name} ${now}`;
          if (state.name === "done") expect(isIn(now, deed, changes, after), seen).toBe(true);
          else if (state.name === "failed")
            expect([before, after, "gone"].includes(now) || isLater(deed, changes), seen).toBe(true);
          else expect.unreachable(seen);
        }
        // Never the same effect twice.
        expect(new Set(meta.effects).size, meta.effects.join()).toBe(meta.effects.length);
        // Nothing was taken where what should be given before it was not.
        for (const { deed, n } of changes.filter(({ state }) => state.name === "done")) {
          const missing = changes.filter((other) => other.n < n && other.state.name === "failed");
          expect(
            missing.filter((other) => leads(other.deed, deed)).map(({ n }) => n),
            JSON.stringify(deed),
          ).toEqual([]);
        }
        // Somebody can still manage people.
        expect([...meta.members.values()].some((row) => row.role === "ADMIN")).toBe(true);

        const { undoIntents } = await import("./undo.ts");
        await stage.sync(2);
        const hub = await stage.life.getHub("hub");
        if (!hub) throw new Error("no hub");
        const context = await stage.life.readContext("hub");
        const undo = undoIntents(hub, await stage.life.readInventory("hub"), changes, context);
        if (undo.intents.length === 0) return;
        const back = await stage.draft(undo.intents);
        if (back.deeds.length === 0) return;
        // Who was removed comes back as invited; until they accept, the last admin there is must stay one, and the guard says so.
        if (back.guards.some(({ level }) => level === "never")) return;
        const undoing = await stage.apply(undo.intents, { undoes: id });
        await stage.reached(undoing, "completed", "acceptance");
        for (const row of [...meta.invitations.values()]) {
          const was = start.members.get(row.email);
          if (!was) continue;
          const person = meta.accept(row.email);
          expect(person.role).toBe(was.role);
        }
        await stage.sync(3);
        await stage.life.pickUpPlans();
        await stage.reached(undoing);
        const end = snapshot(meta);
        if (changes.some(({ state }) => state.name !== "done" || state.already)) return;
        expect([...end.members.entries()].map(([email, { role }]) => `${email} ${role}`).sort()).toEqual(
          [...start.members.entries()].map(([email, { role }]) => `${email} ${role}`).sort(),
        );
        expect(end.invited.sort()).toEqual(start.invited.sort());
        // A pixel is not taken back: Meta has no such write.
        expect(end.held.filter((line) => !line.includes(" x1 ")).sort()).toEqual(
          start.held.filter((line) => !line.includes(" x1 ")).sort(),
        );
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

/** Whether one deed gives to somebody what the other takes from somebody else. */
function leads(one: Deed, other: Deed): boolean {
  const asset = one.kind === "assign" && one.after.some((task) => !one.before.includes(task)) ? one.assetId : null;
  const admin = one.kind === "role" && one.after === "ADMIN";
  if (other.kind === "role") return admin && other.before === "ADMIN" && other.after !== "ADMIN";
  if (other.kind === "remove") {
    return (admin && other.role === "ADMIN") || other.grants.some(({ assetId }) => assetId === asset);
  }
  if (other.kind !== "assign" || other.assetId !== asset) return false;
  return other.before.some((task) => !other.after.includes(task));
}

/** A removed person's other changes, and a canceled invitation's, are judged by what came last. */
function isIn(now: string, deed: Deed, changes: Change[], after: string): boolean {
  if (deed.kind === "assign") return sameTasks(now.split(",").filter(Boolean), deed.after) || isLater(deed, changes);
  return now === after || isLater(deed, changes);
}

function isLater(deed: Deed, changes: Change[]): boolean {
  const who =
    "memberId" in deed ? deed.memberId : deed.kind === "assign" && "id" in deed.holder ? deed.holder.id : null;
  const gone = changes.some(({ deed: other }) => other.kind === "remove" && other.memberId === who && other !== deed);
  const email = "email" in deed ? deed.email : null;
  const again = changes.some(({ deed: other }) => other !== deed && "email" in other && other.email === email);
  return gone || (email !== null && again);
}

function snapshot(meta: FakeMeta) {
  const byId = new Map([...meta.members.values()].map((row) => [row.id, row.email]));
  return {
    members: new Map([...meta.members.values()].map((row) => [row.email, { ...row }])),
    invited: [...meta.invitations.values()].map(({ email, role }) => `${email} ${role}`),
    held: [...meta.assignments].map(([key, list]) => {
      const [user = "", asset] = key.split(" ");
      return `${byId.get(user)} ${asset} ${[...list].sort()}`;
    }),
  };
}
