import { i18n } from "#i18n";
import { send } from "../lib/messages/send.ts";
import { number } from "./format.ts";
import { toast } from "./toast.tsx";

/** Starts the syncs of these hubs, or of all, and says what came of it. Progress shows on the cards by itself. */
export async function startSync(hubIds?: string[]): Promise<void> {
  const envelope = await send("sync.start", hubIds ? { hubIds } : {});
  if (!envelope.ok) {
    const { kind } = envelope.problem;
    toast(`${i18n.t(`problem.${kind}.sentence`)} ${i18n.t(`problem.${kind}.remedy`)}`, { bad: true });
    return;
  }
  const count = envelope.answer.taskIds.length;
  toast(count === 0 ? i18n.t("hubs.startedNone") : i18n.t("hubs.started", count, [number(count)]));
}
