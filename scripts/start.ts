import { startSandbox } from "../sandbox/index.ts";
import { readArguments } from "./kit/arguments.ts";
import { buildIfStale } from "./kit/build-if-stale.ts";
import { hasDisplay } from "./kit/display.ts";
import { practiceForm, practiceLines, readWorld, worldHelp } from "./main-job/practice.ts";
import { setUpWith } from "./setup/set-up.ts";
import { showHeaded } from "./start/headed.ts";
import { runHeadless } from "./start/headless.ts";
import { openBrowser } from "./start/open-browser.ts";

// `npm start`: the product against a local Meta. With a display somebody can play with it; without one it does its main
// job by itself and tells what came of it.

const { world, headed, headless, firefox, latency } = readArguments({
  world: { type: "string", default: "medium", help: worldHelp },
  headed: { type: "boolean", help: "with a window, also if no display was found" },
  headless: { type: "boolean", help: "without a window: connect, sync, print what was imported, take pictures" },
  firefox: { type: "boolean", help: "in Firefox instead of Chromium" },
  latency: { type: "string", default: "0", help: "milliseconds that every answer of the local Meta takes" },
});
const size = readWorld(world);
await setUpWith(firefox ? "firefox" : "chromium");
await buildIfStale(firefox ? "firefox" : "chrome");

const sandbox = await startSandbox({ world: size, latencyMs: Number(latency) });
console.log(`Local Meta: https://127.0.0.1:${sandbox.port}, world "${size}"`);
console.log(practiceLines(sandbox).join("\n"));
const windowed = headed || (!headless && hasDisplay());
const browser = await openBrowser({ firefox, headless: !windowed, port: sandbox.port });
let code = 1;
try {
  if (windowed) {
    await showHeaded(browser, practiceForm(sandbox));
    code = 0;
  } else {
    code = (await runHeadless(browser, sandbox)) ? 0 : 1;
  }
} catch (error) {
  console.error(`This did not work: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await Promise.allSettled([browser.close(), sandbox.close()]);
}
process.exit(code);
