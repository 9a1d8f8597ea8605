import { browser } from "wxt/browser";

/** Counted up when a command changes its meaning: a page of an older version is told to reload. */
export const PROTOCOL_VERSION = 1;

/** What came back, still to be read; or why nothing did. */
export type Posted = { raw: unknown } | { failed: "noAnswer" | "outdatedPage" };

/** Posts one command to the worker. Knows no schema: whoever only posts does not carry them. */
export async function post(command: string, ask: unknown): Promise<Posted> {
  try {
    return { raw: await browser.runtime.sendMessage({ version: PROTOCOL_VERSION, command, ask }) };
  } catch {
    // "Extension context invalidated": the extension was updated under this page. Everything else is a worker that
    // did not answer. Only the first can be told from here by the id's absence.
    return { failed: browser.runtime?.id ? "noAnswer" : "outdatedPage" };
  }
}
