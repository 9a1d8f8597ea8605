import { cpSync } from "node:fs";
import { type ChromiumWithExtension, launchChromium } from "../../e2e/harness/chromium.ts";
import { temporaryFolder } from "../../e2e/harness/temporary-folder.ts";
import { buildIfStale } from "../../scripts/kit/build-if-stale.ts";
import { outputDir } from "../../scripts/kit/paths.ts";

let build: Promise<string> | undefined;

/** Starts a fresh browser with the production build. */
export async function launch(port: number): Promise<ChromiumWithExtension> {
  return await launchChromium({ extensionDir: await extensionFolder(), port });
}

/** Where the build of this run is; the same for all browsers. */
export function extensionFolder(): Promise<string> {
  build ??= copyOfBuild();
  return build;
}

/** A copy, so that all figures of one run are of one build, also if somebody builds in the meantime. */
async function copyOfBuild(): Promise<string> {
  await buildIfStale("chrome");
  const { path } = temporaryFolder("hubwarden-bench-");
  cpSync(outputDir("chrome"), path, { recursive: true });
  return path;
}
