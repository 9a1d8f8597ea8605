import type { Page } from "@playwright/test";
import type { Answer, Ask, CommandName, Envelope } from "../../lib/messages/protocol.ts";
import type { ChromiumWithExtension } from "../harness/chromium.ts";

interface Runtime {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/**
 * A page of the extension that runs no code of ours: commands are sent and rows are read from here where the screen is not
 * the subject.
 */
export async function openControl(extension: ChromiumWithExtension): Promise<Page> {
  const front = extension.context.pages().at(-1);
  const control = await extension.page("manifest.json");
  // A page behind another one gets a frame a second, and every click in it waits for two.
  await front?.bringToFront();
  return control;
}

/** Sends a command as a page of ours does. */
export async function send<C extends CommandName>(
  control: Page,
  command: C,
  ask: Ask<C>,
): Promise<Envelope<Answer<C>>> {
  return (await post(control, { version: 1, command, ask })) as Envelope<Answer<C>>;
}

/** Sends a command that must succeed, and gives its answer. */
export async function order<C extends CommandName>(control: Page, command: C, ask: Ask<C>): Promise<Answer<C>> {
  const envelope = await send(control, command, ask);
  if (!envelope?.ok) throw new Error(`${command} was refused: ${JSON.stringify(envelope)}`);
  return envelope.answer;
}

/** Wakes the worker by a message that asks for nothing. */
export async function nudge(control: Page): Promise<void> {
  await post(control, { version: 1, command: "nothing", ask: {} });
}

/** A worker that is killed while it answers leaves the sender without an answer; that is `null` here. */
async function post(control: Page, message: unknown): Promise<unknown> {
  return await control.evaluate(
    (sent) =>
      (globalThis as unknown as Runtime).chrome.runtime.sendMessage(sent).then(
        (answer) => answer ?? null,
        () => null,
      ),
    message,
  );
}
