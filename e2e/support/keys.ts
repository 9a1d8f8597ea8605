import type { Page } from "@playwright/test";

/** What the focus is on: its accessible name as far as labels and texts tell it. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> | null }) | null;
    const name = element?.getAttribute("aria-label") ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? "";
    return name.replaceAll(/\s+/g, " ").trim().normalize("NFC");
  });
}

/** Presses Tab until the focus is on the control of this name. Nobody who has only a keyboard does it otherwise. */
export async function tabTo(page: Page, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    const now = await focused(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    way.push(now.slice(0, 40));
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${name}; it led to ${[...new Set(way)].join(" | ")}`);
}

/** Goes to a control and presses Enter on it. */
export async function enter(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}
