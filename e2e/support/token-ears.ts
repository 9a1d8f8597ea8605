import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Sandbox } from "../../sandbox/index.ts";
import type { TokenSearch } from "./token-search.ts";

interface Listening {
  heard?: string[];
  chrome: { runtime: { onMessage: { addListener(listener: (message: unknown) => void): void } } };
}

/** The page hears every message of the extension that a page can hear. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const place = globalThis as unknown as Listening;
    const heard: string[] = ["listening"];
    place.heard = heard;
    place.chrome.runtime.onMessage.addListener((message) => {
      // The browser lets every page of ours hear what is said to the worker; who has the token first must say it once.
      const { command, ask } = message as { command?: string; ask?: Record<string, unknown> };
      const isForm = command === "hub.connect" || command === "hub.replaceToken";
      const isCapture = command === "guide.capture" && ask?.name === "token";
      if (isForm) heard.push(JSON.stringify({ command, ask: { ...ask, token: ask?.token === null ? null : "said" } }));
      else if (isCapture) heard.push(JSON.stringify({ command, ask: { ...ask, value: "said" } }));
      else heard.push(JSON.stringify(message));
    });
    new BroadcastChannel("hubwarden").onmessage = ({ data }) => void heard.push(JSON.stringify(data));
  });
}

export const heardBy = (page: Page) => page.evaluate(() => (globalThis as unknown as Listening).heard ?? []);

/** All that pages and workers of the context write to the console. */
export function recordConsole(context: BrowserContext): string[] {
  const lines: string[] = ["recording"];
  context.on("console", (message) => lines.push(message.text()));
  context.on("weberror", (error) => lines.push(String(error.error().stack)));
  const watch = (worker: ReturnType<BrowserContext["serviceWorkers"]>[number]) =>
    worker.on("console", (message) => lines.push(message.text()));
  context.serviceWorkers().forEach(watch);
  context.on("serviceworker", watch);
  return lines;
}

/** Graph may hear the token in the header alone, and in the one form that asks it about the token; nobody else hears it. */
export function searchCalls(search: TokenSearch, sandbox: Sandbox): void {
  for (const { url, tokenBy, host } of sandbox.calls) {
    search.text("addresses of calls", url);
    if (host !== "graph.facebook.com") expect(tokenBy, `${host}${url}`).toBe("none");
    else expect(tokenBy).toMatch(/^(header|outer)$/);
  }
}
