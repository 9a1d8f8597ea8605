import { startSandbox } from "../../sandbox/index.ts";
import { chainOf, shapeOf } from "../calls/shape.ts";
import { expectAllStored } from "../calls/truth.ts";
import { launch } from "../kit/extension.ts";
import { median, ratio, type Section, table } from "../kit/report.ts";
import { connectAndSync, type SyncRun, syncAgain } from "../kit/sync.ts";
import type { WorldName } from "../kit/worlds.ts";

const latencyMs = 150;
const runs = 5;

/** How long a sync takes, against the time that Meta's answers alone take when each has to wait for the one before. */
export async function measureTime(world: WorldName): Promise<Section> {
  const first: number[] = [];
  const second: number[] = [];
  let chain = 0;
  for (let run = 0; run < runs; run += 1) {
    const sandbox = await startSandbox({ world, latencyMs });
    const portfolio = sandbox.world.portfolio();
    chain = chainOf(shapeOf(portfolio));
    // A browser that knows nothing yet, with the page open from which somebody has started the sync.
    const extension = await launch(sandbox.port);
    try {
      const page = await extension.page("hub.html");
      const begun = await connectAndSync(page, sandbox);
      const again = await syncAgain(page, begun.hub.id);
      for (const { hub } of [begun, again]) expectAllStored(hub.synced?.counts, portfolio);
      first.push(durationOf(begun));
      second.push(durationOf(again));
    } finally {
      await extension.close();
      await sandbox.close();
    }
  }
  const least = chain * latencyMs;
  const row = (who: string, times: number[]): (string | number)[] => [
    who,
    Math.round(median(times)),
    least,
    ratio(median(times) / least),
    `${ratio(Math.min(...times) / least)}–${ratio(Math.max(...times) / least)}`,
  ];
  const target = (who: string, times: number[]) => ({
    what: `time, ${world}: ${who} ÷ the longest chain`,
    value: median(times) / least,
    bound: { most: 2 },
  });
  return {
    name: `Time, ${world}`,
    text: [
      `Every answer takes ${latencyMs} ms more; the longest chain of answers that wait for each other has ${chain}. ` +
        `Medians of ${runs} runs, each in a fresh browser, from the task's creation to its end by the worker's own clock.`,
      table(["sync", "ms", "chain × latency", "ratio", "of all runs"], [
        row("first", first),
        row("second", second),
      ]),
    ],
    targets: [target("first sync", first), target("second sync", second)],
    figures: { chain, latencyMs, first, second },
  };
}

function durationOf({ task }: SyncRun): number {
  return (task.finishedAt ?? Number.NaN) - task.createdAt;
}
