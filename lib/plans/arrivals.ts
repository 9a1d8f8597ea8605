import { ownProblem } from "../problem.ts";
import { updateChanges } from "../store/change-states.ts";
import { readInventory } from "../store/inventory.ts";
import type { Change, Plan } from "../store/plan-records.ts";
import type { Hub, Invitation, Member } from "../store/records.ts";
import { sortTasks } from "./bundles.ts";
import { foldEmail } from "./email.ts";

/**
 * After a sync: who of those that changes wait for is a member now? Their changes can be begun. An invitation that is gone without anybody
 * having come fails what waited for it, but only where the sync has read people and invitations completely.
 */
export async function welcome(plan: Plan, hub: Hub): Promise<void> {
  const { members, invitations, holdings } = await readInventory(hub.id);
  const people = new Map(members.flatMap((row) => (row.email ? [[foldEmail(row.email), row] as const] : [])));
  const invited = new Map(invitations.map((row) => [foldEmail(row.email), row]));
  const gaps = new Set(hub.synced?.gaps.map(({ edge }) => edge));
  const certain = !gaps.has("business_users") && !gaps.has("pending_users");
  const held = new Map(holdings.map((row) => [row.holderId, row.grants]));

  await updateChanges(
    plan.id,
    (change) => next(change, people, invited, certain, (member) => held.get(member.id) ?? []),
    (stored, changes) => {
      const begins = changes.some(({ state }) => state.name === "pending" || state.name === "approval");
      const over = !changes.some(({ state }) => state.name === "acceptance");
      const goesOn = stored.status.name === "waiting" && (begins || over);
      return { ...stored, lookedRun: hub.currentRun, status: goesOn ? { name: "queued" } : stored.status };
    },
  );
}

function next(
  change: Change,
  people: ReadonlyMap<string, Member>,
  invited: ReadonlyMap<string, Invitation>,
  certain: boolean,
  heldBy: (member: Member) => { kind: string; assetId: string; tasks: string[] }[],
): Change {
  const { deed, state } = change;
  if (state.name !== "acceptance" || deed.kind !== "assign" || "id" in deed.holder) return change;
  const email = foldEmail(deed.holder.email);
  const member = people.get(email);
  if (member) {
    const grant = heldBy(member).find(({ kind, assetId }) => kind === deed.assetKind && assetId === deed.assetId);
    const holder = { id: member.id, name: member.name };
    return { ...change, deed: { ...deed, holder, before: sortTasks(grant?.tasks ?? []) }, state: { name: "pending" } };
  }
  if (invited.has(email) || !certain) return change;
  return { ...change, state: { name: "failed", at: Date.now(), problem: ownProblem("invitationGone") } };
}
