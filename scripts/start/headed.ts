import { type ConnectForm, fillConnectForm, openConnectForm } from "../main-job.ts";
import type { OpenBrowser } from "./open-browser.ts";

/** Opens what somebody needs to try the product, fills in the form, and stays until the browser is closed. */
export async function showHeaded(browser: OpenBrowser, form: ConnectForm): Promise<void> {
  await browser.visit(`https://business.facebook.com/latest/settings?business_id=${form.businessId}`);
  const hub = await browser.page("hub.html");
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  const ended = Promise.race([browser.closed, interrupted]);
  try {
    await Promise.race([openConnectForm(hub).then(() => fillConnectForm(hub, form)), ended]);
    console.log('The connect form is filled in: press "Connect app". Close the browser or press Ctrl-C to end.');
  } catch {
    // Somebody was quicker than us and went elsewhere: it is their browser.
    console.log('Press "Connect Business Hub" and use the values above. Close the browser or press Ctrl-C to end.');
  }
  await ended;
}
