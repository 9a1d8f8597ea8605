import type { Sandbox } from "../../sandbox/index.ts";
import { practiceForm } from "../main-job/practice.ts";
import { takeScreenshots } from "../main-job/screenshots.ts";
import { printSummary } from "../main-job/summary.ts";
import { connectByForm, waitForSync } from "../main-job.ts";
import type { OpenBrowser } from "./open-browser.ts";

const limitMs = 10 * 60_000;

/** Connects, syncs, tells what was imported. Gives back whether it is all that there is. */
export async function runHeadless(browser: OpenBrowser, sandbox: Sandbox): Promise<boolean> {
  const form = practiceForm(sandbox);
  const hub = await browser.page("hub.html");
  try {
    await connectByForm(hub, form);
    const imported = await waitForSync(hub, form.businessId, limitMs);
    const complete = printSummary(imported, sandbox.world.portfolio(form.businessId), sandbox.totals().httpRequests);
    if (!complete) console.error("What was imported differs from what there is at the local Meta.");
    return complete;
  } finally {
    // Also, and above all, when something went wrong.
    await takeScreenshots(hub, await browser.page("popup.html"));
    for (const complaint of browser.complaints()) console.error(complaint);
  }
}
