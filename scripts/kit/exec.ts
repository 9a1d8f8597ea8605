import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

export interface ExecOptions {
  /** "inherit" shows the output as it comes; "collect" keeps it for the answer. */
  output?: "inherit" | "collect";
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Ends the program after this many milliseconds. */
  timeoutMs?: number;
}

export interface ExecResult {
  /** The exit code; 127 if the program could not be started, 124 if it was ended for taking too long. */
  code: number;
  /** Standard output and standard error in the order in which they came; empty unless collected. */
  output: string;
}

/** Runs a program to its end. It never throws: a program that is missing is a code like any other. */
export function exec(program: string, args: readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
  return new Promise((resolve) => {
    const collect = options.output === "collect";
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: collect ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    let timedOut = false;
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill();
          }, options.timeoutMs);
    const letGo = dieWithUs(child);
    child.on("error", (error) => {
      clearTimeout(timer);
      letGo();
      resolve({ code: 127, output: error.message });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      letGo();
      resolve({ code: timedOut ? 124 : (code ?? 1), output });
    });
  });
}

/** Runs the program `bin` of an installed npm package, without a shell and without .cmd files. */
export function execTool(
  packageName: string,
  bin: string,
  args: readonly string[],
  options: ExecOptions = {},
): Promise<ExecResult> {
  return exec(process.execPath, [toolPath(packageName, bin), ...args], options);
}

/** The JavaScript file behind a package's program. */
export function toolPath(packageName: string, bin: string): string {
  const folder = join(root, "node_modules", ...packageName.split("/"));
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    bin?: string | Record<string, string>;
  };
  const path = typeof manifest.bin === "string" ? manifest.bin : manifest.bin?.[bin];
  if (path === undefined) throw new Error(`The package ${packageName} brings no program called ${bin}.`);
  return join(folder, path);
}

/** Ends the child when we are told to end; gives the way to take that back. */
export function dieWithUs(child: ChildProcess): () => void {
  const end = (): void => {
    child.kill();
  };
  process.once("exit", end);
  return () => process.off("exit", end);
}
