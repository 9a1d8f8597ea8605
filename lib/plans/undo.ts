import type { Inventory } from "../store/inventory.ts";
import type { Change, Intent } from "../store/plan-records.ts";
import type { Hub } from "../store/records.ts";
import { type Context, groundOf } from "./ground.ts";
import type { DeedKind } from "./kind.ts";
import { deedKind, subjectsOf } from "./registry.ts";

/** What would take a plan back, and the changes of it that nothing takes back. */
export interface Undo {
  intents: Intent[];
  cannot: Change[];
}

/**
 * The inverse of what a plan has done, last first. It is previewed, guarded and applied like any plan. A removal is taken back by inviting
 * the address again; its role comes with the invitation, its assignments wait for the acceptance.
 */
export function undoIntents(hub: Hub, inventory: Inventory, changes: readonly Change[], context: Context): Undo {
  const ground = groundOf(hub, inventory, context, subjectsOf);
  const undo: Undo = { intents: [], cannot: [] };
  for (const change of [...changes].sort((a, b) => b.n - a.n)) {
    // What was so before we came is not ours to take back.
    if (change.state.name !== "done" || change.state.already) continue;
    const intents = (deedKind(change.deed) as DeedKind).inverse(change.deed, change.result, ground);
    undo.intents.push(...intents);
    if (intents.length === 0) undo.cannot.push(change);
  }
  return undo;
}
