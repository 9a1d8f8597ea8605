import type { Sandbox } from "../../sandbox/index.ts";
import type { RecordedCall } from "../../sandbox/server/recorder.ts";

/** Something that a write did to the world, in a form that tells two of them apart. */
export type Effect = string;

/**
 * Writes down every change that a call makes to the sandbox's world. A call that is refused, cut off before it takes effect or
 * lost on its way is none; one whose answer is lost is one.
 */
export function watchEffects(sandbox: Sandbox): Effect[] {
  const { world } = sandbox;
  const effects: Effect[] = [];
  const original = {
    changeRole: world.changeRole.bind(world),
    removeMember: world.removeMember.bind(world),
    addInvitation: world.addInvitation.bind(world),
    cancelInvitation: world.cancelInvitation.bind(world),
    assign: world.assign.bind(world),
    revoke: world.revoke.bind(world),
  };
  world.changeRole = (id, role) => {
    effects.push(`role ${id} ${role}`);
    original.changeRole(id, role);
  };
  world.removeMember = (id) => {
    effects.push(`remove ${id}`);
    original.removeMember(id);
  };
  world.addInvitation = (businessId, init) => {
    effects.push(`invite ${init.email} ${init.role}`);
    const invitation = original.addInvitation(businessId, init);
    watchRole(invitation, effects);
    return invitation;
  };
  world.cancelInvitation = (id) => {
    effects.push(`cancel ${id}`);
    original.cancelInvitation(id);
  };
  world.assign = (holderId, assetId, tasks) => {
    effects.push(`assign ${holderId} ${assetId} ${JSON.stringify(tasks)}`);
    original.assign(holderId, assetId, tasks);
  };
  world.revoke = (holderId, assetId) => {
    const was = original.revoke(holderId, assetId);
    if (was) effects.push(`revoke ${holderId} ${assetId}`);
    return was;
  };
  for (const portfolio of world.portfolios) {
    for (const invitation of portfolio.invitations) watchRole(invitation, effects);
  }
  return effects;
}

/** An invitation's role is changed in place: no function of the world tells of it. */
function watchRole(invitation: { id: string; role: string }, effects: Effect[]): void {
  let role = invitation.role;
  Object.defineProperty(invitation, "role", {
    enumerable: true,
    get: () => role,
    set: (next: string) => {
      effects.push(`invitation ${invitation.id} ${next}`);
      role = next;
    },
  });
}

/** The writes that arrived, in order. A batch is a POST too, but only of reads. */
export function writesIn(sandbox: Sandbox): RecordedCall[] {
  return sandbox.calls.filter(({ method, batch, host }) => host === "graph.facebook.com" && method !== "GET" && !batch);
}
