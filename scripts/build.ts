import { readArguments } from "./kit/arguments.ts";
import { execTool } from "./kit/exec.ts";

// `npm run build`: the production builds for Chrome and Firefox, or one of them.
const { chrome, firefox } = readArguments({
  chrome: { type: "boolean", help: "the build for Chrome, Edge and Chromium only" },
  firefox: { type: "boolean", help: "the build for Firefox only" },
});
const both = chrome === firefox;
if (both || chrome) await build([]);
if (both || firefox) await build(["-b", "firefox", "--mv3"]);

async function build(args: readonly string[]): Promise<void> {
  const { code } = await execTool("wxt", "wxt", ["build", ...args]);
  if (code !== 0) process.exit(code);
}
