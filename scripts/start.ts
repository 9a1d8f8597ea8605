import { readArguments } from "./kit/arguments.ts";
import { setUpWith } from "./setup/set-up.ts";

// `npm start`: the product against a local Meta. With a display somebody can play with it; without one it does its main
// job by itself and tells what came of it.

const options = readArguments({
  world: { type: "string", default: "medium", help: "how much there is at the local Meta: small, medium, large, many" },
  headed: { type: "boolean", help: "with a window, also if no display was found" },
  headless: { type: "boolean", help: "without a window: connect, sync, print what was imported, take pictures" },
  firefox: { type: "boolean", help: "in Firefox instead of Chromium" },
  latency: { type: "string", default: "0", help: "milliseconds that every answer of the local Meta takes" },
});
await setUpWith(options.firefox ? "firefox" : "chromium");

// Loaded only now: it needs what set-up brings, and it is not quick.
const { start } = await import("./start/start.ts");
process.exit(await start(options));
