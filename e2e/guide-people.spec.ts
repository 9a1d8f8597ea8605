import type { Page } from "@playwright/test";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import { badgesOn } from "./support/guide-inside.ts";
import { open, settingsPage } from "./support/guide-setup.ts";
import { connectAndSync } from "./support/hubs.ts";
import { askSidePanel } from "./support/side-panel.ts";

/** Which badge lies in whose row, of the rows in sight. */
async function badgesByRow(page: Page): Promise<Record<string, string>> {
  const badges = await badgesOn(page);
  const rows = await page.evaluate(
    (points) => points.map(({ x, y }) => window.sandboxSite?.controlAt(x, y) ?? "nothing"),
    badges.map(({ x, y }) => ({ x, y })),
  );
  return Object.fromEntries(badges.map(({ says }, n) => [rows[n]?.replace("people.row:", "") ?? "", says]));
}

const rowsInSight = (page: Page, ids: string[]) =>
  page.evaluate((all) => {
    const site = window.sandboxSite;
    return all.filter((id) => {
      const box = site?.locate(`people.row:${id}`);
      // The lower end of a row is where its badge lies.
      const y = box ? box.y + box.height - 12 : -1;
      return box && site?.controlAt(box.x + box.width - 20, y) === `people.row:${id}`;
    });
  }, ids);

test("beside each person stands how they are matched; it follows them, and one click leads to their row", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  test.setTimeout(60_000);
  const control = await openControl(extension);
  const { id, members } = sandbox.world.portfolio();
  const hubId = await connectAndSync(control, sandbox);
  const ids = members.map((member) => member.id);
  const exempted = new Set([ids[1] ?? "", ids[4] ?? "", ids[10] ?? ""]);
  await order(control, "decision.exempt", { hubId, memberIds: [...exempted], reason: "A robot", lookAgainOn: null });
  const { personId } = await order(control, "people.addGuest", {
    name: "Pavel Novak",
    email: "pavel@agency.example",
    sponsorId: null,
    company: null,
    endsAt: null,
  });
  await order(control, "decision.match", {
    ...{ hubId, memberId: ids[6] ?? "", personId, hubRole: "collaborator", rule: "chosen" },
    inputs: [],
    score: 1,
  });
  const stateOf = (memberId: string) =>
    exempted.has(memberId) ? "Exempted" : memberId === ids[6] ? "Guest" : "Unmatched";

  const page = await extension.context.newPage();
  const guide = await Guide.on(page);
  const expected = async () => {
    const shown = await rowsInSight(page, ids);
    expect(shown.length).toBeGreaterThan(3);
    return Object.fromEntries(shown.map((memberId) => [memberId, stateOf(memberId)]));
  };
  await open(page, settingsPage(id, "business_users"));
  await expect.poll(async () => Object.keys(await badgesByRow(page)).length).toBeGreaterThan(3);
  expect(await badgesByRow(page)).toEqual(await expected());

  await test.step("scrolled, and after a scroll that paints more", async () => {
    const seen = new Set<string>();
    for (let turns = 0; turns < 4; turns += 1) {
      const box = await page.evaluate(() => window.sandboxSite?.locate("people.list") ?? null);
      await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60);
      await page.mouse.wheel(0, 260);
      await page.waitForTimeout(500);
      const now = await badgesByRow(page);
      expect(now).toEqual(await expected());
      for (const memberId of Object.keys(now)) seen.add(memberId);
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  await test.step("“Match user” opens the side panel at the row", async () => {
    const button = (await badgesOn(page)).findLast((badge) => badge.button !== null)?.button ?? "";
    expect(button).toMatch(/^Match user ./);
    await guide.press(button);
    const focused = "document.activeElement?.closest('[role=row]')?.textContent ?? ''";
    await expect.poll(() => askSidePanel(extension.context, focused)).toContain(button.replace("Match user ", ""));
  });

  await test.step("Meta's page is as it was", async () => {
    await page.bringToFront();
    const site = await page.evaluate(() => ({
      foreign: window.sandboxSite?.foreignChanges.map(({ kind, what }) => `${kind} ${what}`),
      events: window.sandboxSite?.untrustedEvents,
    }));
    expect(site).toEqual({ foreign: ["added hubwarden-guide"], events: [] });
    expect(sandbox.siteRequests.filter(({ by }) => by === "unknown")).toEqual([]);
  });

  await test.step("turned off in the settings", async () => {
    await hubPage.goto(`${hubPage.url().split("#")[0]}#/settings`);
    await hubPage.getByLabel("Badges on Meta's People page").uncheck();
    await open(page, settingsPage(id, "business_users"));
    await page.waitForTimeout(500);
    expect(await guide.isThere()).toBe(false);
  });
});
