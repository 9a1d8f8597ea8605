import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Driver } from "../kit/driver.ts";
import { root, screenshotsDir } from "../kit/paths.ts";

/** The places of the hub page, by the names in its navigation. */
const places = ["Business Hubs", "Members", "Assets", "Changes", "Automation", "Settings"];

/** Takes a picture of every place of the hub page that has a link, and of the popup. */
export async function takeScreenshots(hub: Driver, popup: Driver): Promise<void> {
  mkdirSync(screenshotsDir, { recursive: true });
  const taken: string[] = [];
  const take = async (driver: Driver, name: string): Promise<void> => {
    const path = join(screenshotsDir, `${name}.png`);
    await driver.screenshot(path);
    taken.push(relative(root, path));
  };
  for (const place of places) {
    if (!(await hub.sees("link", place))) continue;
    await hub.click("link", place);
    // The page paints from its own database; two frames later what is there is there.
    await hub.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 250))));
    await take(hub, place.toLowerCase().replaceAll(" ", "-"));
  }
  // Without a navigation something went wrong: then the page itself is the evidence.
  if (taken.length === 0) await take(hub, "hub");
  await take(popup, "popup");
  console.log(`Pictures: ${taken.join(", ")}`);
}
