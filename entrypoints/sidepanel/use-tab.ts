import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { portfolioOf } from "./portfolio.ts";

/**
 * The portfolio in the active tab of this panel's window, followed as tabs and addresses change. Only addresses of
 * business.facebook.com are visible to us; every other tab is "none".
 *
 * @returns `undefined` until the first look
 */
export function useTabPortfolio(): string | null | undefined {
  const [portfolio, setPortfolio] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    let last = 0;
    // Looks may overtake each other: only the newest counts.
    async function look() {
      last += 1;
      const mine = last;
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (!gone && mine === last) setPortfolio(portfolioOf(tab?.url));
    }
    const onChange = () => void look();
    const onUpdated = (_: number, changed: { url?: string; status?: string }) => {
      if (changed.url !== undefined || changed.status === "complete") void look();
    };
    browser.tabs.onActivated.addListener(onChange);
    browser.tabs.onUpdated.addListener(onUpdated);
    void look();
    return () => {
      gone = true;
      browser.tabs.onActivated.removeListener(onChange);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  }, []);
  return portfolio;
}
