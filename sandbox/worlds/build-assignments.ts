import { bundlesOf, defaultPermitted } from "./tasks.ts";
import type { Asset, Assignment, Business, Member, SystemUser } from "./types.ts";
import type { WorldData } from "./world.ts";

/** A random whole bundle that this business may hand out on the asset. */
export function randomTasks(
  data: WorldData,
  asset: Asset,
  businessId: string,
): Pick<Assignment, "tasks" | "groupTasks"> {
  const { random } = data;
  if (asset.kind === "asset_group") {
    const groupTasks = {
      page_tasks: [...random.pick(bundlesOf.page)],
      adaccount_tasks: [...random.pick(bundlesOf.ad_account)],
    };
    return { tasks: flatGroupTasks(groupTasks), groupTasks };
  }
  const permitted = data.permitted(asset, businessId) ?? defaultPermitted(asset.kind);
  const usable = bundlesOf[asset.kind].filter((bundle) => bundle.every((task) => permitted.includes(task)));
  return { tasks: [...(usable.length > 0 ? random.pick(usable) : permitted.slice(-1))] };
}

/** Group tasks as one flat list, so that every assignment can be compared the same way: `page_tasks:ANALYZE`. */
export function flatGroupTasks(groupTasks: Record<string, string[]>): string[] {
  return Object.entries(groupTasks).flatMap(([name, tasks]) => tasks.map((task) => `${name}:${task}`));
}

/** Heavy-tailed: most people hold a handful, a few hold very many, some hold nothing. */
function weightOf(data: WorldData, holder: Member | SystemUser): number {
  const { random } = data;
  if (holder.type === "system_user") return holder.role === "ADMIN" ? 0.5 : 4;
  if (random.chance(0.08)) return 0;
  return Math.min((1 - random.next()) ** (-1 / 1.4), 130);
}

/** Hands out exactly `count` assignments to the people and system users of the business. */
export function buildAssignments(data: WorldData, business: Business, count: number): void {
  const { random } = data;
  const holders = [...business.members.values(), ...business.systemUsers.values()];
  const assets = [business.owned, business.client].flatMap((shelf) =>
    Object.values(shelf).flatMap((kind) => [...kind.values()].filter((asset) => asset.kind !== "app")),
  );
  if (count > holders.length * assets.length * 0.5) throw new Error("too many assignments for this portfolio");
  const ends: number[] = [];
  let total = 0;
  for (const holder of holders) {
    total += weightOf(data, holder);
    ends.push(total);
  }
  const held = new Map<string, number>();
  const most = Math.floor(assets.length * 0.7);
  for (let made = 0; made < count; ) {
    const at = random.next() * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const holder = holders[low];
    const asset = random.pick(assets);
    if (!holder || data.assignments.get(holder.id, asset.id)) continue;
    const count = held.get(holder.id) ?? 0;
    if (count >= most) {
      // This holder is full; hand the row to anyone else, or a small portfolio would never fill up.
      const other = random.pick(holders);
      if ((held.get(other.id) ?? 0) >= most || data.assignments.get(other.id, asset.id)) continue;
      give(data, business, other, asset);
      held.set(other.id, (held.get(other.id) ?? 0) + 1);
    } else {
      give(data, business, holder, asset);
      held.set(holder.id, count + 1);
    }
    made += 1;
  }
}

export function give(data: WorldData, business: Business, holder: Member | SystemUser, asset: Asset): void {
  data.assignments.set({
    holderId: holder.id,
    holderKind: holder.type,
    businessId: business.id,
    assetKind: asset.kind,
    assetId: asset.id,
    ...randomTasks(data, asset, business.id),
  });
}
