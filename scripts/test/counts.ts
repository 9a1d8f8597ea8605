import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "../kit/paths.ts";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const vitestReport = join(cacheDir, "reports", "vitest.json");

export function playwrightReport(project: string): string {
  return join(cacheDir, "reports", `playwright-${project}.json`);
}

/** The numbers of vitest's report; undefined if there is none, because vitest never came that far. */
export function readVitestCounts(): Counts | undefined {
  const report = readReport(vitestReport);
  if (report === undefined) return undefined;
  return {
    passed: numberOf(report, "numPassedTests"),
    failed: numberOf(report, "numFailedTests"),
    skipped: numberOf(report, "numPendingTests") + numberOf(report, "numTodoTests"),
  };
}

/** The numbers of Playwright's report for one project; a flaky test counts as failed. */
export function readPlaywrightCounts(project: string): Counts | undefined {
  const stats = readReport(playwrightReport(project))?.stats;
  if (typeof stats !== "object" || stats === null) return undefined;
  const numbers = stats as Record<string, unknown>;
  return {
    passed: numberOf(numbers, "expected"),
    failed: numberOf(numbers, "unexpected") + numberOf(numbers, "flaky"),
    skipped: numberOf(numbers, "skipped"),
  };
}

function readReport(file: string): Record<string, unknown> | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function numberOf(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  return typeof value === "number" ? value : 0;
}
