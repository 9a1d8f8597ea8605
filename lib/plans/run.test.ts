import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Intent } from "../store/plan-records.ts";
import type { Fault } from "./testing/fake-meta.ts";
import { Stage } from "./testing/stage.ts";

// Waits are for Meta's sake, which is not here.
vi.mock("../sync/waits.ts", async (original) => ({
  ...(await original<typeof import("../sync/waits.ts")>()),
  sleep: () => Promise.resolve(),
}));
// The sync after a plan is not the subject here.
vi.mock("../sync/queue.ts", async (original) => ({
  ...(await original<typeof import("../sync/queue.ts")>()),
  queueSyncs: vi.fn(async () => []),
}));

const stage = new Stage();
beforeEach(() => stage.open());
afterEach(() => vi.unstubAllGlobals());

/** One of each kind, with the effects it must have, each once. */
const KINDS: [name: string, intent: Intent, effects: string[], already?: () => void][] = [
  [
    "invite",
    { kind: "invite", email: "new@acme.example", role: "EMPLOYEE", managed: false, grants: [] },
    ["invite new@acme.example EMPLOYEE"],
  ],
  ["cancelInvitation", { kind: "cancelInvitation", invitationId: "i1" }, ["cancel i1"]],
  [
    "resendInvitation",
    { kind: "resendInvitation", invitationId: "i1" },
    ["cancel i1", "invite guest@acme.example EMPLOYEE"],
  ],
  ["invitationRole", { kind: "invitationRole", invitationId: "i1", role: "ADMIN" }, ["invitation i1 ADMIN"]],
  ["role", { kind: "role", memberId: "e1", role: "DEVELOPER" }, ["role e1 DEVELOPER"]],
  ["promotion", { kind: "role", memberId: "e1", role: "ADMIN" }, ["role e1 ADMIN"]],
  ["remove", { kind: "remove", memberId: "e1" }, ["remove e1"]],
  [
    "give",
    { kind: "assign", holderId: "e2", assetKind: "page", assetId: "p1", tasks: ["ADVERTISE", "ANALYZE"] },
    ["give e2 p1 ADVERTISE,ANALYZE"],
  ],
  [
    "replace",
    { kind: "assign", holderId: "e1", assetKind: "page", assetId: "p1", tasks: ["ADVERTISE"] },
    ["give e1 p1 ADVERTISE"],
  ],
  ["take", { kind: "assign", holderId: "e1", assetKind: "page", assetId: "p1", tasks: [] }, ["take e1 p1"]],
  [
    "give where the asset tells",
    { kind: "assign", holderId: "e2", assetKind: "instagram", assetId: "g1", tasks: ["ANALYZE"] },
    ["give e2 g1 ANALYZE"],
  ],
];

/** Where the worker dies, the line breaks, or Meta falls over. */
const POINTS: [name: string, fault: Fault | null, read: Fault["do"] | null][] = [
  ["nowhere", null, null],
  ["dead before the call", { when: "before", do: "die" }, null],
  ["dead after the effect", { when: "after", do: "die" }, null],
  ["dead before the look", null, "die"],
  ["cut before the effect", { when: "before", do: "cut" }, null],
  ["cut after the effect", { when: "after", do: "cut" }, null],
  ["cut at the look", null, "cut"],
  ["500 before the effect", { when: "before", do: "500" }, null],
  ["500 after the effect", { when: "after", do: "500" }, null],
  ["500 at the look", null, "500"],
  ["an error after the effect", { when: "after", do: { code: 100 } }, null],
  ["an error under HTTP 200 after the effect", { when: "after", do: { code: 200, status: 200 } }, null],
  ["a limit", { when: "before", do: { code: 4 } }, null],
];

describe.each(KINDS)("%s happens exactly once", (_, intent, effects) => {
  test.each(POINTS)("%s", async (_, fault, read) => {
    const last = effects.length - 1;
    stage.meta.faults = [...Array.from({ length: last }, () => null), fault];
    if (read) stage.meta.readFaults = [read];
    const dies = fault?.do === "die" || read === "die";
    const id = await stage.apply([intent]);
    if (dies) {
      const calls = () => stage.meta.requests.filter((line) => !line.startsWith("GET")).length;
      await vi.waitFor(() => expect(calls()).toBe(effects.length));
      await vi.waitFor(() => expect(stage.meta.readFaults).toEqual([]));
      await stage.wakeUp();
      await stage.life.pickUpPlans();
    }
    if (typeof fault?.do === "object" && fault.do.code === 4) {
      await stage.reached(id, "limit");
      // A while later.
      vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3 * 60 * 60_000);
      await stage.wakeUp();
      await stage.life.pickUpPlans();
    }
    const plan = await stage.reached(id);
    vi.restoreAllMocks();
    expect(stage.meta.effects).toEqual(effects);
    expect(plan.tally).toMatchObject({ total: effects.length, done: effects.length, failed: 0 });
    // The inventory says what Meta says, without a sync.
    const shown = await stage.life.readInventory("hub");
    await stage.sync();
    const truth = await stage.life.readInventory("hub");
    const sorted = ({ members, invitations, holdings }: typeof shown) => ({
      members: members.map(({ id, role, tasks }) => ({ id, role, tasks })),
      invitations: invitations.map(({ id, email, role }) => ({ id, email, role })),
      holdings: holdings.map(({ holderId, grants }) => ({ holderId, grants })),
    });
    expect(sorted(shown)).toEqual(sorted(truth));
  });
});
