import { existsSync } from "node:fs";
import { exec } from "../kit/exec.ts";
import { seconds } from "../kit/seconds.ts";
import { findBrowser, usable } from "./find-browser.ts";
import { downloadChromium, downloadFirefox, installDebianPackages } from "./get-browser.ts";
import { type BrowserName, browserVariable, readStamp, writeStamp } from "./stamp.ts";

const debianPackage: Record<BrowserName, string> = { chromium: "chromium", firefox: "firefox-esr" };
// Debian keeps Chromium's other languages apart; without them it is English whatever one asks for.
const debianLanguages = ["chromium-l10n"];
const debianFonts = ["fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"];

export interface SetUpAnswer {
  /** Paths of the browsers that are there. */
  browsers: Partial<Record<BrowserName, string>>;
  /** From the start of the command to the end of set-up. */
  milliseconds: number;
}

/**
 * Makes the machine ready: finds the browsers, gets those that are missing, remembers where they are. Dependencies are
 * there already, scripts/run.mjs has seen to that. The second time it only checks that the files still exist.
 */
export async function setUp(needed: readonly BrowserName[] = ["chromium", "firefox"]): Promise<SetUpAnswer> {
  const startedAt = Number(process.env.HUBWARDEN_STARTED_AT ?? Date.now());
  const browsers = { ...readStamp(), ...(await fromEnvironment(needed)) };
  const missing = needed.filter((name) => {
    const path = browsers[name];
    return path === undefined || !existsSync(path);
  });
  if (missing.length > 0) {
    const found = await lookAndGet(missing);
    for (const name of missing) delete browsers[name];
    Object.assign(browsers, found);
    // Only what was looked for is kept: a path from the environment holds for this run alone.
    const remembered = readStamp();
    for (const name of missing) delete remembered[name];
    writeStamp({ ...remembered, ...found });
    for (const name of missing) console.log(`Set-up: ${name} is ${browsers[name] ?? "not to be had here"}`);
  }
  const milliseconds = Date.now() - startedAt;
  console.log(`Set-up took ${seconds(milliseconds)}`);
  return { browsers, milliseconds };
}

/** Like `setUp` for one browser, but ends the program with a sentence when the browser is not to be had. */
export async function setUpWith(name: BrowserName): Promise<string> {
  const path = (await setUp([name])).browsers[name];
  if (path !== undefined) return path;
  console.error(adviceFor(name));
  process.exit(1);
}

/** What a person can do when a browser could not be found or fetched. */
export function adviceFor(name: BrowserName): string {
  const way =
    name === "chromium"
      ? "Install Chromium (Google Chrome itself loads no unpacked extension by flag)"
      : "Install Firefox or Firefox ESR";
  return `${way}, or name its program in the environment variable ${browserVariable[name]}, and run the same command again.`;
}

/** What the environment names wins; a wrong name is said, not skipped. */
async function fromEnvironment(needed: readonly BrowserName[]): Promise<Partial<Record<BrowserName, string>>> {
  const found: Partial<Record<BrowserName, string>> = {};
  for (const name of needed) {
    const path = process.env[browserVariable[name]];
    if (path === undefined || path === "") continue;
    if (!existsSync(path)) {
      console.error(`${browserVariable[name]} names ${path}, and there is no such file.`);
      process.exit(1);
    }
    found[name] = path;
  }
  return found;
}

async function lookAndGet(names: readonly BrowserName[]): Promise<Partial<Record<BrowserName, string>>> {
  const found: Partial<Record<BrowserName, string>> = {};
  const look = async (finders: Partial<Record<BrowserName, () => Promise<string | undefined>>>): Promise<void> => {
    for (const name of names.filter((candidate) => found[candidate] === undefined)) {
      const path = await finders[name]?.();
      if (path !== undefined && (await usable(path))) found[name] = path;
    }
  };
  const inUsualPlaces = { chromium: () => findBrowser("chromium"), firefox: () => findBrowser("firefox") };
  await look(inUsualPlaces);
  await look({ chromium: downloadChromium, firefox: downloadFirefox });
  const missing = names.filter((name) => found[name] === undefined);
  if (missing.length > 0) {
    await installDebianPackages(
      missing.map((name) => debianPackage[name]),
      [...(missing.includes("chromium") ? debianLanguages : []), ...(await missingFonts())],
    );
    await look(inUsualPlaces);
  }
  return found;
}

/** Pictures of pages show names in many scripts; without fonts they would show boxes. */
async function missingFonts(): Promise<string[]> {
  const fonts = await exec("fc-list", [":lang=zh"], { output: "collect", timeoutMs: 10_000 });
  return fonts.code === 0 && fonts.output.trim() !== "" ? [] : debianFonts;
}
