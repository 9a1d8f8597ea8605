import { describe, expect, test } from "vitest";
import type { Inventory } from "../store/inventory.ts";
import type { Change, Deed, Intent } from "../store/plan-records.ts";
import type { Hub, Invitation } from "../store/records.ts";
import { exampleAsset, exampleHoldings, exampleHub, exampleMember } from "../store/testing/examples.ts";
import { exampleChange } from "../store/testing/plan-examples.ts";
import { buildPlan } from "./build.ts";
import { allows } from "./guards.ts";

const NOW = 1_000_000_000_000;
const DAY = 24 * 60 * 60_000;

const member = (id: string, role = "EMPLOYEE", over = {}) =>
  exampleMember({ id, name: id.toUpperCase(), email: `${id}@acme.example`, role, tasks: [], ...over });
const invitation = (id: string, over: Partial<Invitation> = {}): Invitation => ({
  hubId: "hub",
  id,
  email: `${id}@acme.example`,
  role: "EMPLOYEE",
  status: "PENDING",
  invitedAt: 1,
  expiresAt: null,
  ...over,
});
const held = (holderId: string, ...grants: [kind: "page" | "pixel" | "app", assetId: string, tasks: string[]][]) =>
  exampleHoldings({ holderId, grants: grants.map(([kind, assetId, tasks]) => ({ kind, assetId, tasks })) });

function inventory(over: Partial<Inventory> = {}): Inventory {
  return {
    members: [member("a1", "ADMIN"), member("a2", "ADMIN"), member("a3", "ADMIN"), member("e1"), member("e2")],
    invitations: [invitation("i1")],
    systemUsers: [{ hubId: "hub", id: "9", name: "Robot", role: "ADMIN", createdAt: NOW - 30 * DAY, assets: 0 }],
    assets: [
      exampleAsset({ id: "p1", name: "Page 1" }),
      exampleAsset({ id: "p2", name: "Page 2", relation: "client", permittedTasks: ["ANALYZE"] }),
      exampleAsset({ kind: "pixel", id: "x1", name: "Pixel 1" }),
      exampleAsset({ kind: "app", id: "app1", name: "App 1" }),
    ],
    holdings: [held("e1", ["page", "p1", ["ANALYZE", "MANAGE"]]), held("9", ["page", "p1", ["MANAGE"]])],
    partners: [],
    ...over,
  };
}

const counts = { members: 5, admins: 3, invitations: 1, systemUsers: 1, partners: 0, assignments: 2 };
const noAssets = { page: 2, adAccount: 0, catalog: 0, pixel: 1, instagram: 0, whatsapp: 0, assetGroup: 0, app: 1 };
const hub = (over: Partial<Hub> = {}) =>
  exampleHub({ synced: { at: NOW - 1000, calls: 1, gaps: [], counts: { ...counts, assets: noAssets } }, ...over });

interface Given {
  hub?: Partial<Hub>;
  inventory?: Partial<Inventory>;
  open?: Change[];
}
const build = (intents: Intent[], given: Given = {}) =>
  buildPlan(hub(given.hub), inventory(given.inventory), intents, {
    now: NOW,
    open: given.open ?? [],
    newSystemUserDays: 7,
  });
const open = (deed: Deed, state: Change["state"] = { name: "pending" }) => [
  exampleChange({ planId: "other", deed, state }),
];

const role = (memberId: string, to: string): Intent => ({ kind: "role", memberId, role: to });
const remove = (memberId: string): Intent => ({ kind: "remove", memberId });
const assign = (
  holderId: string,
  assetId: string,
  tasks: string[],
  assetKind: "page" | "pixel" | "app" = "page",
): Intent => ({
  kind: "assign",
  holderId,
  assetKind,
  assetId,
  tasks,
});
const invite = (email: string, over: object = {}): Intent => ({
  kind: "invite",
  email,
  role: "EMPLOYEE",
  managed: false,
  grants: [],
  ...over,
});
const leftOut = (draft: ReturnType<typeof build>) => draft.leftOut.map(({ why, about }) => `${why} ${about}`);

describe("what becomes nothing says why", () => {
  test.each<[string, Intent[], string[], Given?]>([
    ["a member who left", [role("gone", "ADMIN")], ["gone gone"]],
    ["a role that is so", [role("e1", "EMPLOYEE")], ["nothingToDo E1"]],
    ["a role that is so under its newer name", [role("a1", "MANAGE")], ["nothingToDo A1"]],
    ["no address", [invite("ana at acme")], ["badAddress ana at acme"]],
    ["two addresses in one", [invite("a@b.de,c@d.de")], ["badAddress a@b.de,c@d.de"]],
    ["a member's address in capitals", [invite("E1@ACME.example")], ["alreadyMember E1@ACME.example"]],
    ["an address that is invited", [invite("i1@acme.example")], ["alreadyInvited i1@acme.example"]],
    ["tasks that are so, in another order", [assign("e1", "p1", ["MANAGE", "ANALYZE"])], ["nothingToDo Page 1"]],
    ["an app", [assign("e1", "app1", ["ANALYZE"], "app")], ["noWrite App 1"]],
    [
      "taking a pixel",
      [assign("e2", "x1", [], "pixel")],
      ["noWrite Pixel 1"],
      { inventory: { holdings: [held("e2", ["pixel", "x1", ["EDIT"]])] } },
    ],
    ["what a client does not permit", [assign("e1", "p2", ["MANAGE"])], ["notPermitted Page 2"]],
    ["the same twice", [remove("e1"), remove("e1")], ["replaced E1"]],
    ["a role of somebody who is removed", [remove("e1"), role("e1", "ADMIN")], ["replaced E1"]],
    ["tasks of somebody who is removed", [assign("e1", "p1", []), remove("e1")], ["replaced Page 1"]],
    [
      "what another plan is changing",
      [role("e1", "ADMIN"), assign("e2", "p1", ["ANALYZE"]), invite("x@acme.example")],
      ["underWay E1", "underWay Page 1", "underWay x@acme.example"],
      {
        open: [
          ...open({ kind: "role", memberId: "e1", name: "E1", before: "EMPLOYEE", after: "DEVELOPER" }),
          ...open({ kind: "remove", memberId: "e2", name: "E2", email: null, role: "EMPLOYEE", grants: [] }),
          ...open({ kind: "invite", email: "X@acme.example", role: "EMPLOYEE", managed: false }),
        ],
      },
    ],
  ])("%s", (_, intents, reasons, given = {}) => {
    const draft = build(intents, given);
    expect(leftOut(draft)).toEqual(reasons);
  });

  test("an invitation that ended does not stand in the way of a new one", () => {
    const over = { invitations: [invitation("i1", { expiresAt: NOW - 1 }), invitation("i2", { status: "EXPIRED" })] };
    const draft = build([invite("i1@acme.example"), invite("i2@acme.example")], { inventory: over });
    expect(draft.deeds).toHaveLength(2);
  });
});

describe("what becomes of an intent", () => {
  test("giving comes before taking, whatever the order of the wishes", () => {
    const draft = build([
      remove("e2"),
      role("a2", "EMPLOYEE"),
      assign("e1", "p1", []),
      { kind: "cancelInvitation", invitationId: "i1" },
      invite("new@acme.example", { grants: [{ assetKind: "page", assetId: "p1", tasks: ["ANALYZE"] }] }),
      assign("a3", "p1", ["MANAGE"]),
      role("e1", "ADMIN"),
    ]);
    expect(draft.deeds.map((deed) => `${deed.kind} ${"after" in deed ? deed.after : ""}`.trim())).toEqual([
      "role ADMIN",
      "assign MANAGE",
      "invite",
      "assign ANALYZE",
      "assign",
      "role EMPLOYEE",
      "cancelInvitation",
      "remove",
    ]);
  });
  test("a resend is a cancel and an invitation with the same role, and brings along what waits", () => {
    const waits: Deed = {
      kind: "assign",
      holder: { email: "I1@acme.example" },
      assetKind: "page",
      assetId: "p1",
      assetName: "Page 1",
      before: [],
      after: ["ANALYZE"],
    };
    const draft = build([{ kind: "resendInvitation", invitationId: "i1" }], {
      open: open(waits, { name: "acceptance" }),
    });
    expect(draft.deeds).toMatchObject([
      { kind: "cancelInvitation", invitationId: "i1", grants: [{ assetId: "p1", tasks: ["ANALYZE"] }] },
      { kind: "invite", email: "i1@acme.example", role: "EMPLOYEE" },
      { kind: "assign", holder: { email: "i1@acme.example" }, after: ["ANALYZE"] },
    ]);
  });
  test("a removal says what goes with it", () => {
    const { deeds, lost } = build([remove("e1")], {
      inventory: { members: [member("a1", "ADMIN"), member("e1", "EMPLOYEE", { email: null })] },
    });
    expect(deeds).toMatchObject([{ kind: "remove", grants: [{ assetId: "p1", tasks: ["ANALYZE", "MANAGE"] }] }]);
    expect(lost).toMatchObject([{ role: "EMPLOYEE", forGood: "noAddress", grants: [{ assetName: "Page 1" }] }]);
  });
  test("a removal says that nobody can be invited again while another member has the address", () => {
    const twins = [member("a1", "ADMIN"), member("e1"), member("e2", "EMPLOYEE", { email: "E1@acme.example" })];
    const of = (id: string) => build([remove(id)], { inventory: { members: twins } }).lost[0]?.forGood;
    expect([of("e1"), of("e2"), of("a1")]).toEqual(["sharedAddress", "sharedAddress", null]);
  });
  test("the role before is the finer one that Meta tells in the tasks", () => {
    const members = [member("a1", "ADMIN"), member("e1", "EMPLOYEE", { tasks: ["DEVELOPER"] })];
    expect(build([role("e1", "EMPLOYEE")], { inventory: { members } }).deeds).toMatchObject([
      { before: "DEVELOPER", after: "EMPLOYEE" },
    ]);
  });
  test("two invitations of one address are one, with the assets of both and the later role", () => {
    const grant = (assetId: string) => ({ assetKind: "page", assetId, tasks: ["ANALYZE"] });
    const draft = build([
      invite("new@acme.example", { grants: [grant("p1")] }),
      invite("NEW@acme.example", { role: "ADMIN", grants: [grant("p2")] }),
    ]);
    expect(draft.deeds.map(({ kind }) => kind)).toEqual(["invite", "assign", "assign"]);
    expect(draft.deeds[0]).toMatchObject({ role: "ADMIN" });
  });
  test("what is left out of an invitation's assets does not stop the invitation", () => {
    const draft = build([
      invite("new@acme.example", { grants: [{ assetKind: "app", assetId: "app1", tasks: ["X"] }] }),
    ]);
    expect(draft.deeds).toHaveLength(1);
    expect(leftOut(draft)).toEqual(["noWrite App 1"]);
  });
});

describe("guards", () => {
  const many = [member("a1", "ADMIN"), member("a2", "ADMIN"), member("a3", "ADMIN")].concat(
    Array.from({ length: 20 }, (_, n) => member(`m${n}`)),
  );
  const fine = { invitations: [] };
  test.each<[string, Intent[], string[], Given?]>([
    ["nothing special", [role("e1", "DEVELOPER")], []],
    ["all admins in one plan", [remove("a1"), role("a2", "EMPLOYEE"), remove("a3")], ["lastAdmin never A2,A1,A3"]],
    ["two of three admins", [remove("a1"), role("a2", "EMPLOYEE")], ["fewAdmins warning A2,A1"]],
    ["one of three admins", [remove("a1")], ["fewAdmins warning A1"]],
    [
      "the last admin while another plan takes the others",
      [remove("a1")],
      ["lastAdmin never A1"],
      {
        open: [
          ...open({ kind: "remove", memberId: "a2", name: "A2", email: null, role: "ADMIN", grants: [] }),
          ...open({ kind: "role", memberId: "a3", name: "A3", before: "ADMIN", after: "EMPLOYEE" }),
        ],
      },
    ],
    [
      "the only admin, with another made admin before",
      [remove("a1"), role("e1", "ADMIN")],
      ["fewAdmins warning A1"],
      { inventory: { members: [member("a1", "ADMIN"), member("e1")] } },
    ],
    [
      "an invited admin is no admin yet",
      [remove("a1"), invite("n@acme.example", { role: "ADMIN" })],
      ["lastAdmin never A1"],
      { inventory: { members: [member("a1", "ADMIN")] } },
    ],
    ["yourself, removed", [remove("e1")], ["yourself stop E1"], { hub: { you: "e1" } }],
    [
      "yourself, demoted",
      [role("a1", "EMPLOYEE")],
      ["fewAdmins warning A1", "yourself stop A1"],
      { hub: { you: "a1" } },
    ],
    ["yourself, promoted", [role("e1", "ADMIN")], [], { hub: { you: "e1" } }],
    ["the hub's own system user loses an asset", [assign("9", "p1", [])], ["ownSystemUser stop Robot"]],
    [
      "the hub's own system user, known by name alone",
      [assign("9", "p1", ["ANALYZE"])],
      ["ownSystemUser stop Robot"],
      { hub: { token: { ...exampleHub().token, userId: "777", userName: "Robot" } } },
    ],
    ["the hub's own system user gains", [assign("9", "x1", ["EDIT"], "pixel")], []],
    ["five of 23", many.slice(3, 8).map(({ id }) => remove(id)), [], { inventory: { ...fine, members: many } }],
    [
      "six of 23",
      many.slice(3, 9).map(({ id }) => remove(id)),
      ["share stop M0,M1,M2,M3,M4,M5"],
      { inventory: { ...fine, members: many } },
    ],
    [
      "six of 23 where half may go",
      many.slice(3, 9).map(({ id }) => remove(id)),
      [],
      { inventory: { ...fine, members: many }, hub: { safeguardShare: 0.5 } },
    ],
    ["a finance role given", [role("e1", "FINANCE_EDITOR")], ["finance warning E1"]],
    [
      "somebody with a finance role removed",
      [remove("e1")],
      ["finance warning E1"],
      { inventory: { members: [member("a1", "ADMIN"), member("e1", "EMPLOYEE", { finance: "EDITOR" })] } },
    ],
    [
      "a system user of two days",
      [role("e1", "DEVELOPER")],
      [`sevenDays warning Robot ${NOW + 5 * DAY}`],
      {
        inventory: {
          systemUsers: [{ hubId: "hub", id: "9", name: "Robot", role: "ADMIN", createdAt: NOW - 2 * DAY, assets: 0 }],
        },
      },
    ],
    [
      "the last who manages",
      [assign("e1", "p1", [])],
      ["nobodyManages warning Page 1"],
      { inventory: { holdings: [held("e1", ["page", "p1", ["MANAGE"]])] } },
    ],
    [
      "the last who manages, removed",
      [remove("e1")],
      ["nobodyManages warning Page 1"],
      { inventory: { holdings: [held("e1", ["page", "p1", ["MANAGE"]])] } },
    ],
    ["one of two who manage", [remove("e1")], []],
    [
      "the last who manages, with a successor",
      [remove("e1"), assign("e2", "p1", ["MANAGE"])],
      [],
      { inventory: { holdings: [held("e1", ["page", "p1", ["MANAGE"]])] } },
    ],
    [
      "an old inventory",
      [role("e1", "DEVELOPER")],
      ["stale warning Acme"],
      { hub: { synced: { at: NOW - 2 * DAY, calls: 1, gaps: [], counts: { ...counts, assets: noAssets } } } },
    ],
    ["no inventory", [role("e1", "DEVELOPER")], ["stale warning Acme"], { hub: { synced: null } }],
    ["an app", [assign("e1", "app1", ["X"], "app")], ["noWrite warning App 1"]],
  ])("%s", (_, intents, expected, given = {}) => {
    const { guards } = build(intents, given);
    expect(
      guards.map(({ kind, level, about, until }) => `${kind} ${level} ${about}${until === null ? "" : ` ${until}`}`),
    ).toEqual(expected);
  });

  test("a stop is overridden by the label alone, never by anything", () => {
    const guard = (level: "warning" | "stop" | "never") => [{ kind: "share" as const, level, about: [], until: null }];
    const acme = { label: "Acme" };
    expect(allows([], null, acme)).toBe(true);
    expect(allows(guard("warning"), null, acme)).toBe(true);
    expect(allows(guard("stop"), null, acme)).toBe(false);
    expect(allows(guard("stop"), "acme", acme)).toBe(false);
    expect(allows(guard("stop"), "Acme", acme)).toBe(true);
    expect(allows(guard("never"), "Acme", acme)).toBe(false);
  });
});

describe("the fingerprint", () => {
  const intents = [remove("e1"), role("e2", "DEVELOPER")];
  test("is the same for the same state", () => {
    expect(build(intents).fingerprint).toBe(build(intents).fingerprint);
  });
  test.each<[string, Given]>([
    ["what goes with a person", { inventory: { holdings: [] } }],
    ["a role", { inventory: { members: [member("a1", "ADMIN"), member("e1"), member("e2", "ADMIN")] } }],
    ["a guard", { hub: { you: "e1" } }],
    ["another plan", { open: open({ kind: "role", memberId: "e2", name: "E2", before: "EMPLOYEE", after: "ADMIN" }) }],
  ])("is another one when it moved: %s", (_, given) => {
    expect(build(intents, given).fingerprint).not.toBe(build(intents).fingerprint);
  });
});
