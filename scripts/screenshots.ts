import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { setUpWith } from "./setup/set-up.ts";

// `npm run screenshots`: makes the pictures of the README from the production build and the practice portfolio "medium".

await setUpWith("chromium");
const { buildIfStale } = await import("./kit/build-if-stale.ts");
const { outputDir, root } = await import("./kit/paths.ts");
const { playwrightDriver } = await import("./kit/driver.ts");
const { connectByForm, fillConnectForm, openConnectForm, waitForSync } = await import("./main-job.ts");
const { practiceForm } = await import("./main-job/practice.ts");
const { startSandbox } = await import("../sandbox/index.ts");
const { launchChromium } = await import("../e2e/harness/chromium.ts");
const { picturesOfGuide } = await import("./screenshots/guide.ts");
const { strip } = await import("./screenshots/strip.ts");

await buildIfStale("chrome");
const pictures = join(root, "docs");
mkdirSync(pictures, { recursive: true });
const sandbox = await startSandbox({ world: "medium" });
const browser = await launchChromium({
  extensionDir: outputDir("chrome"),
  port: sandbox.port,
  width: 1280,
  height: 800,
});
const portfolio = sandbox.world.portfolio();
const form = practiceForm(sandbox);

const hub = await browser.page("hub.html");
await openConnectForm(playwrightDriver(hub));
await fillConnectForm(playwrightDriver(hub), { ...form, appId: "1084910789409157" });
await hub.getByRole("button", { name: "Connect app" }).click();
await hub.getByText("This token was made for another app").waitFor();
await shoot(hub, "connect");

await connectByForm(playwrightDriver(hub), form);
await waitForSync(playwrightDriver(hub), form.businessId, 60_000);
await go(hub, "#/members", "Members");
await shoot(hub, "members");

// A day at Meta: somebody joined as admin, somebody lost two-factor, an agency got in.
const { world } = sandbox;
world.addMember(portfolio.id, { firstName: "Noor", lastName: "Haddad", email: "noor@agency.example", role: "ADMIN" });
const [first, second] = portfolio.members;
if (first) world.setTwoFactor(first.id, "DISABLED");
if (second) world.rename(second.id, "Ana María", "Ortega");
world.addPartner(portfolio.id, "Bluebird Media Agency");
await sync(2);
await go(hub, "#/changes", "Changes");
await hub.getByRole("main").getByRole("link").first().click();
await hub.getByRole("button", { name: "Export CSV" }).waitFor();
await shoot(hub, "changes");

// And one on which far too many are missing.
world.dropMany(portfolio.id, 120);
await sync(3);
await hub.emulateMedia({ colorScheme: "dark" });
await go(hub, "#/automation", "Automation");
await shoot(hub, "automation-dark");

const popup = await browser.page("popup.html");
await popup.setViewportSize({ width: 400, height: 420 });
await popup.getByRole("article").first().waitFor();
await shoot(popup, "popup");

await browser.close();
await sandbox.close();
const { folder, frames } = await picturesOfGuide();
await strip(frames, join(pictures, "guide.png"));
console.log(`Pictures are in ${pictures}; those of the guide, in all its looks, in ${folder}.`);
process.exit(0);

async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

async function sync(tasks: number): Promise<void> {
  await go(hub, "#/hubs", "Business Hubs");
  await hub.getByRole("button", { name: "Sync", exact: true }).click();
  await go(hub, "#/automation", "Automation");
  const ended = hub.getByRole("row").filter({ hasText: /Completed|Needs attention/ });
  await ended.nth(tasks - 1).waitFor({ timeout: 60_000 });
}

async function shoot(page: Page, name: string): Promise<void> {
  // The page paints from its own database; two frames later what is there is there.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))));
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
