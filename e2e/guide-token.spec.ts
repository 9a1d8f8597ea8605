import type { Page } from "@playwright/test";
import { expect, test } from "./harness/fixture.ts";
import { openControl } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import { insideOf } from "./support/guide-inside.ts";
import {
  open,
  putSetup,
  says,
  sceneOf,
  sentence,
  settingsPage,
  showsDialog,
  workUntil,
} from "./support/guide-setup.ts";
import { wantFrom } from "./support/guide-walk.ts";
import { latestTask, reached } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";
import { heardBy, listen, recordConsole, searchCalls } from "./support/token-ears.ts";
import { searchKept, searchPage, TokenSearch } from "./support/token-search.ts";

// A token that the guide captures is in the vault and nowhere else; Meta's session tokens are never taken.

/** Whose secrets the vault holds. */
async function secretsIn(control: Page): Promise<string[]> {
  return (await readStores(control, "secrets")).secrets.flatMap(({ id }) => (id === "key" ? [] : [id])).sort();
}

/** What a page of Meta's keeps for itself, and what it could read of us. */
async function searchSite(search: TokenSearch, page: Page): Promise<void> {
  const kept = await page.evaluate(async () => [
    JSON.stringify({ ...localStorage, ...sessionStorage }),
    JSON.stringify((await indexedDB.databases()).map(({ name }) => name)),
    document.cookie,
    location.href,
    JSON.stringify(history.state),
    [...document.querySelectorAll("hubwarden-guide")].map((host) => host.outerHTML).join(),
  ]);
  for (const text of kept) search.text("kept by Meta's page", text);
}

test("a captured token is in the vault alone, session tokens are in nothing of ours, and connecting wipes the setup's copy", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  test.setTimeout(90_000);
  const said = recordConsole(extension.context);
  const control = await openControl(extension);
  await listen(control);
  const { businessId, systemUserId } = await putSetup(control, sandbox);
  const page = await extension.context.newPage();
  const users = settingsPage(businessId, "system_users", `&selected_user_id=${systemUserId}`);

  const guide = await Guide.on(page);
  await test.step("a window with a session token is none to capture from", async () => {
    sandbox.site.options.visibleBait = "dialog";
    await open(page, users);
    await says(guide, wantFrom(sandbox), "guide.advice.dialogInTheWay.say");
    expect(await guide.at("button", "Capture token")).toBeNull();
  });
  // No field: what stands in the fields of a page, the browser itself keeps in its profile, to restore the session.
  Object.assign(sandbox.site.options, { visibleBait: "page", tokenBox: "text" });
  await open(page, users);
  await workUntil(page, wantFrom(sandbox), showsDialog("token", "done"));

  const bait = await page.evaluate(() => [...new Set(document.documentElement.outerHTML.match(/EAAG\w{60,}/g) ?? [])]);
  expect(bait.length).toBeGreaterThan(2);
  const top = (await sceneOf(page)).dialogs.at(-1);
  const token = top?.kind === "token" ? top.token : "";
  expect(sandbox.tokens.of(token)?.state).toBe("valid");
  const searches = [token, ...bait].map((text) => new TokenSearch(text));
  const everywhere = async () => {
    const inside = await insideOf(page);
    const heard = (await heardBy(control)).join("\n");
    for (const search of searches) {
      await searchKept(search, control);
      for (const shown of [hubPage, control]) await searchPage(search, shown);
      search.text("the guide's closed root", inside);
      await searchSite(search, page);
      search.text("messages", heard);
      search.text("console", said.join("\n"));
      search.text("requests to Meta's site", sandbox.siteRequests.map(({ url }) => url).join("\n"));
      searchCalls(search, sandbox);
      expect(search.leaks).toEqual([]);
    }
  };

  await guide.press("Capture token");
  await expect.poll(() => guide.words()).toContain(sentence("guide.tokenKept"));
  expect(await secretsIn(control)).toEqual([`setup:${businessId}`]);
  await test.step("search everywhere", everywhere);

  await test.step("the form has it without seeing it", async () => {
    await workUntil(page, wantFrom(sandbox, { tokenHad: true }), ({ dialogs }) => dialogs.length === 0);
    await guide.press("Connect");
    // The hub page that is open is taken there.
    await expect.poll(() => hubPage.url()).toContain("setup=");
    await expect(hubPage.getByText("Captured on Business settings")).toBeVisible();
    await everywhere();
    await hubPage.bringToFront();
    await hubPage.getByRole("button", { name: "Connect app" }).click();
    await expect(hubPage.getByRole("region", { name: sandbox.world.portfolio().name })).toBeVisible();
  });
  const [hub] = (await readStores(control, "hubs")).hubs;
  expect(await secretsIn(control)).toEqual([`token:${hub?.id}`]);
  await reached(control, await latestTask(control, hub?.id ?? ""), "completed");
  expect(sandbox.tokens.of(token)?.state).toBe("valid");
  await test.step("search everywhere, and the profile on the disk", async () => {
    await everywhere();
    for (const search of searches) {
      search.folder("profile", extension.userDataDir);
      expect(search.leaks).toEqual([]);
      for (const place of [
        "indexedDB hubwarden/secrets",
        "the guide's closed root",
        "kept by Meta's page",
        "messages",
        "requests to Meta's site",
      ])
        expect(search.looked.get(place), place).toBeGreaterThan(0);
    }
  });
  const heard = (await heardBy(control)).map((line) => JSON.parse(line.startsWith("{") ? line : "{}"));
  expect(heard.filter(({ ask }) => ask?.value === "said" || ask?.token === "said")).toHaveLength(1);
  expect(heard.filter(({ command }) => command === "hub.connect")).toEqual([
    expect.objectContaining({ ask: expect.objectContaining({ token: null }) }),
  ]);
  expect(sandbox.siteRequests.filter(({ by }) => by === "unknown")).toEqual([]);
});
