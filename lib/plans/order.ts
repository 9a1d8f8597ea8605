import type { Change, Deed } from "../store/plan-records.ts";
import { assetKey } from "./ground.ts";
import { isAdmin } from "./roles.ts";

/**
 * Add before remove, also when the adding fails: what takes an asset from somebody, or an admin from the portfolio, goes only
 * after everything before it in the plan that gives the same to somebody else.
 */

/**
 * - `go`: nothing that it needs is missing
 * - `behind`: what it needs is to come yet, or waits for a second admin
 * - `heldBack`: what it needs has failed, or was canceled
 */
export type Standing = "go" | "behind" | "heldBack";

/** Where a change stands among those of its plan; of these only the ones that are not done matter. Pure. */
export function standing(change: Change, plan: readonly Change[]): Standing {
  const taken = takes(change.deed);
  if (taken.length === 0) return "go";
  const needs = plan.filter(
    ({ n, deed, state }) => n < change.n && state.name !== "done" && gives(deed).some((key) => taken.includes(key)),
  );
  if (needs.some(({ state }) => state.name === "failed" || state.name === "canceled")) return "heldBack";
  // Who is only invited may never come: the preview did not count on them, so nothing waits for them.
  return needs.some(({ state }) => state.name !== "acceptance") ? "behind" : "go";
}

function gives(deed: Deed): string[] {
  if (deed.kind === "assign") {
    const more = deed.after.some((task) => !deed.before.includes(task));
    return more ? [assetKey(deed.assetKind, deed.assetId)] : [];
  }
  return deed.kind === "role" && isAdmin({ role: deed.after }) ? ["admins"] : [];
}

function takes(deed: Deed): string[] {
  switch (deed.kind) {
    case "assign": {
      const less = deed.before.some((task) => !deed.after.includes(task));
      return less ? [assetKey(deed.assetKind, deed.assetId)] : [];
    }
    case "role":
      return isAdmin({ role: deed.before }) && !isAdmin({ role: deed.after }) ? ["admins"] : [];
    case "remove":
      return [
        ...deed.grants.map(({ assetKind, assetId }) => assetKey(assetKind, assetId)),
        ...(isAdmin(deed) ? ["admins"] : []),
      ];
    default:
      return [];
  }
}
