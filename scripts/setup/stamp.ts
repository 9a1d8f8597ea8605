import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "../kit/paths.ts";

export type BrowserName = "chromium" | "firefox";

/** The environment variables that override the search. */
export const browserVariable: Record<BrowserName, string> = {
  chromium: "HUBWARDEN_CHROMIUM",
  firefox: "HUBWARDEN_FIREFOX",
};

const stampFile = join(cacheDir, "browsers.json");

/** The browsers that an earlier set-up found, by name. */
export function readStamp(): Partial<Record<BrowserName, string>> {
  try {
    const content: unknown = JSON.parse(readFileSync(stampFile, "utf8"));
    if (typeof content !== "object" || content === null) return {};
    const { chromium, firefox } = content as Record<string, unknown>;
    return {
      ...(typeof chromium === "string" ? { chromium } : {}),
      ...(typeof firefox === "string" ? { firefox } : {}),
    };
  } catch {
    return {};
  }
}

export function writeStamp(found: Partial<Record<BrowserName, string>>): void {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify(found, null, 2)}\n`);
}

/** Where a browser is, for those who start one after set-up has been. */
export function browserPath(name: BrowserName): string {
  const path = process.env[browserVariable[name]] || readStamp()[name];
  if (path === undefined) throw new Error(`No ${name} is known yet: run "npm run setup" first.`);
  return path;
}
