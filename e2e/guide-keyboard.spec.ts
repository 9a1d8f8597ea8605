import { expect, test } from "./harness/fixture.ts";
import { axeViolations } from "./support/axe.ts";
import { openControl, order } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import { inRoot } from "./support/guide-inside.ts";
import { controlsFor, copyOfGuide, focusIn, tabTo } from "./support/guide-keys.ts";
import { open, sentence, settingsPage, setupOf } from "./support/guide-setup.ts";
import { press } from "./support/site-person.ts";

// The guide without a mouse, and for who does not see it; and Meta's page beside it.

test("by Tab, Enter, Space, arrows and Escape alone; typing in Meta's page is not disturbed", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(60_000);
  const control = await openControl(extension);
  const { id } = sandbox.world.portfolio();
  await order(control, "setup.start", { businessId: null, hubId: null });
  const page = await extension.context.newPage();
  await open(page, settingsPage(id, "apps"));
  const guide = await Guide.on(page);
  await expect.poll(() => guide.words()).toContain(sentence("guide.advice.usePortfolio.say"));

  const checked = async () => {
    const controls = await controlsFor(page);
    expect(controls.length).toBeGreaterThan(3);
    for (const { role, name } of controls) {
      expect(name, role).not.toBe("");
      expect(role).toMatch(/^(button|link|textbox|DisclosureTriangle)$/);
    }
    const empty = await extension.context.newPage();
    await copyOfGuide(page, empty);
    for (const colorScheme of ["light", "dark"] as const) {
      await empty.emulateMedia({ colorScheme });
      expect(await axeViolations(empty)).toEqual([]);
    }
    await empty.close();
    await page.bringToFront();
  };

  await test.step("it does not take the focus, and the way to it leads backwards from the top of the page", async () => {
    expect(await focusIn(page)).toBeNull();
    await tabTo(page, sentence("guide.capture.businessId"), "Shift+Tab");
    await checked();
    await page.keyboard.press("Enter");
    await expect.poll(() => guide.words()).toContain(sentence("guide.way.title"));
    expect((await setupOf(control, id)).way).toBeNull();
    await checked();
  });
  await test.step("Space chooses a way", async () => {
    await tabTo(page, sentence("guide.way.provider"), "Shift+Tab");
    await page.keyboard.press("Space");
    await expect.poll(async () => (await setupOf(control, id)).way).toBe("provider");
  });
  await test.step("arrows move it, Escape folds it up, Enter unfolds it", async () => {
    const place = () => inRoot(page, (root) => root.querySelector(".panel")?.getBoundingClientRect().toJSON());
    await tabTo(page, sentence("guide.move"), "Shift+Tab");
    const before = await place();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await place()).y).toBeLessThan(before.y);
    expect((await place()).x).toBeLessThan(before.x);
    await page.keyboard.press("Escape");
    await expect.poll(() => guide.words()).toBe(sentence("guide.title"));
    await tabTo(page, sentence("guide.expand"), "Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => guide.words()).toContain(sentence("guide.step.app"));
  });
  await test.step("what is typed into Meta's page stays there, while the guide looks and draws", async () => {
    await press(page, "list.search");
    await page.keyboard.type("Cerby", { delay: 120 });
    const field = await page.evaluate(() => {
      const active = document.activeElement as HTMLInputElement | null;
      return { tag: active?.tagName, value: active?.value };
    });
    expect(field).toEqual({ tag: "INPUT", value: "Cerby" });
    expect(await focusIn(page)).toBeNull();
    const { events } = await page.evaluate(() => ({ events: window.sandboxSite?.untrustedEvents }));
    expect(events).toEqual([]);
  });
  await test.step("what is typed into the guide does not reach Meta's page", async () => {
    await tabTo(page, sentence("guide.off.title"), "Shift+Tab");
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const type of ["keydown", "keyup", "input", "click"])
        document.addEventListener(type, () => void heard.push(type));
    });
    await page.keyboard.press("Enter");
    await tabTo(page, sentence("guide.off.portfolio"), "Tab");
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => guide.isThere()).toBe(false);
  });
});
