import type { BrowserContext, CDPSession } from "@playwright/test";

export interface Frames {
  /** Milliseconds between one frame and the next. */
  deltas: number[];
  /** Milliseconds of processor time that the page's main thread spent, by kind of work. */
  cpu: { all: number; script: number; style: number; layout: number };
}

/** What to scroll: the element around this one that scrolls, or the page's own spacer; with `null` nothing moves. */
export interface Ride {
  url: string;
  selector: string | null;
  /** Pixels a frame. */
  step: number;
  /** Stops after so many frames; without it at the end of what is scrolled. */
  frames?: number;
}

/** Scrolls in a new tab and tells what became of the frames. */
export async function ride(context: BrowserContext, { url, selector, step, frames }: Ride): Promise<Frames> {
  const page = await context.newPage();
  try {
    await page.goto(url);
    if (selector !== null) await page.waitForSelector(selector);
    // What a page does after its first painting (folding texts for the search, for one) is not the scrolling's.
    await page.waitForTimeout(1500);
    const session = await context.newCDPSession(page);
    // Processor time, not time that passed: other programs on the machine do not count as the page's work.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const before = await cpuOf(session);
    const deltas = await page.evaluate(scroll, { selector, step, frames: frames ?? 100_000 });
    const after = await cpuOf(session);
    const spent = (kind: keyof Frames["cpu"]): number => after[kind] - before[kind];
    const cpu = { all: spent("all"), script: spent("script"), style: spent("style"), layout: spent("layout") };
    return { deltas, cpu };
  } finally {
    await page.close();
  }
}

async function cpuOf(session: CDPSession): Promise<Frames["cpu"]> {
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (wanted: string): number => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
  return {
    all: value("TaskDuration"),
    script: value("ScriptDuration"),
    style: value("RecalcStyleDuration"),
    layout: value("LayoutDuration"),
  };
}

/** Runs in the page, so it uses nothing outside itself. */
function scroll(options: { selector: string | null; step: number; frames: number }): Promise<number[]> {
  let scroller = options.selector === null ? null : document.querySelector(options.selector);
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement;
  if (options.selector !== null && !scroller) throw new Error(`Nothing around ${options.selector} can be scrolled.`);
  const end = scroller ? scroller.scrollHeight - scroller.clientHeight - 1 : Number.POSITIVE_INFINITY;
  const deltas: number[] = [];
  let at = 0;
  return new Promise((resolve) => {
    let last = 0;
    const frame = (now: number): void => {
      if (last > 0) deltas.push(now - last);
      last = now;
      if (at >= end || deltas.length >= options.frames) resolve(deltas);
      else {
        at += options.step;
        if (scroller) scroller.scrollTop = at;
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  });
}
