import type { Inventory } from "../store/inventory.ts";
import type { Change, Intent } from "../store/plan-records.ts";
import type { Hub } from "../store/records.ts";
import { foldEmail } from "./email.ts";
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
  // What was so before we came is not ours to take back.
  const ours = changes.filter(({ state }) => state.name === "done" && !state.already);
  const resent = resentIn(ours);
  for (const change of [...ours].sort((a, b) => b.n - a.n)) {
    const { deed } = change;
    if ("email" in deed && deed.kind !== "remove" && resent.has(foldEmail(deed.email))) continue;
    const intents = (deedKind(deed) as DeedKind).inverse(deed, change.result, ground);
    undo.intents.push(...intents);
    if (intents.length === 0) undo.cannot.push(change);
  }
  return undo;
}

/** Addresses whose invitation was canceled and made anew: it is there as before, so there is nothing to take back. */
function resentIn(changes: readonly Change[]): Set<string> {
  const canceled = new Set(
    changes.flatMap(({ deed }) => (deed.kind === "cancelInvitation" ? [foldEmail(deed.email)] : [])),
  );
  const invited = changes.flatMap(({ deed }) => (deed.kind === "invite" ? [foldEmail(deed.email)] : []));
  return new Set(invited.filter((email) => canceled.has(email)));
}
