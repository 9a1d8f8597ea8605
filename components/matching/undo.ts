import { i18n } from "#i18n";
import { send } from "../../lib/messages/send.ts";
import type { Problem } from "../../lib/problem.ts";
import { number } from "../format.ts";
import { toast } from "../toast.tsx";

export interface Deed {
  hubId: string;
  deedId: string;
}

/** Says what was decided, with a way to take it back. */
export function told(text: string, deeds: readonly Deed[]): void {
  toast(text, { action: { label: i18n.t("matching.undo"), act: () => void undo(deeds) } });
}

async function undo(deeds: readonly Deed[]): Promise<void> {
  let skipped = 0;
  for (const deed of deeds) {
    const envelope = await send("decision.undo", deed);
    if (!envelope.ok) return complain(envelope.problem);
    skipped += envelope.answer.skipped;
  }
  toast(skipped > 0 ? i18n.t("matching.undoneSome", skipped, [number(skipped)]) : i18n.t("matching.undone"));
}

/** A problem where there is no place to show it but the toast. */
export function complain({ kind }: Problem): void {
  toast(`${i18n.t(`problem.${kind}.sentence`)} ${i18n.t(`problem.${kind}.remedy`)}`, { bad: true });
}
