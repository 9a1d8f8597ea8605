import { beforeEach, expect, test } from "vitest";
import { CORRECTED, type Correction, correct } from "./corrections.ts";
import { getHoldings, listAssets, listInvitations, listMembers, listSystemUsers } from "./inventory.ts";
import { exampleAsset, exampleHoldings, exampleMember } from "./testing/examples.ts";
import { freshProfile } from "./testing/fresh.ts";
import { write } from "./transaction.ts";

const grant = (assetId: string, tasks: string[]) => ({ kind: "page" as const, assetId, tasks });
const correctAll = (...corrections: Correction[]) => write(CORRECTED, (writer) => correct(writer, "hub", corrections));
const assets = async () => (await listAssets("hub")).map(({ id, holders }) => `${id} ${holders}`);
const members = async () => (await listMembers("hub")).map(({ id, role, assets }) => `${id} ${role} ${assets}`);

beforeEach(async () => {
  await freshProfile();
  await write(CORRECTED, (writer) => {
    writer.put("members", exampleMember({ assets: 1 }));
    writer.put("members", exampleMember({ id: "m2", role: "EMPLOYEE" }));
    writer.put("systemUsers", { hubId: "hub", id: "s1", name: "Robot", role: "ADMIN", createdAt: null, assets: 0 });
    writer.put("assets", exampleAsset({ id: "p1", holders: 1 }));
    writer.put("assets", exampleAsset({ id: "p2", holders: 0 }));
    writer.put("holdings", exampleHoldings({ grants: [grant("p1", ["ANALYZE"])] }));
  });
});

const tasks = (holderId: string, assetId: string, given: string[]): Correction => ({
  what: "tasks",
  holderId,
  assetKind: "page",
  assetId,
  tasks: given,
});

test("tasks given, replaced and taken are counted on both sides", async () => {
  await correctAll(tasks("m1", "p2", ["MANAGE"]), tasks("m1", "p1", ["MANAGE"]), tasks("s1", "p2", ["ANALYZE"]));
  expect((await getHoldings("hub", "m1"))?.grants).toEqual([grant("p1", ["MANAGE"]), grant("p2", ["MANAGE"])]);
  expect(await getHoldings("hub", "s1")).toMatchObject({
    holderKind: "systemUser",
    grants: [grant("p2", ["ANALYZE"])],
  });
  expect(await assets()).toEqual(["p1 1", "p2 2"]);
  expect(await members()).toEqual(["m1 ADMIN 2", "m2 EMPLOYEE 0"]);
  expect((await listSystemUsers("hub"))[0]?.assets).toBe(1);

  await correctAll(tasks("m1", "p1", []), tasks("m1", "p2", []), tasks("m2", "p1", []));
  expect(await getHoldings("hub", "m1")).toBeNull();
  expect(await assets()).toEqual(["p1 0", "p2 1"]);
  expect(await members()).toEqual(["m1 ADMIN 0", "m2 EMPLOYEE 0"]);
});

test("a member who is gone takes along what he held", async () => {
  await correctAll({ what: "memberGone", id: "m1" });
  expect(await members()).toEqual(["m2 EMPLOYEE 0"]);
  expect(await getHoldings("hub", "m1")).toBeNull();
  expect(await assets()).toEqual(["p1 0", "p2 0"]);
});

test("a role is changed, invitations come and go, and nothing is made up for somebody unknown", async () => {
  const row = { id: "i1", email: "x@acme.example", role: "ADMIN", status: "PENDING", invitedAt: 1, expiresAt: null };
  await correctAll(
    { what: "memberRole", id: "m2", role: "ADMIN", tasks: ["ADMIN"], finance: null },
    { what: "memberRole", id: "nobody", role: "ADMIN", tasks: [], finance: null },
    tasks("nobody", "p1", ["MANAGE"]),
    { what: "invitation", row },
  );
  expect(await members()).toEqual(["m1 ADMIN 1", "m2 ADMIN 0"]);
  expect(await assets()).toEqual(["p1 1", "p2 0"]);
  expect(await listInvitations("hub")).toEqual([{ hubId: "hub", ...row }]);
  await correctAll({ what: "invitationGone", id: "i1" });
  expect(await listInvitations("hub")).toEqual([]);
});
