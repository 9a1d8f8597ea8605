import type { BrowserContext } from "@playwright/test";

/** What has to be on the page before its first painting counts. `null`: nothing, the document is enough. */
export type Awaited = { selector: string; least: number } | null;

/**
 * Milliseconds from the start of a navigation to the end of the frame that shows what is awaited, by the page's own clock and
 * observers: nobody polls. Each visit is a new tab, so that none profits from the one before.
 */
export async function firstPaint(context: BrowserContext, url: string, awaited: Awaited): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(watch, awaited);
    await page.goto(url, { waitUntil: "commit" });
    const shown = await page.evaluate(() => (globalThis as unknown as { shown: Promise<number> }).shown);
    if (!Number.isFinite(shown)) throw new Error(`${url} did not show ${awaited?.selector} in time.`);
    return shown;
  } finally {
    await page.close();
  }
}

/** Runs in the page before anything of its own, so it uses nothing outside itself. */
function watch(awaited: Awaited): void {
  const { promise, resolve } = Promise.withResolvers<number>();
  Object.assign(globalThis, { shown: promise });
  setTimeout(resolve, 60_000, Number.NaN);
  const isThere = (): boolean => {
    if (awaited === null) return document.readyState !== "loading" && document.body !== null;
    const found = document.querySelectorAll(awaited.selector);
    return found.length >= awaited.least;
  };
  const look = (): void => {
    if (!isThere()) return;
    observer.disconnect();
    document.removeEventListener("readystatechange", look);
    // The frame that shows it: its callbacks run before it is painted, a message sent from them arrives after.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("readystatechange", look);
}
