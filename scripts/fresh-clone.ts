import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exec } from "./kit/exec.ts";
import { root } from "./kit/paths.ts";
import { seconds } from "./kit/seconds.ts";

// `npm run fresh-clone`: what somebody meets who clones the project, and what it costs the second time.

const maximalShare = 0.05;
const folder = mkdtempSync(join(tmpdir(), "hubwarden-clone-"));
try {
  const { code } = await exec("git", ["clone", "--quiet", root, folder]);
  if (code !== 0) throw new Error("The clone did not work.");
  const first = await timedSetUp();
  const second = await timedSetUp();
  const share = second / first;
  console.log(
    `\nfirst set-up ${seconds(first)}, second ${seconds(second)}: ${(share * 100).toFixed(1)} % of the first ` +
      `(less than ${maximalShare * 100} % is asked for)`,
  );
  process.exitCode = share < maximalShare ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Runs set-up in the clone as a person would, and measures it from outside, npm and all. */
async function timedSetUp(): Promise<number> {
  const from = performance.now();
  const { code } = await exec(nodeOfMachine(), [join(folder, "scripts", "run.mjs"), "setup"], {
    cwd: folder,
    env: environmentOutside(),
  });
  if (code !== 0) throw new Error("Set-up did not work in the clone.");
  return performance.now() - from;
}

/** Not the Node that we brought along: a clone has none. */
function nodeOfMachine(): string {
  return process.platform === "win32" ? "node.exe" : "node";
}

/** The environment without what our own start has put into it. */
function environmentOutside(): NodeJS.ProcessEnv {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const separator = process.platform === "win32" ? ";" : ":";
  const folders = (process.env[key] ?? "").split(separator).filter((path) => !path.startsWith(root));
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|HUBWARDEN_STARTED_AT$)/i.test(name));
  return { ...Object.fromEntries(kept), [key]: folders.join(separator) };
}
