/**
 * The writes of Graph that change who has access, each as the contract has it. Graph docs (operations, assigned_users).
 * Arrays travel as JSON text.
 */
import type { AssetKind } from "../asset-kinds.ts";

/** One write. A POST sends its parameters as a form, a DELETE in the address (as the SDKs do). */
export interface Write {
  method: "POST" | "DELETE";
  path: string;
  params: Readonly<Record<string, string>>;
}

export function inviteWrite(businessId: string, invite: { email: string; role: string; managed: boolean }): Write {
  const params: Record<string, string> = { email: invite.email, role: invite.role };
  if (invite.managed) params.invited_user_type = JSON.stringify(["MWA"]);
  return { method: "POST", path: `${businessId}/business_users`, params };
}

export function invitationRoleWrite(invitationId: string, role: string): Write {
  return { method: "POST", path: invitationId, params: { role } };
}

export function cancelInvitationWrite(invitationId: string): Write {
  return { method: "DELETE", path: invitationId, params: {} };
}

export function memberRoleWrite(memberId: string, role: string): Write {
  return { method: "POST", path: memberId, params: { role } };
}

export function removeMemberWrite(memberId: string): Write {
  return { method: "DELETE", path: memberId, params: {} };
}

interface Assignment {
  businessId: string;
  assetKind: AssetKind;
  assetId: string;
  userId: string;
}

/**
 * Gives somebody these tasks on an asset. The specification knows no `business` here, but a live Page refused the call without it;
 * elsewhere it is harmless.
 */
export function assignWrite({ businessId, assetKind, assetId, userId }: Assignment, tasks: readonly string[]): Write {
  const lists = assetKind === "assetGroup" ? groupLists(tasks) : { tasks: JSON.stringify(tasks) };
  return {
    method: "POST",
    path: `${assetId}/assigned_users`,
    params: { user: userId, business: businessId, ...lists },
  };
}

/** Takes all tasks on an asset from somebody. Not offered for pixels and apps. */
export function unassignWrite({ businessId, assetId, userId }: Omit<Assignment, "assetKind">): Write {
  return { method: "DELETE", path: `${assetId}/assigned_users`, params: { user: userId, business: businessId } };
}

/** The tasks of a group are one list for each kind of asset in it; our inventory puts the kind in front of the task. */
function groupLists(tasks: readonly string[]): Record<string, string> {
  const lists: Record<string, string> = {};
  for (const kind of ["page", "adaccount", "pixel"]) {
    const own = tasks.filter((task) => task.startsWith(`${kind}:`)).map((task) => task.slice(kind.length + 1));
    if (own.length > 0) lists[`${kind}_tasks`] = JSON.stringify(own);
  }
  return lists;
}

/** Graph docs (business to business): then success means "queued for a second admin". */
export function awaitsApproval(body: Readonly<Record<string, unknown>>): boolean {
  return body.requires_admin_approval === true;
}

/** The ID of what the write made, where Meta gave one. */
export function idIn(body: Readonly<Record<string, unknown>>): string | null {
  return typeof body.id === "string" && body.id !== "" ? body.id : null;
}
