import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Answer, Ask, CommandName } from "../lib/messages/protocol.ts";
import { send } from "../lib/messages/send.ts";
import type { Problem } from "../lib/problem.ts";

export interface Sender {
  busy: ReadonlySignal<boolean>;
  /** What went wrong with the last command; `null` once one went well. */
  problem: ReadonlySignal<Problem | null>;
  /** @returns the answer, or `null` if there was a problem or the command before is still under way */
  ask: <C extends CommandName>(command: C, ask: Ask<C>) => Promise<Answer<C> | null>;
}

/** Sends commands for one form: one at a time, with its busy state and its problem to show. */
export function useCommand(): Sender {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  async function ask<C extends CommandName>(command: C, what: Ask<C>): Promise<Answer<C> | null> {
    if (busy.peek()) return null;
    busy.value = true;
    const envelope = await send(command, what);
    busy.value = false;
    problem.value = envelope.ok ? null : envelope.problem;
    return envelope.ok ? envelope.answer : null;
  }
  return { busy, problem, ask };
}
