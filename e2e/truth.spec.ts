import type { Page } from "@playwright/test";
import type { ReportLine } from "../lib/store/records.ts";
import { expect, type Harness, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { connect, connectAndSync, getHub, inventoryOf, reached, reportOf, startSync, sync } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";
import { assignmentSet, countsOf, truthOf } from "./support/truth.ts";

// Shown by 2: what is stored after a sync is what is true at Meta, all of it.

async function expectTruth(control: Page, sandbox: Harness["sandbox"], hubId: string): Promise<void> {
  const hub = await getHub(control, hubId);
  const portfolio = sandbox.world.portfolio(hub.businessId);
  const stored = await inventoryOf(control, hubId);
  const truth = truthOf(portfolio, hubId);
  expect(assignmentSet(stored)).toEqual(assignmentSet(truth));
  expect(stored).toEqual(truth);
  expect(hub.synced?.counts).toEqual(countsOf(portfolio));
  expect(hub.synced?.gaps).toEqual([]);
}

test.describe("medium", () => {
  test.use({ world: "medium" });

  test("the stored rows are the portfolio's members, assets and assignments, every one", async ({
    sandbox,
    extension,
  }) => {
    const { members, assignments } = sandbox.world.portfolio();
    expect([members.length, assignments.length]).toEqual([300, 3000]);
    const control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    await expectTruth(control, sandbox, hubId);
    await test.step("and again, where nothing is different", async () => {
      await sync(control, hubId);
      await expectTruth(control, sandbox, hubId);
      expect((await reportOf(control, hubId)).lines).toEqual([]);
    });
  });

  test("also where pages are short or empty and still have a next one", async ({ sandbox, extension }) => {
    sandbox.switches.shortPages = "some";
    const control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    await expectTruth(control, sandbox, hubId);
  });

  test("also where more than a hundred things hang under one member, and under one pixel", async ({
    sandbox,
    extension,
  }) => {
    const { world } = sandbox;
    const { id, members, systemUsers } = world.portfolio();
    const [first, second] = members;
    const [robot] = systemUsers;
    const pixel = world.addAsset(id, "pixel", { name: "Everybody's" });
    for (const member of members) world.assign(member.id, pixel.id, ["ANALYZE"]);
    for (let n = 0; n < 260; n += 1) {
      const page = world.addAsset(id, "page", { name: `Page ${n}` });
      const account = world.addAsset(id, "ad_account", { name: `Account ${n}` });
      for (const holder of [first, second, robot]) {
        if (holder) world.assign(holder.id, page.id, ["ANALYZE", "ADVERTISE"]);
        if (holder) world.assign(holder.id, account.id, ["ANALYZE"]);
      }
    }
    const group = world.addAsset(id, "asset_group", { name: "All of it" });
    const groupTasks = { page_tasks: ["MANAGE"], adaccount_tasks: ["ANALYZE"], pixel_tasks: ["EDIT"] };
    if (first) world.assign(first.id, group.id, groupTasks);
    const control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    await expectTruth(control, sandbox, hubId);
  });

  test("rows that move while their pages are read make nobody seem gone", async ({ sandbox, extension }) => {
    const { world, faults } = sandbox;
    const control = await openControl(extension);
    const hubId = await connectAndSync(control, sandbox);
    const portfolio = world.portfolio();
    const stays = new Set(portfolio.members.map(({ id }) => id));
    // Between the first page and the second, people at the edge of the page leave, and the cursor's own row is among them.
    const held = faults.add({ match: { edge: "business_users", nth: 2 }, do: { hold: "before-effect" } });
    const taskId = await startSync(control, hubId);
    await held.reached;
    for (const member of portfolio.members.slice(96, 100)) {
      stays.delete(member.id);
      world.removeMember(member.id);
    }
    held.remove();
    await reached(control, taskId, "completed");
    const stored = new Set((await inventoryOf(control, hubId)).members.map(({ id }) => id));
    expect([...stays].filter((id) => !stored.has(id))).toEqual([]);
    expect((await getHub(control, hubId)).synced?.gaps).toMatchObject([
      { edge: "business_users", why: { kind: "short", total: 300 } },
    ]);
    await test.step("and the next sync, undisturbed, has the truth", async () => {
      await sync(control, hubId);
      await expectTruth(control, sandbox, hubId);
    });
  });
});

test.describe("many", () => {
  test.use({ world: "many" });

  test("three hubs, all synced by one command", async ({ sandbox, extension }) => {
    const control = await openControl(extension);
    const hubs: string[] = [];
    for (const { id } of sandbox.world.portfolios.slice(0, 3)) hubs.push(await connect(control, sandbox, id));
    const idle = async () => {
      const { tasks } = await readStores(control, "tasks");
      return tasks.filter(({ status }) => status.name === "completed").length;
    };
    await expect.poll(idle).toBe(3);
    for (const hubId of hubs) {
      const { businessId } = await getHub(control, hubId);
      sandbox.world.addMember(businessId, { firstName: "Late", lastName: "Comer" });
    }
    const { taskIds } = await order(control, "sync.start", {});
    expect(taskIds).toHaveLength(3);
    for (const taskId of taskIds) await reached(control, taskId, "completed");
    for (const hubId of hubs) await expectTruth(control, sandbox, hubId);
  });
});

test("small: the truth, and after a week's changes a report of exactly those", async ({ sandbox, extension }) => {
  const { world } = sandbox;
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  await expectTruth(control, sandbox, hubId);
  const first = await reportOf(control, hubId);
  expect([first.first, first.lines]).toEqual([true, []]);

  const portfolio = world.portfolio();
  const { id } = portfolio;
  const lines: Partial<ReportLine>[] = [];
  const expectLine = (line: Partial<ReportLine>) => lines.push(line);
  const ordinary = portfolio.members.filter(({ role }) => role === "EMPLOYEE");
  const pick = (index: number) => {
    const member = ordinary[index];
    if (!member) throw new Error(`the world has too few ordinary members for number ${index}`);
    return member;
  };

  const joins = world.addMember(id, { firstName: "Nia", lastName: "Newadmin", role: "ADMIN" });
  expectLine({ what: "memberJoined", subjectId: joins.id, subject: joins.name, after: "ADMIN", risk: "newAdmin" });

  const leaves = pick(0);
  for (const { assetId, tasks } of portfolio.assignmentsOf(leaves.id)) {
    const asset = world.asset(assetId);
    expectLine({ what: "assignmentLost", subjectId: leaves.id, subject: leaves.name, object: shown(asset) });
    expect(tasks.length).toBeGreaterThan(0);
  }
  world.removeMember(leaves.id);
  expectLine({ what: "memberLeft", subjectId: leaves.id, subject: leaves.name, before: "EMPLOYEE" });

  const rises = pick(1);
  world.changeRole(rises.id, "ADMIN");
  expectLine({ what: "memberRole", subjectId: rises.id, before: "EMPLOYEE", after: "ADMIN", risk: "newAdmin" });

  const marries = pick(2);
  const was = marries.name;
  world.rename(marries.id, "Maren", "Neuname");
  expectLine({ what: "memberName", subjectId: marries.id, before: was, after: "Maren Neuname" });

  const moves = pick(3);
  const [oldAddress, newAddress] = [moves.email ?? null, "new.address@elsewhere.example"];
  world.setEmail(moves.id, newAddress);
  expectLine({ what: "memberEmail", subjectId: moves.id, before: oldAddress, after: newAddress });

  const [guarded] = portfolio.members.filter(
    ({ twoFacStatus, id: own }) => twoFacStatus === "ENABLED" && own !== leaves.id,
  );
  if (!guarded) throw new Error("nobody of this world has two-factor on");
  world.setTwoFactor(guarded.id, "DISABLED");
  expectLine({
    what: "memberTwoFactor",
    subjectId: guarded.id,
    before: "ENABLED",
    after: "DISABLED",
    risk: "twoFactorLost",
  });

  const robot = world.addSystemUser(id, "Night shift", "EMPLOYEE");
  expectLine({ what: "systemUserAdded", subjectId: robot.id, after: "EMPLOYEE", risk: "newSystemUser" });

  const invitation = world.addInvitation(id, { email: "soon@kestrel.example", role: "EMPLOYEE" });
  expectLine({ what: "invitationSent", subjectId: invitation.id, subject: "soon@kestrel.example", after: "EMPLOYEE" });
  const [withdrawn] = portfolio.invitations;
  if (!withdrawn) throw new Error("this world has no invitation");
  world.cancelInvitation(withdrawn.id);
  expectLine({ what: "invitationEnded", subjectId: withdrawn.id, subject: withdrawn.email, before: withdrawn.role });

  const page = world.addAsset(id, "page", { name: "A new page" });
  expectLine({ what: "assetGained", subjectId: page.id, subject: "A new page", assetKind: "page", after: "owned" });
  world.assign(moves.id, page.id, ["ANALYZE"]);
  expectLine({ what: "assignmentGained", subjectId: moves.id, object: "A new page", after: "ANALYZE" });

  const free = portfolio
    .owned("ad_account")
    .find((asset) => !portfolio.assignments.some((row) => row.assetId === asset.id));
  const sold = free ?? world.addAsset(id, "ad_account");
  if (free)
    expectLine({ what: "assetLost", subjectId: free.id, subject: free.name, assetKind: "adAccount", before: "owned" });
  world.removeAsset(sold.id);

  const held = portfolio.assignments.find(
    (row) => row.assetKind === "page" && row.tasks.length > 1 && row.holderId !== leaves.id,
  );
  if (!held) throw new Error("nobody of this world has a page with several tasks");
  const tasksBefore = [...held.tasks].sort().join(", ");
  world.assign(held.holderId, held.assetId, ["ANALYZE"]);
  expectLine({ what: "assignmentTasks", subjectId: held.holderId, before: tasksBefore, after: "ANALYZE" });

  const partner = world.addPartner(id, "Dunbar & Daughters", [page.id]);
  expectLine({ what: "partnerGained", subjectId: partner.id, after: "agency", risk: "newPartner" });
  const [former] = portfolio.agencies.filter((agency) => agency.id !== partner.id);
  if (!former) throw new Error("this world has no agency");
  world.removePartner(id, former.id);
  expectLine({ what: "partnerLost", subjectId: former.id, subject: former.name, before: "agency" });

  await sync(control, hubId);
  await expectTruth(control, sandbox, hubId);
  const report = await reportOf(control, hubId);
  const key = ({ what, subjectId, object }: Partial<ReportLine>) => `${what} ${subjectId} ${object ?? ""}`;
  const byKey = (list: Partial<ReportLine>[]) => [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  expect(report.lines).toHaveLength(lines.length);
  for (const line of lines) expect(report.lines).toContainEqual(expect.objectContaining(line));
  const risky = report.lines.filter(({ risk }) => risk !== null);
  expect(byKey(risky).map(({ what, subjectId, risk }) => ({ what, subjectId, risk }))).toEqual(
    byKey(lines.filter(({ risk }) => risk)).map(({ what, subjectId, risk }) => ({ what, subjectId, risk })),
  );
  expect(new Set(risky.map(({ risk }) => risk))).toEqual(
    new Set(["newAdmin", "newPartner", "newSystemUser", "twoFactorLost"]),
  );

  await test.step("the four risky changes are told by a notification", async () => {
    const worker = await extension.worker();
    const notifications = () =>
      worker.evaluate(async () => {
        const { chrome } = globalThis as unknown as {
          chrome: { notifications: { getAll(): Promise<Record<string, unknown>> } };
        };
        return Object.keys(await chrome.notifications.getAll());
      });
    await expect.poll(notifications).toEqual([`report:${report.id}`]);
  });
});

function shown(asset: { kind: string; name: string; details: Record<string, unknown> }): string {
  return asset.kind === "instagram" ? String(asset.details.ig_username) : asset.name;
}
