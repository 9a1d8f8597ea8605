import { execTool } from "./kit/exec.ts";

// `npm run zip`: the archives for the shops, and for Firefox the sources that its reviewers ask for.
for (const args of [[], ["-b", "firefox", "--mv3"]]) {
  const { code } = await execTool("wxt", "wxt", ["zip", ...args]);
  if (code !== 0) process.exit(code);
}
