import { browser } from "wxt/browser";
import { ownProblem, ProblemError } from "../problem.ts";
import {
  type Answer,
  type Ask,
  type CommandName,
  type Envelope,
  PROTOCOL_VERSION,
  protocol,
  Request,
} from "./protocol.ts";
import { judge, type Place, placeOf, type Sender } from "./sender.ts";

export type Handlers = { [C in CommandName]: (ask: Ask<C>, from: Place) => Promise<Answer<C>> };

/**
 * Answers one message. The sender is judged before the content is looked at. Up to the handler's first `await` nothing is waited
 * for: a side panel opens only within the click that the message came from.
 *
 * @returns always an envelope; a handler's failure becomes its problem, anything unexpected becomes `fault`
 */
export async function answer(handlers: Handlers, message: unknown, sender: Sender): Promise<Envelope<unknown>> {
  const refuse = (kind: Parameters<typeof ownProblem>[0]) => ({ ok: false as const, problem: ownProblem(kind) });
  const tier = judge(sender, { id: browser.runtime.id, origin: browser.runtime.getURL("/").replace(/\/$/, "") });
  if (!tier) return refuse("senderRefused");
  const request = Request.safeParse(message);
  if (!request.success) return refuse("badCommand");
  if (request.data.version !== PROTOCOL_VERSION) return refuse("outdatedPage");
  const { command } = request.data;
  if (!isCommand(command)) return refuse("badCommand");
  if (protocol[command].tier !== tier) return refuse("senderRefused");
  return await handle(handlers, command, request.data.ask, placeOf(sender));
}

async function handle<C extends CommandName>(
  handlers: Handlers,
  command: C,
  raw: unknown,
  from: Place,
): Promise<Envelope<unknown>> {
  const ask = protocol[command].ask.safeParse(raw);
  if (!ask.success) return { ok: false, problem: ownProblem("badCommand") };
  try {
    return { ok: true, answer: await handlers[command](ask.data as Ask<C>, from) };
  } catch (error) {
    return { ok: false, problem: error instanceof ProblemError ? error.problem : ownProblem("fault") };
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(protocol, name);
}

/**
 * Registers the one message listener. It is not `async` and answers by `sendResponse`: in Chromium an async listener answers
 * `null` to every message, also to those meant for another listener.
 */
export function listen(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse: (response: unknown) => void) => {
    void answer(handlers, message, sender).then(sendResponse);
    return true;
  });
}
