import type { Page } from "@playwright/test";
import { expect, type Harness, test } from "./harness/fixture.ts";
import { axeViolations } from "./support/axe.ts";
import { openControl } from "./support/control.ts";
import { connectAndSync, reached, startSync, sync } from "./support/hubs.ts";

// Shown by 9: axe finds nothing, on any page, in both colour schemes. And by 2: the numbers on the screen are the truth.

/** A hub with a report that has risks in it, and a sync that the safeguard has stopped. */
async function aBusyHub(sandbox: Harness["sandbox"], control: Page): Promise<string> {
  const hubId = await connectAndSync(control, sandbox);
  const portfolio = sandbox.world.portfolio();
  sandbox.world.addMember(portfolio.id, { firstName: "Noor", lastName: "Haddad", role: "ADMIN" });
  sandbox.world.addPartner(portfolio.id, "Bluebird Media");
  await sync(control, hubId);
  sandbox.world.dropMany(portfolio.id, 8);
  await reached(control, await startSync(control, hubId), "attention");
  return hubId;
}

const places = (hubId: string): Record<string, string> => ({
  "Business Hubs": "#/hubs",
  Connect: "#/connect",
  Members: "#/members",
  Invitations: "#/members?tab=invitations",
  Assets: "#/assets",
  Changes: "#/changes",
  Automation: "#/automation",
  Audit: "#/audit",
  Directory: "#/directory",
  Settings: "#/settings",
  "Hub settings": `#/hubs/${hubId}/settings`,
  "No such place": "#/nowhere",
});

/** The names on the screen, and the sandbox's own words for the same. */
const KINDS = {
  Pages: "page",
  "Ad accounts": "ad_account",
  Catalogs: "product_catalog",
  "Pixels and datasets": "pixel",
  "Instagram accounts": "instagram",
  "WhatsApp accounts": "whatsapp",
  "Asset groups": "asset_group",
  Apps: "app",
} as const;

async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ scheme });
    test(`axe finds nothing on any page, empty and full, ${scheme}`, async ({ sandbox, extension }) => {
      test.setTimeout(180_000);
      const control = await openControl(extension);
      const page = await extension.page("hub.html");
      const popup = await extension.page("popup.html");
      const panel = await extension.page("sidepanel.html");
      const found: string[] = [];
      const look = async (where: string, at: Page) => {
        await settled(at);
        for (const violation of await axeViolations(at)) found.push(`${where}: ${violation}`);
      };
      for (const [name, hash] of Object.entries(places("none"))) {
        await page.goto(`${page.url().split("#")[0]}${hash}`);
        await look(`${name}, empty`, page);
      }
      await look("popup, empty", popup);
      await look("panel, empty", panel);

      const hubId = await aBusyHub(sandbox, control);
      for (const [name, hash] of Object.entries(places(hubId))) {
        await page.goto(`${page.url().split("#")[0]}${hash}`);
        await look(name, page);
      }
      await page.goto(`${page.url().split("#")[0]}#/changes`);
      await page.getByRole("main").getByRole("link").first().click();
      await page.getByRole("button", { name: "Export CSV" }).waitFor();
      await look("a report", page);
      await page.goto(`${page.url().split("#")[0]}#/automation`);
      await page.getByRole("button", { name: "Review" }).first().click();
      await page.getByRole("button", { name: "Apply anyway" }).waitFor();
      await look("the safeguard", page);
      await popup.reload();
      await popup.getByRole("article").waitFor();
      await look("popup", popup);
      await popup.getByRole("button", { name: "More options" }).click();
      await look("popup, menu open", popup);
      await look("panel", panel);
      expect(found).toEqual([]);
    });
  });
}

test("the search for violations finds a button without a name", async ({ hubPage }) => {
  await settled(hubPage);
  await hubPage.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
  expect((await axeViolations(hubPage)).join()).toContain("button-name");
});

test.describe("medium", () => {
  test.use({ world: "medium" });
  test("the numbers on the screen are the portfolio's", async ({ sandbox, extension, hubPage }) => {
    const portfolio = sandbox.world.portfolio();
    const control = await openControl(extension);
    await connectAndSync(control, sandbox);

    await hubPage.getByRole("link", { name: "Members" }).click();
    const tab = (name: string) => hubPage.getByRole("tab", { name });
    await expect(tab("Unmatched users")).toContainText(String(portfolio.members.length));
    await expect(tab("Invitations")).toContainText(String(portfolio.invitations.length));

    await hubPage.getByRole("link", { name: "Assets" }).click();
    const count = hubPage.getByRole("status").filter({ hasText: /rows?$|found$/ });
    await expect(count).toContainText(`${portfolio.assets().length} rows`);
    const filter = hubPage.getByRole("combobox").filter({ has: hubPage.getByRole("option", { name: "All kinds" }) });
    for (const [name, kind] of Object.entries(KINDS)) {
      const { length } = portfolio.assets(kind);
      await filter.selectOption({ label: `${name} (${length})` });
      await expect(count, name).toContainText(`${length} of `);
    }

    await hubPage.getByRole("link", { name: "Changes" }).click();
    await hubPage.getByRole("main").getByRole("link").first().click();
    const figure = (name: string) =>
      hubPage.locator("dl div").filter({ has: hubPage.getByText(name, { exact: true }) });
    await expect(figure("Members")).toContainText("300");
    await expect(figure("Assignments")).toContainText("3,000");
    for (const [name, kind] of Object.entries(KINDS)) {
      await expect(figure(name), name).toContainText(String(portfolio.assets(kind).length));
    }
  });
});
