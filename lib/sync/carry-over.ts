import type { AssetKind } from "../asset-kinds.ts";
import { INVENTORY, rootEdge } from "../meta/inventory.ts";
import type { Inventory } from "../store/inventory.ts";
import type { Gap, Holdings } from "../store/records.ts";
import { type Assembled, recount } from "./assemble.ts";

/**
 * Half an inventory is no inventory: what an edge did not tell completely is not gone. Every row that was known before, is
 * missing now, and stands behind an edge with a gap is kept as it was.
 */
export function carryOver(before: Inventory, { inventory, gaps }: Assembled): Inventory {
  if (gaps.length === 0) return inventory;
  const open = new Set(gaps.map((gap) => gap.edge));
  const rootsOf = (test: (root: (typeof INVENTORY)[number]) => boolean) =>
    INVENTORY.some((root) => test(root) && open.has(root.edge));

  const members = keep(
    before.members,
    inventory.members,
    (row) => row.id,
    () => open.has("business_users"),
  );
  const systemUsers = keep(
    before.systemUsers,
    inventory.systemUsers,
    (row) => row.id,
    () => open.has("system_users"),
  );
  const memberIds = new Set(members.map((row) => row.id));
  const people = new Set([...memberIds, ...systemUsers.map((row) => row.id)]);
  const kept: Inventory = {
    members,
    systemUsers,
    invitations: keep(
      before.invitations,
      inventory.invitations,
      (row) => row.id,
      () => open.has("pending_users"),
    ),
    partners: keep(
      before.partners,
      inventory.partners,
      (row) => `${row.relation} ${row.id}`,
      (row) => rootsOf(({ holds }) => holds.what === "partners" && holds.relation === row.relation),
    ),
    assets: keep(
      before.assets,
      inventory.assets,
      (row) => `${row.kind} ${row.id}`,
      (row) =>
        rootsOf(({ holds }) => holds.what === "assets" && holds.kind === row.kind && holds.relation === row.relation),
    ),
    // An asset may name somebody whom the list of members hides: it is nobody else for that.
    holdings: keepHoldings(before.holdings, inventory.holdings, open, people).map((held) =>
      held.holderKind === "other" && people.has(held.holderId)
        ? { ...held, holderKind: memberIds.has(held.holderId) ? "member" : "systemUser", holderName: null }
        : held,
    ),
  };
  recount(kept);
  return kept;
}

function keep<Row>(before: Row[], after: Row[], key: (row: Row) => string, mayHide: (row: Row) => boolean): Row[] {
  const there = new Set(after.map(key));
  return [...after, ...before.filter((row) => !there.has(key(row)) && mayHide(row))];
}

function keepHoldings(before: Holdings[], after: Holdings[], open: Set<string>, people: Set<string>): Holdings[] {
  const now = new Map(after.map((held) => [held.holderId, held]));
  for (const held of before) {
    // A person who certainly left holds nothing any more.
    if (held.holderKind !== "other" && !people.has(held.holderId)) continue;
    const present = now.get(held.holderId);
    const there = new Set(present?.grants.map((grant) => `${grant.kind} ${grant.assetId}`));
    const hidden = held.grants.filter(
      (grant) => !there.has(`${grant.kind} ${grant.assetId}`) && mayHideGrant(held.holderKind, grant.kind, open),
    );
    if (hidden.length === 0) continue;
    const grants = [...(present?.grants ?? []), ...hidden].sort((a, b) =>
      `${a.kind} ${a.assetId}` < `${b.kind} ${b.assetId}` ? -1 : 1,
    );
    now.set(held.holderId, { ...(present ?? held), grants });
  }
  return [...now.values()];
}

/** Whether an edge that tells of such assignments has a gap. */
function mayHideGrant(holderKind: Holdings["holderKind"], kind: AssetKind, open: Set<string>): boolean {
  return INVENTORY.some((root) =>
    root.nested.some((nested) => {
      if (nested.kind !== kind) return false;
      const ofHolder =
        root.holds.what === "members" ? "member" : root.holds.what === "systemUsers" ? "systemUser" : null;
      if (nested.of === "person" && ofHolder !== holderKind) return false;
      return open.has(root.edge) || open.has(`${root.edge}/${nested.edge}`);
    }),
  );
}

/** The gaps that were refusals: the next run asks for these paths alone first. */
export function refusedPaths(gaps: Gap[]): string[] {
  return gaps
    .filter((gap) => gap.why.kind === "noAccess" && rootEdge(gap.edge.split("/")[0] ?? "") !== undefined)
    .map((gap) => gap.edge);
}
