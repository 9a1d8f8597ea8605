import { createServer, type WxtDevServer } from "wxt";
import { launchChromium } from "../../e2e/harness/chromium.ts";
import { startSandbox } from "../../sandbox/index.ts";
import { hasDisplay } from "../kit/display.ts";
import { devOutputDir } from "../kit/paths.ts";
import { practiceLines, readWorld } from "../main-job/practice.ts";

/** Runs the sandbox, WXT's dev server and the browser until somebody ends one of them. */
export async function serve(options: { world: string; headless: boolean }): Promise<void> {
  const sandbox = await startSandbox({ world: readWorld(options.world) });
  const server = await startWxt();
  const chromium = await launchChromium({
    extensionDir: devOutputDir,
    port: sandbox.port,
    headless: options.headless || !hasDisplay(),
  });
  await chromium.page("hub.html");
  console.log(practiceLines(sandbox).join("\n"));
  if (!options.headless && !hasDisplay()) console.log("There is no display here: the browser runs without a window.");
  console.log("Close the browser or press Ctrl-C to end.");

  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    chromium.context.once("close", () => resolve());
  });
  await Promise.allSettled([chromium.close(), server.stop(), sandbox.close()]);
  process.exit(0);
}

/** Playwright starts the browser, because WXT's own way of doing so knows nothing of the sandbox. */
async function startWxt(): Promise<WxtDevServer> {
  const server = await createServer({
    webExt: { disabled: true },
    hooks: {
      "build:manifestGenerated": (wxt, manifest) => {
        // WXT lets the dev server's scripts in, but hot reload also connects to it, which our policy forbids.
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
  return server;
}
