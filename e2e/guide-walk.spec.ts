import type { Page } from "@playwright/test";
import type { Sandbox } from "../sandbox/index.ts";
import type { SiteOptions } from "../sandbox/pages/site/options.ts";
import type { Generation, Locale } from "../sandbox/pages/site/scene.ts";
import { defaultAppId } from "../sandbox/worlds/build.ts";
import type { ChromiumWithExtension } from "./harness/chromium.ts";
import { expect, test } from "./harness/fixture.ts";
import { startWalk, walkOn } from "./support/guide-walk.ts";

// From a new profile to a synced hub, led by the guide alone.

// The longest file by far: its walks go to whichever worker is free.
test.describe.configure({ mode: "parallel" });

/** From the popup to Business settings, as the product leads there. */
async function beginInPopup(extension: ChromiumWithExtension): Promise<Page> {
  const popup = await extension.page("popup.html");
  const opened = extension.context.waitForEvent("page");
  await popup.getByRole("button", { name: "Connect Business Hub" }).click();
  await popup.getByRole("button", { name: "Get started" }).click();
  const form = await opened;
  await form.bringToFront();
  const settings = extension.context.waitForEvent("page");
  await form.getByRole("button", { name: "Open the guide on Business settings" }).click();
  const page = await settings;
  await page.bringToFront();
  await page.waitForLoadState();
  return page;
}

const kinds: [Generation, Locale, Partial<SiteOptions>][] = [
  ["2026", "en", { blankMillis: 400, bindMillis: 50, relationshipWith: "Cerby, Inc." }],
  ["2023", "en", { dialogMillis: 100 }],
  ["2026", "es-ES", { optionPlace: "dialog", checkbox: "input", radio: "role", tokenBox: "textarea" }],
  ["2023", "es-ES", {}],
  ["2026", "es-LA", { lazyLists: "unpainted", tokenBox: "text" }],
  ["2023", "es-LA", {}],
  ["2026", "pt-BR", { moveBy: "load", shuffleUrls: true }],
  ["2023", "pt-BR", {}],
  ["2026", "fr", { trustedTypes: true }],
  ["2023", "fr", { frame: true }],
  ["2026", "de", { foldedMenu: true }],
  ["2023", "de", {}],
  ["2026", "pl", { statusPlace: "pane" }],
  ["2023", "pl", {}],
  ["2026", "ja", { expiryPreset: true }],
  ["2023", "ja", {}],
  ["2026", "nonsense", {}],
  ["2023", "nonsense", {}],
  ["2026", "ar", {}],
  ["2023", "ar", {}],
];

for (const [generation, locale, options] of kinds) {
  test(`from nothing to a synced hub: ${generation}, ${locale}`, async ({ sandbox, extension }) => {
    test.setTimeout(120_000);
    Object.assign(sandbox.site, { generation, locale });
    Object.assign(sandbox.site.options, options);
    sandbox.site.startFromNothing();
    const page = await beginInPopup(extension);
    const walker = await startWalk(sandbox, page);
    const walk = await walkOn(walker, async (used) => {
      if (used === "request.submit") {
        // The owner says yes, days later.
        sandbox.site.approveRequest(defaultAppId);
        await page.reload();
      }
    });
    expect(walk.wrong, walk.path.join("\n")).toEqual([]);
    test.info().annotations.push({ type: "walk", description: `${walk.pointed} pointed, ${walk.told} told` });
    await isConnected(sandbox, extension, page);
  });
}

/** The form is filled in; "Connect app" is all that is left, and the page was left in peace. */
async function isConnected(sandbox: Sandbox, extension: ChromiumWithExtension, page: Page): Promise<void> {
  await expect.poll(() => extension.context.pages().some((each) => each.url().includes("setup="))).toBe(true);
  const form = extension.context.pages().find((each) => each.url().includes("setup="));
  if (!form) throw new Error("no form");
  await form.bringToFront();
  await expect(form.getByText("Captured on Business settings")).toBeVisible();
  const { id, name, members } = sandbox.world.portfolio();
  await expect(form.getByLabel("Business ID")).toHaveValue(id);
  await expect(form.getByLabel("App ID")).toHaveValue(defaultAppId);
  await form.getByRole("button", { name: "Connect app" }).click();
  await expect(form.getByRole("region", { name })).toBeVisible({ timeout: 20_000 });
  await expect(form.getByText(`${members.length} members`, { exact: true })).toBeVisible({ timeout: 20_000 });
  const site = await page.evaluate(() => ({
    events: window.sandboxSite?.untrustedEvents ?? null,
    changes: window.sandboxSite?.foreignChanges.filter(({ what }) => what !== "hubwarden-guide") ?? null,
  }));
  expect(site).toEqual({ events: [], changes: [] });
  expect(sandbox.siteRequests.filter(({ by }) => by === "unknown")).toEqual([]);
}
