import { createServer } from "wxt";
import { launchChromium } from "../e2e/harness/chromium.ts";
import { startSandbox } from "../sandbox/index.ts";
import { readArguments } from "./kit/arguments.ts";
import { hasDisplay } from "./kit/display.ts";
import { devOutputDir } from "./kit/paths.ts";
import { practiceLines, readWorld, worldHelp } from "./main-job/practice.ts";
import { setUpWith } from "./setup/set-up.ts";

// `npm run dev`: WXT with hot reload, in a Chromium that finds the sandbox where Meta would be.

const { world, headless } = readArguments({
  world: { type: "string", default: "medium", help: worldHelp },
  headless: { type: "boolean", help: "without a window" },
});
await setUpWith("chromium");
const sandbox = await startSandbox({ world: readWorld(world) });

// Playwright starts the browser, because WXT's own way knows nothing of the sandbox.
const server = await createServer({
  webExt: { disabled: true },
  hooks: {
    "build:manifestGenerated": (wxt, manifest) => {
      // WXT lets the dev server's scripts in, but hot reload also speaks to it, which our policy forbids.
      const policy = manifest.content_security_policy;
      if (typeof policy !== "object" || policy.extension_pages === undefined) return;
      const { host, port } = wxt.config.dev.server ?? { host: "localhost", port: 3000 };
      policy.extension_pages = policy.extension_pages.replace(
        /connect-src/,
        `connect-src http://${host}:${port} ws://${host}:${port}`,
      );
    },
  },
});
try {
  await server.start();
} catch (error) {
  console.error(`The build did not work: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

const chromium = await launchChromium({
  extensionDir: devOutputDir,
  port: sandbox.port,
  headless: headless || !hasDisplay(),
});
await chromium.page("hub.html");
console.log(practiceLines(sandbox).join("\n"));
if (!hasDisplay()) console.log("There is no display here: the browser runs without a window.");
console.log("Close the browser or press Ctrl-C to end.");

const end = async (): Promise<void> => {
  await Promise.allSettled([chromium.close(), server.stop(), sandbox.close()]);
  process.exit(0);
};
process.once("SIGINT", end);
process.once("SIGTERM", end);
chromium.context.once("close", end);
