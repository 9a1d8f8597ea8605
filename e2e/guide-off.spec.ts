import type { Page } from "@playwright/test";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import { open, settingsPage } from "./support/guide-setup.ts";
import { connectAndSync } from "./support/hubs.ts";

// Where nothing is to be guided there is nothing of ours; where something is, nothing but one element.

test.use({ world: "many" });

const changes = (page: Page) =>
  page.evaluate(() => ({
    foreign: window.sandboxSite?.foreignChanges.map(({ kind, what, where }) => `${kind} ${what} in ${where}`),
    events: window.sandboxSite?.untrustedEvents,
  }));

const untouched = { foreign: [], events: [] };
const oneElement = { foreign: ["added hubwarden-guide in html#facebook"], events: [] };

test("off for a portfolio, off for good, on again; on other hosts and on connected portfolios nothing", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(90_000);
  const [here, there, connected] = sandbox.world.portfolios.map(({ id }) => id);
  if (!here || !there || !connected) throw new Error("this world has too few portfolios");
  const control = await openControl(extension);
  await connectAndSync(control, sandbox, connected);
  const page = await extension.context.newPage();
  const guide = await Guide.on(page);
  const shows = async (businessId: string, there: boolean) => {
    await open(page, settingsPage(businessId, "apps"));
    await expect.poll(() => guide.isThere()).toBe(there);
    if (there) return;
    // Time enough for whoever wants to come late.
    await page.waitForTimeout(400);
    expect(await guide.isThere()).toBe(false);
    expect(await changes(page)).toEqual(untouched);
  };
  const turnOff = async (how: string) => {
    await guide.press("Turn off the guide", "DisclosureTriangle");
    // The panel grows with what was unfolded, and finds its place anew.
    await page.waitForTimeout(300);
    await guide.press(how);
    await expect.poll(() => guide.isThere()).toBe(false);
  };

  await test.step("nobody has asked for it", async () => {
    await shows(here, false);
    await shows(connected, false);
  });
  await test.step("off for one portfolio", async () => {
    await order(control, "setup.start", { businessId: null, hubId: null });
    await shows(here, true);
    expect(await changes(page)).toEqual(oneElement);
    await guide.press("Capture business ID");
    await expect.poll(() => guide.words()).toContain("Which app will Hubwarden use?");
    await turnOff("Turn off for this portfolio");
    await shows(here, false);
    await order(control, "setup.start", { businessId: there, hubId: null });
    await shows(there, true);
    await shows(connected, true);
    expect(await guide.words()).toContain("This page shows another portfolio");
    await shows(here, false);
  });
  await test.step("on other hosts", async () => {
    await page.goto("https://www.facebook.com/");
    await page.waitForTimeout(400);
    expect(await guide.isThere()).toBe(false);
  });
  await test.step("off for good", async () => {
    await shows(there, true);
    await turnOff("Turn off for good");
    for (const each of [here, there, connected]) await shows(each, false);
  });
  await test.step("on again in the settings", async () => {
    const settings = await extension.page("hub.html#/settings");
    await settings.getByLabel("Guide on Business settings").check();
    await settings.getByRole("button", { name: "Turn on again" }).click();
    await expect(settings.getByRole("button", { name: "Turn on again" })).toHaveCount(0);
    await settings.close();
    await shows(there, true);
    await shows(here, true);
    expect(await guide.words()).toContain("Which app will Hubwarden use?");
    expect(await changes(page)).toEqual(oneElement);
  });
  await test.step("the page made every request, and the element goes while the page stands", async () => {
    expect(sandbox.siteRequests.filter(({ by }) => by === "unknown")).toEqual([]);
    await turnOff("Turn off for this portfolio");
    expect((await changes(page)).foreign).toEqual([...oneElement.foreign, "removed hubwarden-guide in html#facebook"]);
    expect((await changes(page)).events).toEqual([]);
  });
});
