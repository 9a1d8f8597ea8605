import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { execTool } from "./exec.ts";
import { outputDir, root, type Target } from "./paths.ts";

/** What a build is made of. */
const sources = ["entrypoints", "components", "lib", "locales", "public", "wxt.config.ts", "package-lock.json"];

/** Makes the production build unless the one that is there is younger than everything it is made of. */
export async function buildIfStale(target: Target): Promise<void> {
  const builtAt = changedAt(join(outputDir(target), "manifest.json"));
  const changed = Math.max(...sources.map((source) => newest(join(root, source))));
  if (builtAt > changed) return;
  const { code } = await execTool("wxt", "wxt", ["build", ...(target === "firefox" ? ["-b", "firefox", "--mv3"] : [])]);
  if (code !== 0) {
    console.error("The build did not work; what is wrong stands above.");
    process.exit(1);
  }
}

function newest(path: string): number {
  const own = changedAt(path);
  if (own === 0 || !statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** 0 if there is no such file. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
