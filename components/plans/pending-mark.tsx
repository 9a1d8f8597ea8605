import type { ReadonlySignal } from "@preact/signals";
import { Hourglass } from "lucide";
import { Icon } from "../icon.tsx";
import { type Pending, pendingWord } from "./pending.ts";
import style from "./plans.module.css";

/** What is under way with a row. */
export function PendingMark({ pending, at }: { pending: ReadonlySignal<Pending>; at: string }) {
  const changes = pending.value.get(at);
  const word = changes ? pendingWord(changes) : null;
  if (word === null) return null;
  return (
    <span class={style.pendingMark} title={word}>
      <Icon icon={Hourglass} />
      <span>{word}</span>
    </span>
  );
}
