import { documentsNow } from "./page.ts";

/**
 * At most four looks a second, and no more than one twentieth of the time. A single slow look does not count: the first has much to make,
 * and on a busy machine one waits for the processor; after it the guide would stay behind the page for seconds.
 */
const GAP = 250;
const SHARE = 20;

export interface Watch {
  /** Looks soon, also if nothing on the page has moved. */
  poke: () => void;
  stop: () => void;
}

/**
 * Calls `look` when the page has changed, before the next frame is painted. One observer for all documents; while nothing moves,
 * nothing runs.
 */
export function watchPage(look: () => void): Watch {
  const gone = new AbortController();
  const known = new WeakSet<Document>();
  const pending: { timer?: ReturnType<typeof setTimeout>; frame?: number } = {};
  let notBefore = 0;
  let lastCost = 0;
  const observer = new MutationObserver(poke);

  function poke(): void {
    if (pending.timer !== undefined || pending.frame !== undefined || gone.signal.aborted) return;
    pending.timer = setTimeout(
      () => {
        delete pending.timer;
        pending.frame = requestAnimationFrame(run);
      },
      Math.max(0, notBefore - performance.now()),
    );
  }

  function run(): void {
    delete pending.frame;
    const began = performance.now();
    for (const each of documentsNow()) if (!known.has(each)) observe(each);
    look();
    const ended = performance.now();
    const cost = ended - began;
    notBefore = ended + Math.max(GAP, SHARE * Math.min(cost, lastCost));
    lastCost = cost;
  }

  function observe(one: Document): void {
    known.add(one);
    observer.observe(one, { subtree: true, childList: true, attributes: true, characterData: true });
    const options = { capture: true, passive: true, signal: gone.signal };
    // What is typed or chosen is no mutation; a frame that was loaded is one of its own document alone.
    for (const type of ["input", "change", "load"]) one.addEventListener(type, poke, options);
  }

  poke();
  return {
    poke,
    stop() {
      gone.abort();
      observer.disconnect();
      clearTimeout(pending.timer);
      if (pending.frame !== undefined) cancelAnimationFrame(pending.frame);
    },
  };
}
