import { listAssets, listHoldings, listMembers } from "../../lib/store/inventory.ts";
import type { Asset, Holdings, Member } from "../../lib/store/records.ts";
import { inOrder } from "../format.ts";
import { keyOf } from "./assets-of.ts";
import type { Wanted } from "./merge-access.ts";

export interface Held {
  assets: Asset[];
  /** What the holder has, by `keyOf`. */
  present: Wanted;
  /** Others of the hub who hold something. */
  others: { member: Member; grants: Holdings["grants"] }[];
}

export async function readHeld(hubId: string, holderId: string): Promise<Held> {
  const [assets, holdings, members] = await Promise.all([listAssets(hubId), listHoldings(hubId), listMembers(hubId)]);
  const grants = new Map(holdings.map((row) => [row.holderId, row.grants]));
  return {
    assets,
    present: new Map(
      (grants.get(holderId) ?? []).map(({ kind, assetId, tasks }) => [keyOf({ kind, id: assetId }), tasks]),
    ),
    others: members
      .filter(({ id }) => id !== holderId)
      .flatMap((member) => (grants.has(member.id) ? [{ member, grants: grants.get(member.id) ?? [] }] : []))
      .sort((a, b) => inOrder(a.member.name, b.member.name)),
  };
}
