import type { Page } from "@playwright/test";
import type { Answer, Ask, CommandName, Envelope } from "../../lib/messages/protocol.ts";
import type { Hub, Task } from "../../lib/store/records.ts";
import type { Sandbox } from "../../sandbox/index.ts";
import { databaseOf } from "./database.ts";

const patienceMs = 180_000;

/** A sync that ended well, and the hub as it left it. */
export interface SyncRun {
  task: Task;
  hub: Hub;
}

/** Connects the world's portfolio, with which the first sync begins, and waits for its end. */
export async function connectAndSync(page: Page, sandbox: Sandbox): Promise<SyncRun> {
  const { id, appId, name } = sandbox.world.portfolio();
  const token = sandbox.tokens.admin(id);
  const form = { label: name, token, businessId: id, appId, loginMethod: "sso" } as const;
  const answer = await order(page, "hub.connect", form);
  if (answer.outcome !== "connected") throw new Error(`The portfolio was not connected: ${JSON.stringify(answer)}`);
  return await ended(page, answer.hubId);
}

/** "Sync" once more. */
export async function syncAgain(page: Page, hubId: string): Promise<SyncRun> {
  const { taskIds } = await order(page, "sync.start", { hubIds: [hubId] });
  return await ended(page, hubId, taskIds[0]);
}

async function ended(page: Page, hubId: string, taskId?: string): Promise<SyncRun> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    // One or two small rows, five times a second: the sync does not feel it.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { all, one } = databaseOf(page);
    const tasks = taskId === undefined ? await all<Task>("tasks") : [await one<Task>("tasks", taskId)];
    const task = tasks.find((candidate) => candidate?.hubId === hubId);
    const state = task?.status.name;
    if (task && state === "completed") return { task, hub: await one<Hub>("hubs", hubId) };
    // "waiting" is no end: an answer that was too large is asked for again, smaller.
    if (state === "failed" || state === "canceled" || state === "attention") {
      throw new Error(`The sync came to this instead of its end: ${JSON.stringify(task?.status)}`);
    }
    if (Date.now() > deadline) throw new Error(`The sync did not end within ${patienceMs / 1000} s.`);
  }
}

interface ExtensionPage {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** Sends a command to the worker as a page of ours does. */
async function order<C extends CommandName>(page: Page, command: C, ask: Ask<C>): Promise<Answer<C>> {
  const envelope = (await page.evaluate(
    (message) => (globalThis as unknown as ExtensionPage).chrome.runtime.sendMessage(message),
    { version: 1, command, ask },
  )) as Envelope<Answer<C>> | undefined;
  if (!envelope?.ok) throw new Error(`${command} was refused: ${JSON.stringify(envelope)}`);
  return envelope.answer;
}
