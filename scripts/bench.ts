import { readArguments } from "./kit/arguments.ts";
import { setUpWith } from "./setup/set-up.ts";

// `npm run bench`: figures for what matters, each a count or a ratio taken in one run. Ends with 1 if a target is missed.

const options = readArguments({
  only: { type: "string", default: "calls,time,paint,guide", help: "some parts: calls,time,paint,guide" },
  world: { type: "string", default: "medium,large", help: "worlds for calls and time: small,medium,large" },
  json: { type: "boolean", help: "everything as one JSON value instead of tables" },
});
await setUpWith("chromium");

// Loaded only now: it needs what set-up brings.
const { bench } = await import("../bench/bench.ts");
process.exit(await bench(options));
