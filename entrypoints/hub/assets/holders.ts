import { inOrder } from "../../../components/format.ts";
import { listHoldings, listMembers, listSystemUsers } from "../../../lib/store/inventory.ts";
import type { Asset, Holdings } from "../../../lib/store/records.ts";

export interface Holder {
  id: string;
  name: string;
  email: string | null;
  kind: Holdings["holderKind"];
  /** None: somebody who could be given it. */
  tasks: string[];
}

/** Who has an asset, and who has not. Holdings are kept by holder, so that all of the hub are looked through, when asked. */
export async function readHolders({ hubId, kind, id }: Asset): Promise<{ holders: Holder[]; others: Holder[] }> {
  const [holdings, members, systemUsers] = await Promise.all([
    listHoldings(hubId),
    listMembers(hubId),
    listSystemUsers(hubId),
  ]);
  const people = new Map<string, Holder>();
  for (const { id, name, email } of members) people.set(id, { id, name, email, kind: "member", tasks: [] });
  for (const { id, name } of systemUsers) people.set(id, { id, name, email: null, kind: "systemUser", tasks: [] });
  const holders: Holder[] = [];
  for (const { holderId, holderKind, holderName, grants } of holdings) {
    const grant = grants.find((each) => each.kind === kind && each.assetId === id);
    if (!grant) continue;
    const known = people.get(holderId) ?? { id: holderId, name: holderName ?? holderId, email: null, kind: holderKind };
    holders.push({ ...known, tasks: grant.tasks });
    people.delete(holderId);
  }
  const byName = (a: Holder, b: Holder) => inOrder(a.name, b.name);
  return { holders: holders.sort(byName), others: [...people.values()].sort(byName) };
}
