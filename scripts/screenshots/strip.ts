import { launchChromium } from "../../e2e/harness/chromium.ts";
import { outputDir } from "../kit/paths.ts";
import type { Frame } from "./guide.ts";

/** The frames of the strip, by what was used before each, and what each shows. */
const STRIP: readonly [after: string, caption: string][] = [
  ["Request the provider's app", "1. It finds the page"],
  ["apps.add", "2. and points at the right choice"],
  ["apps.choice.request", "3. The app's ID is there to copy"],
  ["users.row", "4. Values are captured on a click"],
  ["wizard.scope:ads_management", "5. The six permissions, one by one"],
  ["wizard.generate", "6. The token goes into the vault"],
];

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
