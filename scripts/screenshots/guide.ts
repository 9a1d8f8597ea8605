import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "../../e2e/harness/chromium.ts";
import { startWalk, walkOn } from "../../e2e/support/guide-walk.ts";
import { startSandbox } from "../../sandbox/index.ts";
import type { Generation, Locale } from "../../sandbox/pages/site/scene.ts";
import { defaultAppId } from "../../sandbox/worlds/build.ts";
import { outputDir } from "../kit/paths.ts";

export interface GuideLook {
  generation: Generation;
  locale: Locale;
  scheme: "light" | "dark";
  width: number;
  /** The language of the extension. */
  language?: string;
}

interface Frame {
  /** What was used just before. */
  after: string;
  image: Buffer;
}

/** The frames of the strip, by what was used before each, and what each shows. */
const STRIP: readonly [after: string, caption: string][] = [
  ["Request the provider's app", "1. It finds the page"],
  ["apps.add", "2. and points at the right choice"],
  ["apps.choice.request", "3. The app's ID is there to copy"],
  ["users.row", "4. Values are captured on a click"],
  ["wizard.scope:ads_management", "5. The six permissions, one by one"],
  ["wizard.generate", "6. The token goes into the vault"],
];

/**
 * Walks with the guide from nothing to the token, and takes a picture after each step. All of them are kept in a temporary folder.
 *
 * @returns the frames in their order, and that folder
 */
export async function walkInPictures(look: GuideLook): Promise<{ frames: Frame[]; folder: string }> {
  const { generation, locale, scheme, width, language } = look;
  const folder = mkdtempSync(join(tmpdir(), `hubwarden-guide-${generation}-${locale}-${scheme}-${width}-`));
  const sandbox = await startSandbox({ world: "small" });
  Object.assign(sandbox.site, { generation, locale });
  Object.assign(sandbox.site.options, { lazyLists: "off" });
  sandbox.site.startFromNothing();
  const browser = await launchChromium({
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    width,
    height: 800,
    colorScheme: scheme,
    ...(language === undefined ? {} : { locale: language }),
  });
  const frames: Frame[] = [];
  try {
    const form = await browser.page("hub.html#/connect");
    const opened = browser.context.waitForEvent("page");
    await form.getByRole("button", { name: "Open the guide on Business settings" }).click();
    const page = await opened;
    await page.bringToFront();
    await walkOn(await startWalk(sandbox, page), async (after) => {
      if (after === "request.submit") {
        sandbox.site.approveRequest(defaultAppId);
        await page.reload();
      }
      await page.waitForTimeout(500);
      const image = await page.screenshot();
      const name = `${String(frames.length + 1).padStart(2, "0")}-after-${after.replaceAll(/[^\w.]+/g, "-")}.png`;
      await page.screenshot({ path: join(folder, name) });
      frames.push({ after, image });
    });
  } finally {
    await browser.close();
    await sandbox.close();
  }
  return { frames, folder };
}

/** The main frames of a walk side by side, with what each shows, as one picture. */
export async function strip(frames: readonly Frame[], path: string): Promise<void> {
  const chosen = STRIP.map(([after, caption]) => {
    const frame = frames.find((each) => each.after.startsWith(after));
    if (!frame)
      throw new Error(`The walk has no frame after "${after}": ${frames.map((each) => each.after).join(", ")}`);
    return { caption, source: `data:image/png;base64,${frame.image.toString("base64")}` };
  });
  const browser = await launchChromium({ extensionDir: outputDir("chrome"), port: 9, width: 1440, height: 700 });
  try {
    const page = await browser.context.newPage();
    await page.setContent(
      `<style>body{margin:12px;display:grid;grid-template-columns:repeat(3,1fr);gap:12px;font:16px system-ui;background:#fff;color:#222}
       figure{margin:0}img{width:100%;border:1px solid #ccc;border-radius:6px}figcaption{margin-top:4px}</style>
       ${chosen.map(({ caption, source }) => `<figure><img src="${source}"><figcaption>${caption}</figcaption></figure>`).join("")}`,
    );
    await page.waitForTimeout(300);
    await page.screenshot({ path, fullPage: true });
  } finally {
    await browser.close();
  }
}
