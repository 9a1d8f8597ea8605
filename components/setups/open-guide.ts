import { browser } from "wxt/browser";
import type { Ask } from "../../lib/messages/protocol.ts";
import type { Sender } from "../use-command.ts";

/** Turns the guide on and goes to Business settings, where it is. */
export async function openGuide(ask: Sender["ask"], what: Ask<"setup.start">): Promise<void> {
  const answer = await ask("setup.start", what);
  if (answer) await browser.tabs.create({ url: answer.address });
}
