import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

const folder = join(import.meta.dirname, "site");

/** Where the browser finds the site's code, in the manner of the real site. */
export const codePath = "/rsrc.php/v4/";

const made = new Map<string, string>();

/** One file of the site as JavaScript, or undefined if there is none under this path. */
export function siteCode(path: string): string | undefined {
  const name = path.slice(codePath.length);
  if (!/^(?:[a-z0-9-]+\/)?[A-Za-z0-9-]+\.ts$/.test(name)) return undefined;
  const file = join(folder, name);
  if (!made.has(name) && existsSync(file)) made.set(name, strip(readFileSync(file, "utf8")));
  return made.get(name);
}

/** Node says once per process that stripping is experimental; that is no news to whoever runs the sandbox. */
function strip(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}
