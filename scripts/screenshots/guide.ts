import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, launchChromium } from "../../e2e/harness/chromium.ts";
import { startWalk, type Walker, walkOn } from "../../e2e/support/guide-walk.ts";
import { calm, press } from "../../e2e/support/site-person.ts";
import { type Sandbox, startSandbox } from "../../sandbox/index.ts";
import type { Generation, Locale } from "../../sandbox/pages/site/scene.ts";
import { defaultAppId } from "../../sandbox/worlds/build.ts";
import { outputDir } from "../kit/paths.ts";

/** A picture for the strip, in light and wide. */
export interface Frame {
  /** What was used just before. */
  after: string;
  image: Buffer;
}

const HEIGHT = 800;
const WIDE = 1280;

/** How each step is looked at. */
const LOOKS = [
  { name: "light-wide", colorScheme: "light", width: WIDE },
  { name: "light-narrow", colorScheme: "light", width: 480 },
  { name: "dark-narrow", colorScheme: "dark", width: 480 },
  { name: "dark-wide", colorScheme: "dark", width: WIDE },
] as const;

/**
 * Takes pictures of everything that the guide shows: each step of the walk, each in light and dark, wide and narrow; and what is beside the
 * walk. They are for whoever changes the guide, and kept in a temporary folder.
 *
 * @returns that folder, and the frames of the walk for the strip
 */
export async function picturesOfGuide(): Promise<{ folder: string; frames: Frame[] }> {
  const folder = mkdtempSync(join(tmpdir(), "hubwarden-guide-"));
  const frames = await walkInPictures("2026", "en", folder, true);
  await walkInPictures("2026", "ar", folder, false);
  await asideInPictures("2026", "en", folder);
  await asideInPictures("2023", "nonsense", folder);
  return { folder, frames };
}

/** From nothing to a hub, with a picture after each step; in all looks, or in the first. */
async function walkInPictures(generation: Generation, locale: Locale, folder: string, all: boolean): Promise<Frame[]> {
  const frames: Frame[] = [];
  await withGuide(generation, locale, async (walker, sandbox, browser) => {
    const { page } = walker;
    await walkOn(walker, async (after) => {
      if (after !== "Connect") {
        const name = `${locale}-${String(frames.length + 1).padStart(2, "0")}-after-${after.replaceAll(/[^\w.]+/g, "-")}`;
        frames.push({ after, image: await shoot(page, join(folder, name), all) });
      }
      if (after === "request.submit") {
        sandbox.site.approveRequest(defaultAppId);
        await page.reload();
      }
    });
    await connectInPictures(browser, sandbox, join(folder, `${locale}-99`), all);
  });
  return frames;
}

/** The end of the walk: the form filled in, the finishing screen, and the badges on the People page. */
async function connectInPictures(
  browser: ChromiumWithExtension,
  sandbox: Sandbox,
  path: string,
  all: boolean,
): Promise<void> {
  const form = await formOf(browser);
  await form.bringToFront();
  await form.getByText("Captured on Business settings").waitFor();
  await shoot(form, `${path}-1-connect`, all);
  await form.getByRole("button", { name: "Connect app" }).click();
  const { id, name, members } = sandbox.world.portfolio();
  await form.getByRole("region", { name }).waitFor();
  await form.getByText(`${members.length} members`, { exact: true }).waitFor();
  await shoot(form, `${path}-2-finished`, all);
  const people = await browser.context.newPage();
  await people.goto(`https://business.facebook.com/latest/settings/business_users?business_id=${id}`);
  await calm(people);
  await shoot(people, `${path}-3-people`, all);
}

/** The connect form, which the guide opens; a new page has its address only after a moment. */
async function formOf({ context }: ChromiumWithExtension): Promise<Page> {
  for (let tries = 0; tries < 100; tries += 1) {
    const form = context.pages().find((page) => page.url().includes("setup="));
    if (form) return form;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The guide opened no form.");
}

/** What the straight way does not meet: the choice of the way, folded up, a wrong dialog, and being turned off. */
async function asideInPictures(generation: Generation, locale: Locale, folder: string): Promise<void> {
  await withGuide(generation, locale, async ({ guide, page }) => {
    const take = (name: string) => shoot(page, join(folder, `aside-${locale}-${name}`), true);
    await calm(page);
    await guide.press("Capture business ID");
    await page.waitForTimeout(500);
    await take("way");
    await guide.press("Request the provider's app");
    await page.waitForTimeout(500);
    await press(page, "nav.apps");
    await calm(page);
    await take("apps");
    await guide.press("Collapse the guide");
    await take("collapsed");
    await press(page, "apps.add");
    await calm(page);
    await press(page, "apps.choice.connect");
    await calm(page);
    await page.waitForTimeout(500);
    await guide.press("Expand the guide");
    await take("wrong-dialog");
  });
}

/** Begins the guide in a new profile, on a portfolio that has nothing. */
async function withGuide(
  generation: Generation,
  locale: Locale,
  work: (walker: Walker, sandbox: Sandbox, browser: ChromiumWithExtension) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox({ world: "small" });
  Object.assign(sandbox.site, { generation, locale });
  Object.assign(sandbox.site.options, { lazyLists: "off" });
  sandbox.site.startFromNothing();
  const browser = await launchChromium({
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    width: WIDE,
    height: HEIGHT,
  });
  try {
    const form = await browser.page("hub.html#/connect");
    const opened = browser.context.waitForEvent("page");
    await form.getByRole("button", { name: "Open the guide on Business settings" }).click();
    const page = await opened;
    await page.bringToFront();
    await work(await startWalk(sandbox, page), sandbox, browser);
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

/** Takes the same moment in every look, or in the first; leaves the page as the first shows it. */
async function shoot(page: Page, path: string, all: boolean): Promise<Buffer> {
  const images: Buffer[] = [];
  for (const { name, colorScheme, width } of all ? LOOKS : LOOKS.slice(0, 1)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: HEIGHT });
    // The guide looks at a busy page four times a second, and follows what moves for a moment.
    await page.waitForTimeout(500);
    images.push(await page.screenshot({ path: `${path}-${name}.png` }));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  await page.waitForTimeout(300);
  return images[0] ?? Buffer.alloc(0);
}
