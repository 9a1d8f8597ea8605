import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ExecResult, exec, execTool } from "../kit/exec.ts";
import { cacheDir } from "../kit/paths.ts";
import { findBrowser } from "./find-browser.ts";
import { step } from "./step.ts";

const downloadLimitMs = 5 * 60_000;
const packagesLimitMs = 15 * 60_000;

/** Downloads Chromium the way Playwright does; refusals are normal behind a strict network. */
export async function downloadChromium(): Promise<string | undefined> {
  await step("Downloading Chromium (playwright install chromium)", async () =>
    outcome(
      await execTool("@playwright/test", "playwright", ["install", "--no-shell", "chromium"], {
        output: "collect",
        timeoutMs: downloadLimitMs,
      }),
    ),
  );
  return findBrowser("chromium");
}

/** Downloads Firefox with the tool that comes with puppeteer-core. */
export async function downloadFirefox(): Promise<string | undefined> {
  let found: string | undefined;
  await step("Downloading Firefox (browsers install firefox@stable)", async () => {
    const result = await execTool(
      "@puppeteer/browsers",
      "browsers",
      ["install", "firefox@stable", "--path", join(cacheDir, "firefox"), "--format", "{{path}}"],
      { output: "collect", timeoutMs: downloadLimitMs },
    );
    found = result.output
      .split("\n")
      .map((line) => line.trim())
      .find((line) => line !== "" && existsSync(line));
    return found === undefined ? outcome({ ...result, code: result.code || 1 }) : "done";
  });
  return found;
}

/**
 * Installs Debian packages if this is a Debian-like Linux and we may: as root, or with a sudo that asks for no password.
 * `optional` packages are taken along when the archive has them.
 */
export async function installDebianPackages(wanted: readonly string[], optional: readonly string[]): Promise<void> {
  const prefix = await rootPrefix();
  if (prefix === undefined) return;
  const [program = "apt-get", ...before] = [...prefix, "apt-get"];
  const apt = (args: readonly string[]): Promise<ExecResult> =>
    exec(program, [...before, ...args], {
      output: "collect",
      timeoutMs: packagesLimitMs,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  await step("Reading the package lists (apt-get update)", async () => outcome(await apt(["update"])));
  const known = await knownPackages([...wanted, ...optional]);
  const take = known.filter((name) => wanted.includes(name) || optional.includes(name));
  if (take.length === 0) return;
  await step(`Installing ${take.join(", ")} (apt-get install)`, async () =>
    outcome(await apt(["install", "-y", "--no-install-recommends", ...take])),
  );
}

/** The words to put before a command that needs root; undefined if there is no way. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = await exec("sudo", ["-n", "true"], { output: "collect", timeoutMs: 5_000 });
  return sudo.code === 0 ? ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"] : undefined;
}

/** Those of the packages that the archive really has; Ubuntu, for one, has no firefox-esr. */
async function knownPackages(names: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    names.map(async (name) => {
      const shown = await exec("apt-cache", ["policy", name], { output: "collect", timeoutMs: 30_000 });
      return /Candidate: (?!\(none\))\S/.test(shown.output) ? name : undefined;
    }),
  );
  return answers.filter((name) => name !== undefined);
}

/** "done", or why not in one line: the last thing that the program said. */
function outcome(result: ExecResult): string {
  if (result.code === 0) return "done";
  if (result.code === 124) return "given up, it took too long";
  const lines = result.output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /error|fail|refus|unable|could not|E:/i.test(line));
  return `did not work (${(lines[0] ?? `code ${result.code}`).slice(0, 160)})`;
}
