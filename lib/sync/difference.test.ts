import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownProblem } from "../problem.ts";
import type { Inventory } from "../store/inventory.ts";
import type { Asset, Gap, Holdings, Member } from "../store/records.ts";
import { recount } from "./assemble.ts";
import { carryOver, refusedPaths } from "./carry-over.ts";
import { difference, tooManyGone } from "./difference.ts";

const hubId = "hub";
const member = (id: string, changes: Partial<Member> = {}): Member => ({
  hubId,
  id,
  name: `Person ${id}`,
  email: `${id}@example.com`,
  pendingEmail: null,
  title: null,
  role: "EMPLOYEE",
  tasks: [],
  finance: null,
  twoFactor: "enabled",
  assets: 0,
  ...changes,
});
const asset = (id: string, changes: Partial<Asset> = {}): Asset => ({
  hubId,
  kind: "page",
  id,
  name: `Page ${id}`,
  relation: "owned",
  permittedTasks: null,
  holders: 0,
  ...changes,
});
const held = (holderId: string, assets: string[], kind: Asset["kind"] = "page"): Holdings => ({
  hubId,
  holderId,
  holderKind: "member",
  holderName: null,
  grants: assets.map((assetId) => ({ kind, assetId, tasks: ["MANAGE"] })),
});
const inventory = (rows: Partial<Inventory> = {}): Inventory => {
  const whole = { members: [], systemUsers: [], invitations: [], assets: [], partners: [], holdings: [], ...rows };
  recount(whole);
  return whole;
};
const gap = (edge: string): Gap => ({ edge, why: { kind: "noAccess", problem: ownProblem("permissionMissing") } });

describe("a report", () => {
  test("says who came and who left, and marks a new admin", () => {
    const before = inventory({ members: [member("a"), member("b")] });
    const after = inventory({ members: [member("b"), member("c", { role: "ADMIN" })] });
    expect(difference(before, after).lines).toEqual([
      expect.objectContaining({ what: "memberJoined", subjectId: "c", after: "ADMIN", risk: "newAdmin" }),
      expect.objectContaining({ what: "memberLeft", subjectId: "a", before: "EMPLOYEE", risk: null }),
    ]);
  });

  test.each([
    ["memberRole", { role: "ADMIN" }, "EMPLOYEE", "ADMIN", "newAdmin"],
    ["memberName", { name: "Other" }, "Person a", "Other", null],
    ["memberEmail", { email: "b@example.com" }, "a@example.com", "b@example.com", null],
    ["memberEmail", { pendingEmail: "c@example.com" }, "a@example.com", "a@example.com (c@example.com)", null],
    ["memberTwoFactor", { twoFactor: "disabled" }, "enabled", "disabled", "twoFactorLost"],
    ["memberTwoFactor", { twoFactor: null }, "enabled", null, "twoFactorLost"],
    ["memberFinance", { finance: "EDITOR" }, null, "EDITOR", null],
  ] as const)("%s has before and after", (what, change, was, is, risk) => {
    const { lines } = difference(inventory({ members: [member("a")] }), inventory({ members: [member("a", change)] }));
    expect(lines).toEqual([expect.objectContaining({ what, before: was, after: is, risk })]);
  });

  test("a demotion and two-factor switched on are no risk", () => {
    const was = inventory({ members: [member("a", { role: "ADMIN", twoFactor: "disabled" })] });
    const is = inventory({ members: [member("a", { role: "EMPLOYEE", twoFactor: "enabled" })] });
    expect(difference(was, is).lines.map(({ risk }) => risk)).toEqual([null, null]);
  });

  test("names the asset and the holder of each assignment", () => {
    const people = { members: [member("a")], assets: [asset("1"), asset("2")] };
    const before = inventory({ ...people, holdings: [held("a", ["1"])] });
    const after = inventory({ ...people, holdings: [held("a", ["2"])] });
    expect(difference(before, after).lines).toEqual([
      expect.objectContaining({ what: "assignmentGained", subject: "Person a", object: "Page 2", after: "MANAGE" }),
      expect.objectContaining({ what: "assignmentLost", subject: "Person a", object: "Page 1", before: "MANAGE" }),
    ]);
  });

  test("marks a new partner and a new system user", () => {
    const after = inventory({
      partners: [{ hubId, id: "p", name: "Agency", relation: "agency" }],
      systemUsers: [{ hubId, id: "s", name: "Robot", role: "ADMIN", createdAt: null, assets: 0 }],
    });
    expect(difference(inventory(), after).lines.map(({ risk }) => risk)).toEqual(["newSystemUser", "newPartner"]);
  });
});

describe("what was not told is not gone", () => {
  const before = inventory({
    members: [member("a"), member("b")],
    assets: [asset("1"), asset("2", { kind: "pixel" }), asset("3", { relation: "client" })],
    holdings: [
      held("a", ["1"]),
      { ...held("b", ["1"]), grants: [...held("b", ["1"]).grants, ...held("b", ["2"], "pixel").grants] },
    ],
  });
  const after = inventory({ members: [member("a")], assets: [], holdings: [] });
  const lost = (gaps: Gap[]) =>
    difference(before, carryOver(before, { inventory: after, gaps })).lines.map(
      ({ what, subjectId }) => `${what} ${subjectId}`,
    );

  test("without gaps everything missing is gone", () => {
    expect(
      lost([])
        .filter((line) => !line.startsWith("assignment"))
        .sort(),
    ).toEqual(["assetLost 1", "assetLost 2", "assetLost 3", "memberLeft b"]);
  });
  test("an edge that was refused keeps its own rows, and no others", () => {
    expect(lost([gap("owned_pages")])).not.toContain("assetLost 1");
    expect(lost([gap("owned_pages")])).toContain("assetLost 3");
    expect(lost([gap("client_pages")])).not.toContain("assetLost 3");
    expect(lost([gap("business_users")])).not.toContain("memberLeft b");
  });
  test("a nested edge that was refused keeps the assignments of those who stay", () => {
    const lines = lost([gap("business_users/assigned_pages")]);
    expect(lines).not.toContain("assignmentLost a");
    expect(lines).toContain("assignmentLost b");
  });
  test("an asset's own list of people that was refused keeps them", () => {
    const kept = carryOver(before, {
      inventory: { ...after, members: before.members },
      gaps: [gap("owned_pixels/assigned_users")],
    });
    expect(kept.holdings).toEqual([
      expect.objectContaining({ holderId: "b", grants: [expect.objectContaining({ assetId: "2" })] }),
    ]);
    expect(kept.members.find(({ id }) => id === "b")?.assets).toBe(1);
  });
  test("the next run asks alone for what was refused, not for what was short", () => {
    const short: Gap = { edge: "business_users", why: { kind: "short", read: 1, total: 2 } };
    expect(refusedPaths([gap("clients"), gap("no_such_edge"), short])).toEqual(["clients"]);
  });
});

describe("the safeguard", () => {
  const many = (count: number) => inventory({ members: Array.from({ length: count }, (_, n) => member(String(n))) });
  const loses = (had: number, lost: number, share = 0.2) => {
    const before = many(had);
    const after = { ...before, members: before.members.slice(lost) };
    return tooManyGone(before, difference(before, after).gone, share);
  };
  test.each([
    [100, 20, false],
    [100, 21, true],
    [10, 5, false],
    [10, 6, true],
    [12, 12, true],
    [0, 0, false],
  ])("of %i members %i go: stops %s", (had, lost, stops) => {
    expect(loses(had, lost)).toBe(stops);
  });
  test("the share is the hub's own", () => {
    expect(loses(100, 30, 0.5)).toBe(false);
  });
  test("assets count by themselves", () => {
    const before = inventory({
      members: many(100).members,
      assets: Array.from({ length: 10 }, (_, n) => asset(String(n))),
    });
    const after = { ...before, assets: before.assets.slice(6) };
    expect(tooManyGone(before, difference(before, after).gone, 0.2)).toBe(true);
  });
});

test("whatever the two inventories, the change turns one into the other, and nothing changed means no change", () => {
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
  const rows = fc.record({
    members: ids.chain((some) =>
      fc.tuple(...some.map((id) => fc.constantFrom("ADMIN", "EMPLOYEE").map((role) => member(id, { role })))),
    ),
    assets: ids.map((some) => some.map((id) => asset(id))),
    holdings: ids.chain((some) => fc.tuple(...some.map((id) => ids.map((assets) => held(id, assets.sort()))))),
  });
  fc.assert(
    fc.property(rows, rows, (one, two) => {
      const [before, after] = [inventory(structuredClone(one)), inventory(structuredClone(two))];
      const { change } = difference(before, after);
      const stored = new Map(before.members.map((row) => [row.id, row]));
      for (const [, id] of change.members.remove as [string, string][]) stored.delete(id);
      for (const row of change.members.put) stored.set(row.id, row);
      const byId = (a: Member, b: Member) => (a.id < b.id ? -1 : 1);
      expect([...stored.values()].sort(byId)).toEqual([...after.members].sort(byId));
      expect(difference(after, structuredClone(after)).lines).toEqual([]);
    }),
  );
});
