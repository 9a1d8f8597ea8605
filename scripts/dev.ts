import { readArguments } from "./kit/arguments.ts";
import { setUpWith } from "./setup/set-up.ts";

// `npm run dev`: WXT with hot reload, in a Chromium that finds the sandbox where Meta would be.

const options = readArguments({
  world: { type: "string", default: "medium", help: "how much there is at the local Meta: small, medium, large, many" },
  headless: { type: "boolean", help: "without a window" },
});
await setUpWith("chromium");

// Loaded only now: it needs what set-up brings, and it is not quick.
const { serve } = await import("./dev/serve.ts");
await serve(options);
