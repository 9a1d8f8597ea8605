import { browser } from "wxt/browser";

/** Opens a place of the hub page in a tab: the one that shows the hub page already, or a new one. */
export async function openHub(hash: string): Promise<void> {
  const page = browser.runtime.getURL("/hub.html" as "/");
  // A tab of our own origin is visible to us without the "tabs" permission.
  const [open] = await browser.tabs.query({ url: `${page}*`, currentWindow: true });
  if (open?.id === undefined) await browser.tabs.create({ url: `${page}${hash}` });
  else await browser.tabs.update(open.id, { url: `${page}${hash}`, active: true });
}
