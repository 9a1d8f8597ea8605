import { fail } from "../errors.ts";
import { namesIn, parseFields } from "./fields.ts";
import { knownNames } from "./known-names.ts";

export const newestVersion = 26;
/** The oldest version that still works; calls to older ones are served by it, without an error (docs: Versions). */
const oldestVersion = 21;

export interface Route {
  /** The version that serves the call. */
  version: string;
  path: string[];
}

/** Splits a path into version and components. */
export function parseRoute(path: string): Route {
  const parts = path
    .split("/")
    .filter((part) => part !== "")
    .map(decodePart);
  const found = /^v(\d+)\.(\d+)$/.exec(parts[0] ?? "");
  if (!found) return { version: `v${newestVersion}.0`, path: parts };
  const major = Number(found[1]);
  if (major > newestVersion) fail("2500", { message: `Unknown path components: /${parts.join("/")}` });
  return { version: `v${Math.max(major, oldestVersion)}.0`, path: parts.slice(1) };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const edgeNames = new Set(Object.values(knownNames).flatMap(({ edges }) => edges.split(" ")));
for (const more of ["assigned_ads_pixels", "debug_token", "access_token", "applications", "access_tokens"])
  edgeNames.add(more);

/** Every edge a call touches: the path's own, and those inside `fields` at any depth. */
export function edgesTouched(path: readonly string[], fields: string | undefined): string[] {
  const touched: string[] = [];
  const own = path[1] ?? path[0];
  if (own !== undefined && (path.length > 1 || edgeNames.has(own))) touched.push(own);
  if (fields) {
    try {
      touched.push(...namesIn(parseFields(fields)).filter((name) => edgeNames.has(name)));
    } catch {
      // A malformed list touches nothing; the call itself will answer with the syntax error.
    }
  }
  return [...new Set(touched)];
}
