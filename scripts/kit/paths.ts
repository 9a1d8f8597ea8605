import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that can be thrown away and made again: stamps, test results, screenshots, profiles. */
export const cacheDir = join(root, ".cache");

export type Target = "chrome" | "firefox";

/** Where the production build for a browser is. */
export function outputDir(target: Target): string {
  return join(root, ".output", `${target}-mv3`);
}

/** Where WXT's dev server keeps the build that it renews. */
export const devOutputDir = join(root, ".output", "chrome-mv3-dev");

/** Pictures that `npm start` takes without a display. */
export const screenshotsDir = join(cacheDir, "screenshots");
