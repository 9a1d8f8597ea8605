import type { Page } from "@playwright/test";
import { expect, test } from "./harness/fixture.ts";
import { axeViolations } from "./support/axe.ts";
import { openControl } from "./support/control.ts";
import { connectAndSync, getHub, sync } from "./support/hubs.ts";
import { carryOut } from "./support/plans.ts";
import { writesIn } from "./support/plans-effects.ts";
import { readStores } from "./support/stored.ts";

// The reviews that are not of every day, and what a plan's row says, on the screens as a person sees them.

const DAY = 24 * 60 * 60_000;
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

async function search(page: Page, email: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search members" }).fill(email);
  await expect(page.getByText(/^1 of .* found$/)).toBeVisible();
}

async function proposeRole(page: Page, email: string, label: string): Promise<void> {
  await go(page, "#/members");
  await search(page, email);
  await page.getByRole("row").getByRole("button", { name: "More options" }).click();
  await page.getByRole("menuitem", { name: "Update role" }).click();
  await dialog(page, "Update role").getByLabel("App access").selectOption({ label });
  await dialog(page, "Update role").getByRole("button", { name: "Update role" }).click();
}

async function apply(page: Page, name: string): Promise<void> {
  await dialog(page, "Review changes").getByRole("button", { name }).click();
}

/** The newest plan's row on the Automation page. */
async function openPlan(page: Page) {
  await go(page, "#/automation");
  const row = page
    .getByRole("row")
    .filter({ hasText: /\d+ changes?/ })
    .first();
  await row.waitFor();
  return row;
}

test("a change that wants a second admin waits until they have said yes in Meta", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const { world } = sandbox;
  const staff = world.portfolio().members.find(({ role, email }) => role === "EMPLOYEE" && email);
  if (!staff?.email) throw new Error("the small world has changed");
  sandbox.switches.requiresAdminApproval = true;

  await proposeRole(hubPage, staff.email, "Full control");
  await apply(hubPage, "Apply 1 change");
  await expect(dialog(hubPage, "Review changes")).toBeHidden();
  const row = await openPlan(hubPage);
  await expect(row).toContainText("Waiting");
  await expect(row).toContainText("Waiting for approval in Meta");
  await row.getByRole("button", { expanded: false }).click();
  await expect(hubPage.getByRole("listitem").filter({ hasText: staff.name })).toContainText(
    "Waiting for approval in Meta",
  );
  expect(world.approvals.map(({ what }) => what)).toEqual([`update ${staff.id}`]);

  await test.step("nobody has said yes: it goes on waiting, and is not asked for again", async () => {
    await sync(control, hubId);
    await expect
      .poll(async () => (await readStores(control, "plans")).plans[0]?.lookedRun)
      .toBe((await getHub(control, hubId)).currentRun);
    await expect(row).toContainText("Waiting for approval in Meta");
    expect(writesIn(sandbox)).toHaveLength(1);
  });

  for (const { approve } of world.approvals.splice(0)) approve();
  await go(hubPage, "#/hubs");
  await hubPage.getByRole("button", { name: "Sync", exact: true }).first().click();
  const done = await openPlan(hubPage);
  await expect(done).toContainText("Completed", { timeout: 20_000 });
  await expect(done).not.toContainText("Waiting");
  expect(world.member(staff.id).role).toBe("ADMIN");
  expect(writesIn(sandbox)).toHaveLength(1);
});

test("with a new system user a plan can be queued until Meta no longer refuses", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  const { world } = sandbox;
  const portfolio = world.portfolio();
  const created = Date.now() - 2 * DAY;
  for (const user of portfolio.systemUsers) user.createdTime = created;
  const control = await openControl(extension);
  await connectAndSync(control, sandbox);
  const staff = portfolio.members.find(({ role, email }) => role === "EMPLOYEE" && email);
  if (!staff?.email) throw new Error("the small world has changed");
  sandbox.clearCalls();

  await proposeRole(hubPage, staff.email, "Apps and integrations");
  const review = dialog(hubPage, "Review changes");
  await expect(review).toContainText("Meta may refuse this for now");
  await review.getByRole("checkbox", { name: /^Queue until/ }).check();
  await apply(hubPage, "Apply 1 change");
  await expect(review).toBeHidden();
  const row = await openPlan(hubPage);
  await expect(row).toContainText("It was queued for later.");
  await row.getByRole("button", { expanded: false }).click();
  await expect(hubPage.getByRole("listitem").filter({ hasText: staff.name })).toContainText("Queued until");
  const [plan] = (await readStores(control, "plans")).plans;
  // Graph tells times to the second.
  expect(plan?.status).toMatchObject({ why: "notBefore" });
  const until = plan?.status.name === "waiting" ? (plan.status.until ?? 0) : 0;
  expect(Math.abs(until - (created + 7 * DAY))).toBeLessThanOrEqual(1000);
  expect(sandbox.calls).toEqual([]);

  await row.getByRole("button", { name: "Cancel" }).click();
  await expect(row).toContainText("Canceled");
  expect(sandbox.calls).toEqual([]);
});

test("that a removal cannot be undone is said before it, where another member has the same address", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  const { world } = sandbox;
  const control = await openControl(extension);
  const { id } = world.portfolio();
  const email = "twins@cases.example";
  for (const lastName of ["One", "Two"]) world.addMember(id, { firstName: "Twin", lastName, email });
  await connectAndSync(control, sandbox);
  await go(hubPage, "#/members");
  await search(hubPage, "Twin One");
  await hubPage.getByRole("row").getByRole("button", { name: "More options" }).click();
  await hubPage.getByRole("menuitem", { name: "Remove user" }).click();
  const removal = dialog(hubPage, "Remove user?");
  await expect(removal).toContainText("Another member has the same email address");
  await removal.getByRole("button", { name: "Remove user" }).click();
  await expect.poll(() => world.portfolio().members.filter((member) => member.email === email)).toHaveLength(1);
  const row = await openPlan(hubPage);
  await row.getByRole("button", { name: "Undo" }).click();
  await expect(dialog(hubPage, "Review changes")).toContainText(
    `${email} is a member already, and Meta invites an address only once.`,
  );
  await expect(dialog(hubPage, "Review changes").getByRole("button", { name: /^Apply/ })).toHaveCount(0);
});

test.describe("several hubs", () => {
  test.use({ world: "many" });

  test("are reviewed one after the other, each as a plan of its own", async ({ sandbox, extension, hubPage }) => {
    const { world } = sandbox;
    const control = await openControl(extension);
    const portfolios = world.portfolios.filter(({ business }) => business.practice).slice(0, 2);
    const addresses = portfolios.map(({ id }, n) => {
      const email = `leaver${n}@several.example`;
      world.addMember(id, { firstName: "Leaver", lastName: `${n}`, email });
      return email;
    });
    for (const { id } of portfolios) await connectAndSync(control, sandbox, id);
    await go(hubPage, "#/members");
    await hubPage.getByRole("table").first().waitFor();
    for (const email of addresses) {
      await search(hubPage, email);
      await hubPage.getByRole("row").filter({ hasText: email }).getByRole("checkbox").check();
    }
    await hubPage.getByRole("button", { name: "Remove 2 users" }).click();
    const review = dialog(hubPage, "Review changes");
    for (const [n, { name }] of portfolios.entries()) {
      await expect(review).toContainText(`Hub ${n + 1} of 2`);
      await expect(review).toContainText(name);
      await expect(review).toContainText(`Leaver ${n}`);
      await expect(review).not.toContainText(`Leaver ${1 - n}`);
      await apply(hubPage, "Apply 1 change");
    }
    await expect(review).toBeHidden();
    for (const [n, { id }] of portfolios.entries()) {
      await expect.poll(() => world.portfolio(id).members.some(({ email }) => email === addresses[n])).toBe(false);
    }
    const { plans } = await readStores(control, "plans");
    expect(new Set(plans.map(({ hubId }) => hubId)).size).toBe(2);
  });
});

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ scheme });

    test(`axe finds nothing in an asset's dialog, nor in a plan's row that is open, ${scheme}`, async ({
      sandbox,
      extension,
      hubPage,
    }) => {
      const control = await openControl(extension);
      const hubId = await connectAndSync(control, sandbox);
      const portfolio = sandbox.world.portfolio();
      const clean = async (what: string) => {
        await expect(hubPage.locator("[aria-busy=true]")).toHaveCount(0);
        expect(await axeViolations(hubPage), what).toEqual([]);
      };
      const held = portfolio.owned("page").find(({ id }) => portfolio.assignments.some((row) => row.assetId === id));
      const pixel = portfolio.owned("pixel")[0];
      if (!held || !pixel) throw new Error("the small world has changed");
      await go(hubPage, "#/assets");
      for (const { name } of [held, pixel]) {
        await hubPage.getByRole("searchbox", { name: "Search assets" }).fill(name);
        await hubPage.getByRole("table").first().getByRole("button", { name }).first().click();
        await expect(dialog(hubPage, name)).toBeVisible();
        await clean(`the asset ${name}`);
        await hubPage.keyboard.press("Escape");
        await expect(dialog(hubPage, name)).toBeHidden();
      }

      // One change is refused, one is made, and one is held back.
      const [staff, other] = portfolio.members.filter(({ role }) => role === "EMPLOYEE");
      const [admin] = portfolio.admins;
      const refused = sandbox.faults.add({
        match: { method: "POST", path: new RegExp(`/${staff?.id}$`) },
        do: { error: "100" },
      });
      await expect(
        carryOut(control, hubId, [
          { kind: "role", memberId: staff?.id ?? "", role: "ADMIN" },
          { kind: "role", memberId: other?.id ?? "", role: "DEVELOPER" },
          { kind: "role", memberId: admin?.id ?? "", role: "EMPLOYEE" },
        ]),
      ).rejects.toThrow("The plan is over");
      refused.remove();
      const row = await openPlan(hubPage);
      await row.getByRole("button", { expanded: false }).click();
      await expect(
        hubPage.getByText("This was not done, because what should be given before it was not."),
      ).toBeVisible();
      await expect(row).toContainText("Failed");
      await clean("a plan of which something failed");
      // And a sync's row with its calls.
      await hubPage.getByRole("row").getByRole("button", { expanded: false }).last().click();
      await clean("a sync's row");
    });
  });
}
