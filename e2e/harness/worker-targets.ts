import type { BrowserContext, CDPSession } from "@playwright/test";

const sessions = new WeakMap<BrowserContext, Promise<CDPSession>>();

/** A protocol session with the browser itself, one for each context. */
export function sessionOfBrowser(context: BrowserContext): Promise<CDPSession> {
  const known = sessions.get(context);
  if (known !== undefined) return known;
  const browser = context.browser();
  if (browser === null) throw new Error("This context belongs to no browser that can be spoken to.");
  const made = browser.newBrowserCDPSession();
  sessions.set(context, made);
  return made;
}

/** The ids of the service workers that really run for this origin; Playwright's own list lags behind. */
export async function workerTargets(context: BrowserContext, origin: string): Promise<string[]> {
  const session = await sessionOfBrowser(context);
  const { targetInfos } = await session.send("Target.getTargets");
  return targetInfos
    .filter((target) => target.type === "service_worker" && target.url.startsWith(`${origin}/`))
    .map((target) => target.targetId);
}
