import type { Page, Worker } from "@playwright/test";
import type { Sandbox } from "../sandbox/index.ts";
import { defaultAppId } from "../sandbox/worlds/build.ts";
import { outputDir } from "../scripts/kit/paths.ts";
import { type ChromiumWithExtension, launchChromium } from "./harness/chromium.ts";
import { expect, test } from "./harness/fixture.ts";
import { alarmsOf, ringNow } from "./support/alarms.ts";
import { openControl, order } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import {
  changeSetup,
  goTo,
  open,
  putSetup,
  sentence,
  settingsPage,
  setupOf,
  showsDialog,
  workUntil,
} from "./support/guide-setup.ts";
import { startWalk, walkOn, wantFrom } from "./support/guide-walk.ts";

// Whatever comes between, the walk goes on where it was.

const DAY = 86_400_000;

const graphCalls = ({ calls }: Sandbox): string[] =>
  calls.flatMap(({ host, url }) => (host === "graph.facebook.com" ? [url] : []));

const tokenCaptured = (words: string) => words.includes(sentence("guide.tokenKept"));

test("reload, another tab, a dead worker after each step, a new browser and a week later: the walk ends connected", async ({
  sandbox,
}, testInfo) => {
  test.setTimeout(180_000);
  const options = {
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    userDataDir: testInfo.outputPath("profile"),
  };
  sandbox.site.startFromNothing();
  const { id } = sandbox.world.portfolio();
  let browser: ChromiumWithExtension = await launchChromium(options);
  let control = await openControl(browser);
  const { address } = await order(control, "setup.start", { businessId: null, hubId: null });
  const page = await browser.context.newPage();
  await open(page, address);
  const walker = await startWalk(sandbox, page);
  let other: Page | null = null;

  const comeBackAWeekLater = async () => {
    const requestedAt = (await setupOf(control, id)).requestedAt ?? 0;
    expect(Date.now() - requestedAt).toBeLessThan(60_000);
    await changeSetup(control, id, { requestedAt: requestedAt - 7 * DAY, touchedAt: requestedAt - 7 * DAY });
    const last = walker.page.url();
    await browser.close();
    browser = await launchChromium(options);
    control = await openControl(browser);
    walker.page = await browser.context.newPage();
    await open(walker.page, last);
    walker.guide = await Guide.on(walker.page);
    await expect.poll(() => walker.guide.words()).toContain(`${sentence("guide.clock.requested")} 7 days ago`);
    expect(await walker.guide.words()).toContain(`App ${sentence("guide.state.waiting")} ${defaultAppId}`);
  };
  const walk = await walkOn(walker, async (used) => {
    if (used === "Connect") return;
    expect(graphCalls(sandbox), "nobody can ask Graph without a token").toEqual([]);
    await browser.stopWorker("stop");
    await walker.page.bringToFront();
    if (used === "request.submit") {
      await expect.poll(() => walker.guide.words()).toContain(`${sentence("guide.clock.requested")} now`);
      expect(await walker.guide.words()).not.toContain(sentence("guide.advice.dialogInTheWay.say"));
      await comeBackAWeekLater();
      sandbox.site.approveRequest(defaultAppId);
      await walker.page.reload();
    }
    if (used === "create.submit") {
      other = await browser.context.newPage();
      await open(other, walker.page.url());
      await walker.page.bringToFront();
    }
    if (used === "Capture system user ID" && other) {
      const there = await Guide.on(other);
      const { systemUserId } = await setupOf(control, id);
      expect(await there.words()).not.toContain(`${systemUserId}`);
      await goTo(other, walker.page);
      await expect.poll(() => there.words()).toContain(`${systemUserId}`);
      await other.close();
      await walker.page.bringToFront();
      await walker.page.reload();
    }
  });
  expect(walk.wrong).toEqual([]);
  await expect.poll(() => browser.context.pages().some((each) => each.url().includes("setup="))).toBe(true);
  const form = browser.context.pages().find((each) => each.url().includes("setup="));
  if (!form) throw new Error("no form");
  await form.bringToFront();
  await form.getByRole("button", { name: "Connect app" }).click();
  await expect(form.getByRole("region", { name: sandbox.world.portfolio().name })).toBeVisible();
  expect(await setupOf(control, id)).toMatchObject({ finishedAt: expect.any(Number), look: null });
  await browser.close();
});

interface Notifying {
  chrome: { notifications: { getAll(): Promise<object>; clear(id: string): Promise<unknown> } };
}

/** The notifications that stand now, each taken away: the next look finds only newer ones. */
async function takeNotifications(worker: Worker): Promise<string[]> {
  return await worker.evaluate(async () => {
    const { notifications } = (globalThis as unknown as Notifying).chrome;
    const ids = Object.keys(await notifications.getAll());
    await Promise.all(ids.map((id) => notifications.clear(id)));
    return ids;
  });
}

test("the app turns active, and the days end, while no page is open: each is told once", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const { id, business } = sandbox.world.portfolio();
  const alarm = async () => (await alarmsOf(control)).find(({ name }) => name === "setups")?.scheduledTime ?? null;
  const ring = async (over: Parameters<typeof changeSetup>[2]) => {
    await changeSetup(control, id, over);
    await extension.stopWorker();
    await ringNow(control, "setups");
  };

  await test.step("before there is a token, Meta is not asked", async () => {
    await putSetup(control, sandbox, { activeAt: null, look: { at: Date.now() - 1, tries: 0 }, daysTold: true });
    await ring({});
    await expect.poll(alarm).toBeNull();
    expect(graphCalls(sandbox)).toEqual([]);
  });

  await test.step("a token is captured on a page that does not say in known words whether the app is active", async () => {
    sandbox.site.locale = "nonsense";
    const want = wantFrom(sandbox);
    const setup = await putSetup(control, sandbox, { activeAt: null, requestedAt: null });
    const page = await extension.context.newPage();
    await open(page, settingsPage(id, "system_users", `&selected_user_id=${setup.systemUserId}`));
    await workUntil(page, want, showsDialog("token", "done"));
    const guide = await Guide.on(page);
    await guide.press("Capture token");
    await expect.poll(async () => tokenCaptured(await guide.words())).toBe(true);
    expect(await setupOf(control, id)).toMatchObject({ activeAt: null, look: { tries: 0 } });
    await page.close();
  });

  await test.step("the owner has not answered", async () => {
    sandbox.world.unshare(defaultAppId, id);
    business.claims.push({ id: "1", kind: "app", side: "client", assetId: defaultAppId });
    expect(Math.abs(((await alarm()) ?? 0) - Date.now() - 2 * 60_000)).toBeLessThan(20_000);
    await ring({ look: { at: Date.now() - 1, tries: 0 } });
    await expect.poll(async () => (await setupOf(control, id)).requestedAt).not.toBeNull();
    expect(await setupOf(control, id)).toMatchObject({ activeAt: null, look: { tries: 1 } });
    expect(await takeNotifications(await extension.worker())).toEqual([]);
  });

  await test.step("the owner says yes", async () => {
    sandbox.site.approveRequest(defaultAppId);
    await ring({ look: { at: Date.now() - 1, tries: 1 } });
    const told = async () => await takeNotifications(await extension.worker());
    await expect.poll(told).toEqual([`setup:${id}`]);
    expect(await setupOf(control, id)).toMatchObject({ activeAt: expect.any(Number), look: null });
    const { length } = graphCalls(sandbox);
    await ring({});
    await expect.poll(alarm).toBeGreaterThan(Date.now() + 6 * DAY);
    expect(await told()).toEqual([]);
    expect(graphCalls(sandbox).length).toBe(length);
  });

  await test.step("the days of the system user end", async () => {
    await ring({ systemUserAt: Date.now() - 7 * DAY - 1 });
    await expect.poll(async () => await takeNotifications(await extension.worker())).toEqual([`setup:${id}`]);
    expect((await setupOf(control, id)).daysTold).toBe(true);
    await ring({});
    await expect.poll(alarm).toBeNull();
    expect(await takeNotifications(await extension.worker())).toEqual([]);
  });
});
