import { rmSync } from "node:fs";
import { execTool } from "../kit/exec.ts";
import { type Counts, playwrightReport, vitestReport } from "./counts.ts";

export interface Stage {
  name: string;
  title: string;
  /** Whose report has the numbers of tests, if the stage has tests. */
  counts?: "vitest" | "chromium" | "firefox";
  /** The stage without whose success this one would only tell the same failure again, slowly. */
  needs?: string;
  /** Whether all is well. What there is to see goes to the terminal as it comes. */
  run(): Promise<boolean>;
}

export interface StageResult {
  stage: Stage;
  ok: boolean;
  milliseconds: number;
  counts: Counts | undefined;
}

/** The stages of `npm test`, in order. */
export const stages: readonly Stage[] = [
  { name: "prepare", title: "prepare (wxt prepare)", run: () => tool("wxt", "wxt", ["prepare"]) },
  { name: "types", title: "types (tsc)", run: () => tool("typescript", "tsc", ["--noEmit"]) },
  { name: "lint", title: "lint (biome)", run: () => tool("@biomejs/biome", "biome", ["check", "."]) },
  { name: "build", title: "build (Chrome and Firefox)", run: buildBoth },
  { name: "unit", title: "unit (vitest)", counts: "vitest", run: unit },
  {
    name: "e2e",
    title: "end to end (Chromium)",
    counts: "chromium",
    needs: "build",
    run: () => playwright("chromium"),
  },
  {
    name: "firefox",
    title: "end to end (Firefox)",
    counts: "firefox",
    needs: "build",
    run: () => playwright("firefox"),
  },
];

async function tool(packageName: string, bin: string, args: readonly string[]): Promise<boolean> {
  return (await execTool(packageName, bin, args)).code === 0;
}

/** Both at once; each one's output is shown when it is complete, so that the two do not mix. */
async function buildBoth(): Promise<boolean> {
  const builds = [["build"], ["build", "-b", "firefox", "--mv3"]].map(async (args) => {
    const result = await execTool("wxt", "wxt", args, { output: "collect" });
    console.log(`${result.output.trim()}\n`);
    return result.code === 0;
  });
  return (await Promise.all(builds)).every((ok) => ok);
}

function unit(): Promise<boolean> {
  rmSync(vitestReport, { force: true });
  return tool("vitest", "vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${vitestReport}`,
  ]);
}

async function playwright(project: "chromium" | "firefox"): Promise<boolean> {
  const report = playwrightReport(project);
  rmSync(report, { force: true });
  const result = await execTool(
    "@playwright/test",
    "playwright",
    ["test", `--project=${project}`, "--reporter=list,json"],
    { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return result.code === 0;
}
