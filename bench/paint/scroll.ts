import type { BrowserContext } from "@playwright/test";

export interface Frames {
  /** Milliseconds between one frame and the next. */
  deltas: number[];
  /** How far the page was scrolled. */
  distance: number;
}

/** A page and a half a frame: no row of one frame is there in the next, and every row has to be made. */
const stepPx = 1000;
const idleFrames = 400;

/** Scrolls what the selector finds from its top to its end; with `null` it only counts the frames of a page at rest. */
export async function scrollThrough(context: BrowserContext, url: string, selector: string | null): Promise<Frames> {
  const page = await context.newPage();
  try {
    await page.goto(url);
    if (selector !== null) await page.waitForSelector(`${selector} tbody tr`);
    // What a page does after its first painting (folding texts for the search, for one) is not the scrolling's.
    await page.waitForTimeout(1500);
    return await page.evaluate(scroll, { selector, stepPx, idleFrames });
  } finally {
    await page.close();
  }
}

/** Runs in the page, so it uses nothing outside itself. */
function scroll(options: { selector: string | null; stepPx: number; idleFrames: number }): Promise<Frames> {
  const { selector, stepPx, idleFrames } = options;
  const inside = selector === null ? null : document.querySelector(selector);
  let scroller = inside;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement;
  if (selector !== null && !scroller) throw new Error(`Nothing around ${selector} can be scrolled.`);
  const deltas: number[] = [];
  return new Promise((resolve) => {
    let last = 0;
    const frame = (now: number): void => {
      if (last > 0) deltas.push(now - last);
      last = now;
      const over = scroller
        ? scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
        : deltas.length >= idleFrames;
      if (over) resolve({ deltas, distance: scroller?.scrollTop ?? 0 });
      else {
        if (scroller) scroller.scrollTop += stepPx;
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  });
}
