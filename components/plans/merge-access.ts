import type { Holdings } from "../../lib/store/records.ts";
import { keyOf } from "./assets-of.ts";

export type Wanted = ReadonlyMap<string, readonly string[]>;

/**
 * Adds what somebody else has. Nothing is taken: on an asset that both have, the other's tasks count only where they are all of ours and
 * more, because no combination is made up.
 */
export function withAccessOf(other: Holdings["grants"], wanted: Wanted): Wanted {
  const next = new Map(wanted);
  for (const { kind, assetId, tasks } of other) {
    const key = keyOf({ kind, id: assetId });
    const own = next.get(key) ?? [];
    if (own.every((task) => tasks.includes(task))) next.set(key, tasks);
  }
  return next;
}
