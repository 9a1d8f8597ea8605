import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { exec } from "../kit/exec.ts";
import type { BrowserName } from "./stamp.ts";

/** Looks for a browser that can do our work in the places where such browsers are. */
export async function findBrowser(name: BrowserName): Promise<string | undefined> {
  for (const path of name === "chromium" ? await chromiumPlaces() : firefoxPlaces()) {
    if (await usable(path)) return path;
  }
  return undefined;
}

/** Whether the program is there and starts; a snap's stub and a browser without its libraries do not count. */
export async function usable(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  // Elsewhere asking for the version opens a window.
  if (process.platform !== "linux") return true;
  // A snap sees neither our hidden build folder nor our profiles.
  if (realpathSync(path).includes("/snap")) return false;
  return (await exec(path, ["--version"], { output: "collect", timeoutMs: 20_000 })).code === 0;
}

/** Google Chrome is left out on purpose: since version 137 it ignores the flag that loads an unpacked extension. */
async function chromiumPlaces(): Promise<string[]> {
  // Loaded here, not above: it is needed only when nothing is known yet, and it is not quick.
  const { chromium } = await import("@playwright/test");
  const downloaded = chromium.executablePath();
  switch (process.platform) {
    case "linux":
      return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/lib/chromium/chromium", downloaded];
    case "darwin":
      return [downloaded, ...inApplications("Chromium.app/Contents/MacOS/Chromium")];
    case "win32":
      return [downloaded, ...inProgramFolders("Chromium\\Application\\chrome.exe")];
    default:
      return [downloaded];
  }
}

function firefoxPlaces(): string[] {
  switch (process.platform) {
    case "darwin":
      return inApplications("Firefox.app/Contents/MacOS/firefox");
    case "win32":
      return inProgramFolders("Mozilla Firefox\\firefox.exe");
    default:
      return ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/usr/lib/firefox/firefox", "/opt/firefox/firefox"];
  }
}

function inApplications(path: string): string[] {
  return ["/Applications", join(homedir(), "Applications")].map((folder) => join(folder, path));
}

function inProgramFolders(path: string): string[] {
  return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, path));
}
