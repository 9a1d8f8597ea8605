import type { Page } from "@playwright/test";
import { expect, type Harness, test } from "./harness/fixture.ts";
import { axeViolations } from "./support/axe.ts";
import { openControl } from "./support/control.ts";
import { connectAndSync, getHub } from "./support/hubs.ts";
import { enter, tabTo } from "./support/keys.ts";

// Access changed through the screens, as a person does it; after each step the sandbox is asked what is true.

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).last().click();

async function openMembers({ sandbox, extension, hubPage }: Pick<Harness, "sandbox" | "extension" | "hubPage">) {
  const control = await openControl(extension);
  const hub = await getHub(control, await connectAndSync(control, sandbox));
  await hubPage.evaluate(() => {
    location.hash = "#/members";
  });
  await hubPage.getByRole("table").first().waitFor();
  return { portfolio: sandbox.world.portfolio(hub.businessId), hub };
}

/** The menu of the member of this address. */
async function choose(page: Page, email: string, item: string): Promise<void> {
  const search = page.getByRole("searchbox", { name: "Search members" });
  await search.fill(email);
  await expect(page.getByText(/^1 of .* found$/)).toBeVisible();
  await page.getByRole("row").getByRole("button", { name: "More options" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function apply(page: Page, changes: number): Promise<void> {
  const review = dialog(page, "Review changes");
  await review.getByRole("button", { name: `Apply ${changes} change${changes === 1 ? "" : "s"}` }).click();
  await expect(review).toBeHidden();
}

/** Leaves a dialog as people do who have no hand on the mouse. */
async function leave(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(dialog(page, name)).toBeHidden();
}

const made = (page: Page) => page.getByText(/changes? (was|were) made/);

test("users are added, changed and removed, and the removal is undone", async ({ sandbox, extension, hubPage }) => {
  test.setTimeout(120_000);
  const { portfolio } = await openMembers({ sandbox, extension, hubPage });
  const truth = () => sandbox.world.portfolio(portfolio.id);
  const page = truth().owned("page")[0];
  const account = truth().owned("ad_account")[0];
  const staff = truth().members.find(
    ({ role, email, id }) => role === "EMPLOYEE" && email && truth().assignmentsOf(id).length > 2,
  );
  if (!page || !account || !staff?.email) throw new Error("the small world has changed");
  const { email } = staff;

  await test.step("add two users with assets", async () => {
    await press(hubPage, "Add users");
    const add = dialog(hubPage, "Add users");
    await add.getByLabel("Email addresses").fill(`One <one@new.example>, two@new.example; ${email}, nonsense`);
    await expect(add.getByText("2 people will be invited.")).toBeVisible();
    await expect(add.getByRole("listitem").filter({ hasText: email })).toContainText("a member already");
    await expect(add.getByRole("listitem").filter({ hasText: "nonsense" })).toContainText("no email address");
    await add.getByRole("button", { name: "Add users" }).click();
    await expect(add.getByText("Correct or delete what is no email address.")).toBeVisible();
    await add.getByLabel("Email addresses").fill(`One <one@new.example>, two@new.example; ${email}`);
    await add.getByLabel("App access").selectOption({ label: "Apps and integrations" });
    for (const { name, bundle } of [
      { name: page.name, bundle: "Create content" },
      { name: account.name, bundle: "Manage campaigns" },
    ]) {
      await add.getByRole("searchbox", { name: "Search assets" }).fill(name);
      await add.getByRole("list", { name: "Assets to add" }).getByRole("button").first().click();
      await add.getByRole("combobox", { name: `Tasks on ${name}` }).selectOption({ label: bundle });
    }
    await add.getByRole("button", { name: "Add users" }).click();
    await apply(hubPage, 6);
    await expect(add).toBeHidden();
    await expect(made(hubPage)).toBeVisible({ timeout: 20_000 });
    const invited = truth().invitations.filter((row) => row.email.endsWith("@new.example"));
    expect(invited.map((row) => [row.email, row.role]).sort()).toEqual([
      ["one@new.example", "DEVELOPER"],
      ["two@new.example", "DEVELOPER"],
    ]);
    await hubPage.getByRole("tab", { name: "Invitations" }).click();
    await expect(hubPage.getByRole("rowheader", { name: /one@new\.example/ })).toContainText("2 assets wait");
    await hubPage.getByRole("tab", { name: "Unmatched users" }).click();
  });

  await test.step("change a role", async () => {
    await choose(hubPage, email, "Update role");
    const role = dialog(hubPage, "Update role");
    await role.getByLabel("App access").selectOption({ label: "Apps and integrations" });
    await role.getByRole("button", { name: "Update role" }).click();
    await apply(hubPage, 1);
    await expect.poll(() => truth().members.find(({ id }) => id === staff.id)?.role).toBe("DEVELOPER");
    await expect(hubPage.getByRole("row").filter({ hasText: email })).toContainText("Apps and integrations");
  });

  await test.step("manage assets: one is taken, one is given", async () => {
    const has = () => truth().assignmentsOf(staff.id);
    const held = has().find((row) => row.assetKind === "page" || row.assetKind === "ad_account");
    const taken = truth()
      .assets(held?.assetKind ?? "page")
      .find(({ id }) => id === held?.assetId);
    const free = truth()
      .owned("page")
      .find(({ id }) => !has().some((row) => row.assetId === id));
    if (!taken || !free) throw new Error("the small world has changed");
    await choose(hubPage, email, "Manage assets");
    const manage = dialog(hubPage, "Manage assets");
    await manage.getByRole("combobox", { name: `Tasks on ${taken.name}` }).selectOption({ label: "No access" });
    await manage.getByRole("searchbox", { name: "Search assets" }).fill(free.name);
    await hubPage.keyboard.press("Enter");
    await manage.getByRole("combobox", { name: `Tasks on ${free.name}` }).selectOption({ label: "Advertise" });
    await manage.getByRole("button", { name: "Review changes" }).click();
    await apply(hubPage, 2);
    await expect.poll(() => has().some((row) => row.assetId === taken.id)).toBe(false);
    await expect
      .poll(() =>
        has()
          .find((row) => row.assetId === free.id)
          ?.tasks.slice()
          .sort(),
      )
      .toEqual(["ADVERTISE", "ANALYZE"]);
  });

  await test.step("remove the user", async () => {
    await expect(made(hubPage)).toBeVisible({ timeout: 20_000 });
    await choose(hubPage, email, "Remove user");
    const removal = dialog(hubPage, "Remove user?");
    await expect(removal).toContainText(`Loses ${truth().assignmentsOf(staff.id).length} assets`);
    await removal.getByRole("button", { name: "Remove user" }).click();
    const review = dialog(hubPage, "Review changes");
    // Where a guard has something to say, the review is the second step.
    await expect.poll(async () => (await review.isVisible()) || !(await removal.isVisible())).toBe(true);
    if (await review.isVisible()) await apply(hubPage, 1);
    await expect.poll(() => truth().members.some(({ id }) => id === staff.id)).toBe(false);
  });

  await test.step("undo the removal: invited again with the old role, what was held waits", async () => {
    await hubPage.evaluate(() => {
      location.hash = "#/automation";
    });
    await hubPage
      .getByRole("row")
      .filter({ hasText: "1 change" })
      .first()
      .getByRole("button", { name: "Undo" })
      .click();
    const review = dialog(hubPage, "Review changes");
    await expect(review).toContainText(email);
    await review.getByRole("button", { name: /^Apply \d+ changes$/ }).click();
    await expect(review).toBeHidden();
    await expect.poll(() => truth().invitations.find((row) => row.email === email)?.role).toBe("DEVELOPER");
    await expect(hubPage.getByText("Waiting for acceptance.").first()).toBeVisible();
  });
});

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ scheme });
    test(`axe finds nothing in any dialog, ${scheme}`, async ({ sandbox, extension, hubPage }) => {
      test.setTimeout(120_000);
      const { portfolio } = await openMembers({ sandbox, extension, hubPage });
      const clean = async (what: string) => expect(await axeViolations(hubPage), what).toEqual([]);
      const [first] = portfolio.members;
      const email = first?.email ?? "";

      await press(hubPage, "Add users");
      await dialog(hubPage, "Add users").getByLabel("Email addresses").fill(`a@new.example bad ${email}`);
      await dialog(hubPage, "Add users")
        .getByRole("list", { name: "Assets to add" })
        .getByRole("button")
        .first()
        .click();
      await dialog(hubPage, "Add users").getByRole("button", { name: "Add users" }).click();
      await clean("Add users, with an error");
      await dialog(hubPage, "Add users").getByLabel("Email addresses").fill("a@new.example");
      await dialog(hubPage, "Add users").getByRole("button", { name: "Add users" }).click();
      await dialog(hubPage, "Review changes")
        .getByRole("button", { name: /^Apply/ })
        .waitFor();
      await clean("Review changes, over the dialog before");
      await leave(hubPage, "Review changes");
      await expect(dialog(hubPage, "Add users").getByLabel("Email addresses")).toHaveValue("a@new.example");
      await leave(hubPage, "Add users");

      for (const box of [0, 1, 2])
        await hubPage
          .getByRole("row")
          .getByRole("checkbox")
          .nth(box + 1)
          .check();
      await clean("a selection");
      await press(hubPage, "Remove 3 users");
      await dialog(hubPage, "Review changes").getByRole("button", { name: "Apply 3 changes" }).waitFor();
      await clean("Review changes, of removals");
      await leave(hubPage, "Review changes");
      await press(hubPage, "Clear selection");

      for (const [item, name] of [
        ["Update role", "Update role"],
        ["Manage assets", "Manage assets"],
        ["Remove user", "Remove user?"],
      ] as const) {
        await choose(hubPage, email, item);
        await expect(dialog(hubPage, name)).toBeVisible();
        await expect(hubPage.locator("[aria-busy=true]")).toHaveCount(0);
        await clean(name);
        await leave(hubPage, name);
      }
    });
  });
}

test("a role is changed and the change undone by keyboard alone", async ({ sandbox, extension, hubPage }) => {
  test.setTimeout(90_000);
  const { portfolio } = await openMembers({ sandbox, extension, hubPage });
  const truth = () => sandbox.world.portfolio(portfolio.id).members;
  const staff = truth().find(({ role, email }) => role === "EMPLOYEE" && email);
  if (!staff?.email) throw new Error("the small world has changed");
  const role = () => truth().find(({ id }) => id === staff.id)?.role;
  const { keyboard } = hubPage;
  expect(staff.tasks).not.toContain("DEVELOPER");

  await keyboard.press("/");
  await keyboard.insertText(staff.email);
  await expect(hubPage.getByText(/^1 of .* found$/)).toBeVisible();
  await enter(hubPage, "More options");
  const item = hubPage.getByRole("menuitem", { name: "Update role" });
  await expect(hubPage.getByRole("menuitem").first()).toBeFocused();
  while (!(await item.evaluate((element) => element === document.activeElement))) await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(dialog(hubPage, "Update role")).toBeVisible();
  await tabTo(hubPage, "App access");
  await expect(dialog(hubPage, "Update role").getByLabel("App access")).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(dialog(hubPage, "Update role").getByLabel("App access")).toHaveValue("DEVELOPER");
  await enter(hubPage, "Update role");
  await expect(dialog(hubPage, "Review changes")).toContainText("Basic access");
  await enter(hubPage, "Apply 1 change");
  await expect.poll(role).toBe("DEVELOPER");
  await expect(dialog(hubPage, "Update role")).toBeHidden();

  await expect(made(hubPage)).toBeVisible({ timeout: 20_000 });
  await enter(hubPage, "Undo");
  await expect(dialog(hubPage, "Review changes")).toContainText("Basic access");
  await expect(dialog(hubPage, "Review changes")).toContainText("Basic access");
  await enter(hubPage, "Apply 1 change");
  await expect.poll(role).toBe("EMPLOYEE");
});
