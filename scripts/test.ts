import { readArguments } from "./kit/arguments.ts";
import { seconds } from "./kit/seconds.ts";
import { setUp } from "./setup/set-up.ts";
import { readPlaywrightCounts, readVitestCounts } from "./test/counts.ts";
import { type Stage, type StageResult, stages } from "./test/stages.ts";
import { printSummary } from "./test/summary.ts";

// `npm test`: everything that must hold. All stages run, also after one has failed: one run shows all that is wrong.

const { only } = readArguments({
  only: { type: "string", help: `some stages: ${stages.map((stage) => stage.name).join(",")}` },
});
const wanted = only?.split(",").map((name) => name.trim());
const unknown = wanted?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(", ")}. There are: ${stages.map((stage) => stage.name).join(", ")}.`);
  process.exit(2);
}

heading("set-up");
await setUp();

const results: StageResult[] = [];
for (const stage of stages) {
  if (wanted !== undefined && !wanted.includes(stage.name)) continue;
  heading(stage.title);
  results.push(await runStage(stage));
}
printSummary(results);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;

async function runStage(stage: Stage): Promise<StageResult> {
  if (results.some((earlier) => earlier.stage.name === stage.needs && !earlier.ok)) {
    console.log(`FAILED, because "${stage.needs}" did`);
    return { stage, ok: false, milliseconds: 0, counts: undefined };
  }
  const from = performance.now();
  const ok = await stage.run();
  const milliseconds = performance.now() - from;
  const counts =
    stage.counts === "vitest" ? readVitestCounts() : stage.counts ? readPlaywrightCounts(stage.counts) : undefined;
  console.log(`${ok ? "ok" : "FAILED"}, ${seconds(milliseconds)}`);
  return { stage, ok, milliseconds, counts };
}

function heading(title: string): void {
  console.log(`\n── ${title} ${"─".repeat(Math.max(3, 76 - title.length))}`);
}
