import type { CDPSession, Page } from "@playwright/test";

/** Milliseconds of processor time that a page's main thread spent. */
export interface Spent {
  /** Running scripts, the page's and ours, and compiling them. */
  script: number;
  /** Everything, with style, layout and painting. */
  all: number;
}

/** Counts what a page's main thread works, without what the bench itself asks of the page. */
export class Meter {
  readonly #session: CDPSession;
  readonly #spent: Spent = { script: 0, all: 0 };
  #since: Spent = { script: 0, all: 0 };

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** For a new tab, which has done nothing yet: the first page may come with another process, whose counters begin anew. */
  static async on(page: Page): Promise<Meter> {
    const meter = new Meter(await page.context().newCDPSession(page));
    // Processor time, not time that passed: other programs on the machine do not count as the page's work.
    await meter.#session.send("Performance.enable", { timeDomain: "threadTicks" });
    meter.#since = await meter.#read();
    return meter;
  }

  /** Does what a person would not do, such as asking the page where something lies; it does not count. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    this.#add(await this.#read());
    const answer = await work();
    this.#since = await this.#read();
    return answer;
  }

  async total(): Promise<Spent> {
    const now = await this.#read();
    this.#add(now);
    this.#since = now;
    return { ...this.#spent };
  }

  #add(now: Spent): void {
    if (now.all < this.#since.all) throw new Error("The page has moved to another process: its counters began anew.");
    this.#spent.script += now.script - this.#since.script;
    this.#spent.all += now.all - this.#since.all;
  }

  async #read(): Promise<Spent> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    const value = (wanted: string): number => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
    return { script: value("ScriptDuration") + value("V8CompileDuration"), all: value("TaskDuration") };
  }
}
