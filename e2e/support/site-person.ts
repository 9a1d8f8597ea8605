import type { Page } from "@playwright/test";
import type { SandboxSite } from "../../sandbox/pages/site/boot.ts";
import type { Want } from "../../sandbox/pages/site/oracle.ts";
import { favourite, textFor } from "../../sandbox/pages/site/person.ts";

declare global {
  interface Window {
    sandboxSite?: SandboxSite;
  }
}

/** Waits until Business settings of the sandbox is painted and has no question open. */
export async function calm(page: Page): Promise<void> {
  await page.waitForFunction(() => window.sandboxSite?.idle() === true);
}

/** What may rightly be used now, and is on the page. */
export async function rightNow(page: Page, want: Want): Promise<string[]> {
  await calm(page);
  return page.evaluate((wanted) => {
    const site = window.sandboxSite;
    return site?.right(wanted).filter((key) => site.locate(key) !== null) ?? [];
  }, want);
}

/** Clicks a control of Business settings with the mouse, at its middle. */
export async function press(page: Page, control: string): Promise<void> {
  await page.evaluate((key) => window.sandboxSite?.reveal(key), control);
  const box = await page.evaluate((key) => window.sandboxSite?.locate(key) ?? null, control);
  if (!box) throw new Error(`${control} is not on the page`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const there = await page.evaluate(([at, down]) => window.sandboxSite?.controlAt(at ?? 0, down ?? 0), [x, y]);
  if (there !== control) throw new Error(`${there ?? "nothing"} lies where ${control} should be`);
  await page.mouse.click(x, y);
}

/** One step as a person takes it: a click, a scroll of the wheel, or typing. Answers what was used. */
export async function takeStep(
  page: Page,
  want: Want,
  prefer: (rights: string[]) => string | undefined = favourite,
): Promise<string | undefined> {
  const rights = await rightNow(page, want);
  const control = prefer(rights);
  if (control === undefined) return undefined;
  const text = textFor(control, want);
  if (control.endsWith(".list")) {
    const box = await page.evaluate((key) => window.sandboxSite?.locate(key) ?? null, control);
    if (box) await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.wheel(0, 2_000);
    // The list paints on the scroll event, a frame later.
    await page.waitForTimeout(50);
  } else {
    await press(page, control);
    if (text !== undefined) {
      await page.keyboard.press("Control+a");
      await page.keyboard.type(text);
    }
  }
  await calm(page);
  return control;
}
