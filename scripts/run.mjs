// `node scripts/run.mjs <name> [arguments]` runs scripts/<name>.ts.
//
// This file runs on whatever Node the machine has (20 or newer) and before anything is installed, so it is plain
// JavaScript and imports nothing but Node itself. It sees to it that the dependencies are there and then hands over to
// the Node that the npm package `node` brings, which runs TypeScript as it is.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".hubwarden-setup.json");
const startedAt = Date.now();

const [name, ...args] = process.argv.slice(2);
const known = readdirSync(join(root, "scripts"))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -3))
  .sort();
if (name === undefined || !known.includes(name)) {
  fail(
    `${name === undefined ? "Say what to run" : `There is no script called "${name}"`}. There are: ${known.join(", ")}.`,
  );
}

await ensureDependencies();
process.exitCode = await run(newerNode(), [join(root, "scripts", `${name}.ts`), ...args], {
  ...withPath(dirname(newerNode()), join(modules, ".bin")),
  HUBWARDEN_STARTED_AT: String(startedAt),
});

/** Installs what the lock file lists, unless exactly that is installed already. */
async function ensureDependencies() {
  const lockText = readFileSync(join(root, "package-lock.json"), "utf8");
  const lockHash = createHash("sha256").update(lockText).digest("hex");
  if (readJson(stampFile)?.lock === lockHash) return;

  // Somebody may have called npm by hand: then what it installed counts, and nothing is thrown away.
  if (!installedAsLocked(lockText)) {
    console.log(
      existsSync(modules)
        ? "Set-up: package-lock.json has changed, installing the dependencies again (npm ci) …"
        : "Set-up: installing the dependencies (npm ci); this happens once …",
    );
    rmSync(stampFile, { force: true });
    // The Node that runs npm here may be older than some packages ask for; they run on the one that npm brings.
    const code = await npm("ci", "--no-audit", "--no-fund", "--loglevel=error");
    if (code !== 0) {
      fail(
        `The dependencies could not be installed: npm ci ended with code ${code}, its own message is above. ` +
          "Check the connection to the npm registry and run the same command again; nothing else has been changed.",
      );
    }
    console.log(`Set-up: dependencies installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  writeFileSync(stampFile, `${JSON.stringify({ lock: lockHash })}\n`);
}

/** Compares npm's own record of what is in node_modules with the lock file. */
function installedAsLocked(lockText) {
  const installed = readJson(join(modules, ".package-lock.json"))?.packages;
  if (installed === undefined) return false;
  const locked = JSON.parse(lockText).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const found = installed[path];
    // An optional package belongs to one platform; that it is missing here says nothing.
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Runs npm: the very npm that called us if there is one, else the one in PATH. */
function npm(...command) {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith("npm-cli.js")) return run(process.execPath, [npmScript, ...command], process.env);
  // On Windows npm is a .cmd file, which Node starts only through a shell. The arguments are fixed words.
  return run("npm", command, process.env, process.platform === "win32");
}

/** The Node that came as a package; the present one if that is missing and new enough to run TypeScript. */
function newerNode() {
  const own = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    "The npm package `node` has not brought its program: npm was probably told to run no install scripts. " +
      "Allow them for the package `node` (npm rebuild node), or use Node 24 or newer, and run the same command again.",
  );
}

/** The environment with these folders first in PATH; the variable is spelled "Path" on Windows. */
function withPath(...folders) {
  const key = Object.keys(process.env).find((candidate) => candidate.toUpperCase() === "PATH") ?? "PATH";
  const rest = (process.env[key] ?? "").split(delimiter).filter((folder) => !folders.includes(folder));
  return { ...process.env, [key]: [...folders, ...rest].join(delimiter) };
}

/**
 * Runs a program with our terminal and gives its exit code. Ctrl-C reaches the child by itself, because it belongs to
 * the same terminal; we only stay until it has tidied up.
 */
function run(program, programArgs, env, shell = false) {
  return new Promise((resolve) => {
    const child = spawn(program, programArgs, { cwd: root, env, stdio: "inherit", shell });
    const stay = () => {};
    const passOn = (signal) => child.kill(signal);
    process.on("SIGINT", stay);
    process.on("SIGTERM", passOn);
    process.on("SIGHUP", passOn);
    child.on("error", (error) => fail(`${program} could not be started: ${error.message}`));
    child.on("exit", (code, signal) => {
      process.off("SIGINT", stay);
      process.off("SIGTERM", passOn);
      process.off("SIGHUP", passOn);
      if (signal === "SIGINT") process.exit(130);
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
