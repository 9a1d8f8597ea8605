import type { Page } from "@playwright/test";
import type { Step } from "../../lib/store/records.ts";
import { startSandbox } from "../../sandbox/index.ts";
import { chainOf, shapeOf } from "../calls/shape.ts";
import { readTightly } from "../calls/tight-plan.ts";
import { expectAllStored } from "../calls/truth.ts";
import { databaseOf } from "../kit/database.ts";
import { launch } from "../kit/extension.ts";
import { median, ratio, type Section, type Target, table } from "../kit/report.ts";
import { connectAndSync, type SyncRun, syncAgain } from "../kit/sync.ts";
import type { WorldName } from "../kit/worlds.ts";

const latencyMs = 150;
const runs = 5;

interface Clock {
  /** From the task's creation to its end. */
  whole: number[];
  /** Of that, waiting for answers: the latency, and the local Meta's own work. */
  waiting: number[];
}

/** How long a sync takes, against the time that Meta's answers alone take when each has to wait for the one before. */
export async function measureTime(world: WorldName): Promise<Section> {
  const first: Clock = { whole: [], waiting: [] };
  const second: Clock = { whole: [], waiting: [] };
  const bare: number[] = [];
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
      await note(page, begun, first);
      const again = await syncAgain(page, begun.hub.id);
      await note(page, again, second);
      for (const { hub } of [begun, again]) expectAllStored(hub.synced?.counts, portfolio);
      const from = performance.now();
      await readTightly(sandbox, portfolio);
      bare.push(performance.now() - from);
    } finally {
      await extension.close();
      await sandbox.close();
    }
  }
  const least = chain * latencyMs;
  const row = (who: string, whole: number[], waiting: number[]): (string | number)[] => [
    who,
    Math.round(median(whole)),
    Math.round(median(waiting)),
    least,
    ratio(median(whole) / least),
    `${ratio(Math.min(...whole) / least)}–${ratio(Math.max(...whole) / least)}`,
  ];
  const target = (who: string, { whole }: Clock): Target => ({
    what: `time, ${world}: ${who} ÷ the longest chain`,
    value: median(whole) / least,
    bound: { most: 2 },
  });
  return {
    name: `Time, ${world}`,
    text: [
      `Every answer takes ${latencyMs} ms more; the longest chain of answers that wait for each other has ${chain}. ` +
        `Medians of ${runs} runs, each in a fresh browser, from the task's creation to its end by the worker's own clock. The ` +
        "tightest plan is read by a bare client that keeps nothing: what it needs beyond the chain is the local Meta's own time.",
      table(
        ["sync", "ms", "of it waiting", "chain × latency", "ratio", "of all runs"],
        [
          row("our first", first.whole, first.waiting),
          row("our second", second.whole, second.waiting),
          row("the tightest plan", bare, bare),
        ],
      ),
    ],
    targets: [target("first sync", first), target("second sync", second)],
    figures: { chain, latencyMs, first, second, bare },
  };
}

async function note(page: Page, { task }: SyncRun, clock: Clock): Promise<void> {
  clock.whole.push((task.finishedAt ?? Number.NaN) - task.createdAt);
  const steps = (await databaseOf(page).all<Step>("steps")).filter(({ taskId }) => taskId === task.id);
  // The steps of one request have one and the same duration, and numbers that differ in their last six bits.
  const requests = new Map(steps.map(({ n, millis }) => [Math.floor(n / 64), millis]));
  clock.waiting.push([...requests.values()].reduce((sum, millis) => sum + millis, 0));
}
