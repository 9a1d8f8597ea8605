import { seconds } from "../kit/seconds.ts";
import type { Counts } from "./counts.ts";
import type { StageResult } from "./stages.ts";

/** Prints the table of stages, and as the very last line "N passed, N failed". */
export function printSummary(results: readonly StageResult[]): void {
  console.log(`\n${"stage".padEnd(28)}${"result".padEnd(9)}${"time".padStart(8)}  tests`);
  for (const { stage, ok, milliseconds, counts } of results) {
    const word = ok ? "ok" : "FAILED";
    console.log(`${stage.title.padEnd(28)}${word.padEnd(9)}${seconds(milliseconds).padStart(8)}  ${inWords(counts)}`);
  }
  const { passed, failed } = total(results);
  console.log(`\n${passed} passed, ${failed} failed`);
}

/**
 * Adds up the tests. A stage that failed without a failed test (types, lint, a build, a file of tests that does not
 * even load) counts as one failure: "0 failed" must mean that all is well.
 */
export function total(results: readonly StageResult[]): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const { ok, counts } of results) {
    passed += counts?.passed ?? 0;
    failed += ok ? (counts?.failed ?? 0) : Math.max(1, counts?.failed ?? 0);
  }
  return { passed, failed };
}

function inWords(counts: Counts | undefined): string {
  if (counts === undefined) return "";
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}
