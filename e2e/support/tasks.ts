import type { Page } from "@playwright/test";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of processor time of the thread. */
  tdur?: number;
  args: { name?: string };
}

/**
 * The processor time of each task of the pages' main thread while `work` goes on, longest first, in milliseconds. Processor time,
 * because on a busy machine the clock tells of the neighbours.
 */
export async function tasksDuring(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "__metadata"], excludedCategories: ["*"] },
  });
  await work();
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const main = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ ph, pid, tid, tdur }) => ph === "X" && tdur !== undefined && main.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}

/** By how much the longest task while `work` goes on is longer than the longest of the same page at rest, in milliseconds. */
export async function longerThanIdle(page: Page, work: () => Promise<unknown>): Promise<number> {
  const idle = await tasksDuring(page, () => page.waitForTimeout(2_000));
  const busy = await tasksDuring(page, work);
  return (busy[0] ?? 0) - (idle[0] ?? 0);
}
