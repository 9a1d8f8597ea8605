import type { Browser } from "wxt/browser";
import type { Tier } from "./protocol.ts";

/** Where the content script runs, and nowhere else. */
export const SUITE_ORIGIN = "https://business.facebook.com";

/** What the browser says of a sender; the only fields that a page cannot forge. */
export type Sender = Pick<Browser.runtime.MessageSender, "id" | "origin" | "tab" | "frameId">;

/** Where a sender stands, for whoever opens something beside it. */
export interface Place {
  tabId: number | null;
  windowId: number | null;
}

export function placeOf({ tab }: Sender): Place {
  return { tabId: tab?.id ?? null, windowId: tab?.windowId ?? null };
}

/**
 * Who is speaking? The one place that reads a sender. `url` is not looked at: a compromised tab can forge it; `tab` does not
 * tell a page of ours from another, because a page of ours in a tab has one too.
 *
 * @param us id of this extension and its origin without a trailing slash
 * @returns the tier whose commands this sender may give, or `null`: refuse
 */
export function judge(sender: Sender, us: { id: string; origin: string }): Tier | null {
  if (sender.id !== us.id) return null;
  const topFrame = sender.frameId === undefined || sender.frameId === 0;
  if (!topFrame) return null;
  if (sender.origin === us.origin) return "page";
  if (sender.origin === SUITE_ORIGIN && sender.tab !== undefined && sender.frameId === 0) return "suite";
  return null;
}
