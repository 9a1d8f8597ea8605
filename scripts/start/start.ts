import { startSandbox } from "../../sandbox/index.ts";
import { buildIfStale } from "../kit/build-if-stale.ts";
import { hasDisplay } from "../kit/display.ts";
import { practiceForm, practiceLines, readWorld } from "../main-job/practice.ts";
import { showHeaded } from "./headed.ts";
import { runHeadless } from "./headless.ts";
import { openBrowser } from "./open-browser.ts";

export interface StartOptions {
  world: string;
  headed: boolean;
  headless: boolean;
  firefox: boolean;
  latency: string;
}

/** Builds, starts the sandbox and the browser, and shows or does the main job. Gives the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const world = readWorld(options.world);
  const windowed = options.headed || (!options.headless && hasDisplay());
  await buildIfStale(options.firefox ? "firefox" : "chrome");

  const sandbox = await startSandbox({ world, latencyMs: Number(options.latency) });
  console.log(`Local Meta: https://127.0.0.1:${sandbox.port}, world "${world}"`);
  console.log(practiceLines(sandbox).join("\n"));
  try {
    const browser = await openBrowser({ firefox: options.firefox, headless: !windowed, port: sandbox.port });
    try {
      if (!windowed) return (await runHeadless(browser, sandbox)) ? 0 : 1;
      await showHeaded(browser, practiceForm(sandbox));
      return 0;
    } finally {
      await browser.close().catch(() => undefined);
    }
  } catch (error) {
    console.error(`This did not work: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await sandbox.close();
  }
}
