import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { type Sandbox, startSandbox } from "../sandbox/index.ts";
import type { SiteOptions } from "../sandbox/pages/site/options.ts";
import type { Want } from "../sandbox/pages/site/oracle.ts";
import type { Generation, Locale } from "../sandbox/pages/site/scene.ts";
import { neededScopes } from "../sandbox/pages/site/world.ts";
import { send } from "../sandbox/test-client.ts";
import { defaultAppId } from "../sandbox/worlds/build.ts";
import { browserPath } from "../scripts/setup/stamp.ts";
import { calm, press, takeStep } from "./support/site-person.ts";

// The sandbox's Business settings in a real browser without the extension: mouse and keyboard only.

let sandbox: Sandbox;
let browser: Browser;

test.beforeEach(async () => {
  sandbox = await startSandbox({ world: "small" });
  browser = await chromium.launch({
    executablePath: browserPath("chromium"),
    args: [`--host-resolver-rules=MAP *.facebook.com 127.0.0.1:${sandbox.port}`],
  });
});

test.afterEach(async () => {
  await browser.close();
  await sandbox.close();
});

const want = (): Want => ({
  way: "provider",
  appId: defaultAppId,
  appName: "Cerby Assets Manager",
  systemUserId: null,
  scopes: neededScopes,
  tokenHad: false,
});

async function open(path: string, options: Partial<SiteOptions> = {}): Promise<{ page: Page; errors: string[] }> {
  Object.assign(sandbox.site.options, options);
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`https://business.facebook.com${path}`);
  await calm(page);
  return { page, errors };
}

const kinds: [string, Generation, Locale, Partial<SiteOptions>][] = [
  ["as it is", "2026", "en", { blankMillis: 200, bindMillis: 100 }],
  [
    "another way",
    "2026",
    "ar",
    {
      trustedTypes: true,
      moveBy: "load",
      optionPlace: "dialog",
      checkbox: "input",
      radio: "role",
      lazyLists: "unpainted",
      shuffleUrls: true,
      foldedMenu: true,
      relationshipWith: "Cerby, Inc.",
      tokenBox: "textarea",
    },
  ],
  ["as it was", "2023", "nonsense", { dialogMillis: 100 }],
  ["as it was, in a frame", "2023", "pl", { frame: true, rowSetsUrl: false }],
];

for (const [name, generation, locale, options] of kinds) {
  test(`from nothing to a token that works, ${generation} ${name}, ${locale}`, async () => {
    Object.assign(sandbox.site, { generation, locale });
    sandbox.site.startFromNothing();
    const businessId = sandbox.world.portfolio().id;
    const { page, errors } = await open(`/latest/settings/business_info?business_id=${businessId}`, options);
    const wanted = want();
    const path: string[] = [];
    for (let round = 0; round < 60 && !path.includes("wizard.generate"); round += 1) {
      if (path.at(-1) === "request.submit") sandbox.site.approveRequest(defaultAppId);
      const used = await takeStep(page, wanted);
      expect(used, `nothing to do after ${path.join(" > ")}`).toBeDefined();
      path.push(used ?? "");
    }
    const token = await page.evaluate(() => {
      const frame = document.querySelector("iframe")?.contentDocument;
      for (const root of [document, frame]) {
        for (const dialog of root?.querySelectorAll("[role=dialog]") ?? []) {
          const values = [...dialog.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value);
          const texts = [...dialog.querySelectorAll("*")].map(({ textContent }) => textContent);
          const found = [...values, ...texts].find((text) => /^EAA[A-Za-z0-9]{80,}$/.test(text));
          if (found !== undefined) return found;
        }
      }
      return "";
    });
    wanted.tokenHad = true;
    expect(await takeStep(page, wanted)).toBe("done.done");
    const { json } = await send(sandbox.port, `/v26.0/${businessId}/business_users?fields=name`, { token });
    expect(json.data).toHaveLength(sandbox.world.portfolio().members.length);
    expect(new Set(sandbox.siteRequests.map(({ by }) => by))).not.toContain("unknown");
    expect(await page.evaluate(() => window.sandboxSite?.untrustedEvents)).toEqual([]);
    expect(await page.evaluate(() => window.sandboxSite?.foreignChanges)).toEqual([]);
    expect(errors).toEqual([]);
  });
}

test("the address follows rows and menu, and back goes back", async () => {
  const { id, systemUsers } = sandbox.world.portfolio();
  const [user] = systemUsers;
  const { page } = await open(`/settings/apps?business_id=${id}`);
  expect(new URL(page.url()).pathname).toBe("/latest/settings/apps/");
  await press(page, "nav.system_users");
  await calm(page);
  await press(page, `users.row:${user?.settingsId}`);
  await calm(page);
  const url = new URL(page.url());
  expect(url.pathname).toBe("/latest/settings/system_users");
  expect(url.searchParams.get("selected_user_id")).toBe(user?.settingsId);
  await page.goBack();
  await calm(page);
  expect(await page.evaluate(() => window.sandboxSite?.scene.selected)).toBeNull();
  await page.goBack();
  await calm(page);
  expect(await page.evaluate(() => window.sandboxSite?.scene.page)).toEqual({ kind: "settings", section: "apps" });
});

test("a click that no person made, and a change that the site did not make, are seen", async () => {
  const { page } = await open(`/latest/settings/apps?business_id=${sandbox.world.portfolio().id}`);
  await page.evaluate(() => {
    document.documentElement.append(document.createElement("hubwarden-guide"));
    document.body.firstElementChild?.setAttribute("data-x", "1");
    // The site draws on this click, before anybody was told of the changes above.
    document.querySelector<HTMLElement>("[role=button], button")?.click();
    return fetch("/latest/settings/apps");
  });
  const seen = await page.evaluate(() => ({
    events: window.sandboxSite?.untrustedEvents.map(({ type }) => type),
    changes: window.sandboxSite?.foreignChanges,
  }));
  expect(seen.events).toContain("click");
  expect(seen.changes).toContainEqual({ kind: "added", what: "hubwarden-guide", where: "html#facebook" });
  expect(seen.changes).toContainEqual(expect.objectContaining({ kind: "attribute", what: "data-x" }));
  expect(sandbox.siteRequests.some(({ by }) => by === "unknown")).toBe(true);
});

test("until the page is bound, a click is lost", async () => {
  const { page } = await open(`/latest/settings/apps?business_id=${sandbox.world.portfolio().id}`, { blankMillis: 50 });
  Object.assign(sandbox.site.options, { bindMillis: 1_500 });
  await page.reload();
  await page.waitForFunction(() => window.sandboxSite?.scene.blank === false);
  await press(page, "apps.add");
  expect(await page.evaluate(() => window.sandboxSite?.scene.dialogs.length)).toBe(0);
  await calm(page);
  await press(page, "apps.add");
  expect(await page.evaluate(() => window.sandboxSite?.scene.dialogs.length)).toBe(1);
});

test("the login wall and the security stop", async () => {
  sandbox.switches.loginWall = true;
  const { page } = await open("/latest/settings/apps");
  expect(new URL(page.url()).pathname).toBe("/business/loginpage/new/");
  await expect(page.getByText("Log in with Facebook")).toBeVisible();
  sandbox.switches.loginWall = false;
  sandbox.site.blockedMinutes = 20;
  await page.goto("https://business.facebook.com/latest/settings/apps");
  expect(new URL(page.url()).pathname).toBe("/security/block/");
  await expect(page.getByText("20 minutes")).toBeVisible();
});
