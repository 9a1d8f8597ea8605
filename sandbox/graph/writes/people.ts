import { fail } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import { fullName } from "../../worlds/names-of.ts";
import type { Business, Invitation, Member } from "../../worlds/types.ts";
import { type GraphCall, requireAdmin } from "../call.ts";
import { listParam, oneOf, required, roleParam, roleTasks } from "../params.ts";
import { requireClaimedApp, requireFullTier, sensitive } from "./guard.ts";

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function requirePeopleWrite(call: GraphCall, businessId: string): void {
  requireAdmin(call, businessId);
  requireFullTier(call);
  requireClaimedApp(call, businessId);
}

/** `POST /{business}/business_users`: an invitation; its id is that of the role request (docs: Operations). */
export function invite(call: GraphCall, business: Business): JsonObject {
  const { world } = call.env;
  const email = required(call.params, "email").trim();
  requirePeopleWrite(call, business.id);
  if (!address.test(email))
    fail("100", { message: "(#100) Param email must be a valid email address", error_user_title: "Invalid email" });
  const same = (other: string | undefined) => other?.toLowerCase() === email.toLowerCase();
  if (
    [...business.invitations.values()].some((invitation) => same(invitation.email) && invitation.status === "PENDING")
  ) {
    fail("100", {
      error_user_title: "Already invited",
      error_user_msg: "There is a pending invitation for this email address.",
    });
  }
  if ([...business.members.values()].some((member) => same(member.email))) {
    fail("100", { error_user_title: "Already added", error_user_msg: "This person is already part of the business." });
  }
  const role = roleParam(call.params) ?? "EMPLOYEE";
  const tasks = roleTasks(call.params) ?? [role];
  const invitedUserType = (listParam(call.params, "invited_user_type") ?? ["FB"]).map((type) =>
    oneOf("invited_user_type", type, ["FB", "MWA"]),
  );
  return sensitive(call, `invite ${email}`, () => {
    const createdBy = call.token.actorId;
    return { id: world.addInvitation(business.id, { email, role, tasks, invitedUserType, createdBy }).id };
  });
}

function requireAnotherAdmin(call: GraphCall, member: Member): void {
  const { members } = call.env.world.data.business(member.businessId);
  const others = [...members.values()].filter(({ id, role }) => role === "ADMIN" && id !== member.id);
  if (member.role === "ADMIN" && others.length === 0) fail("3914");
}

/** `POST /{business-user}`: role, name, title, e-mail. */
export function updateMember(call: GraphCall, member: Member): JsonObject {
  const { params } = call;
  const { world } = call.env;
  requirePeopleWrite(call, member.businessId);
  const role = roleParam(params);
  const tasks = roleTasks(params);
  const stays =
    role === undefined ? (tasks?.some((task) => task === "ADMIN" || task === "MANAGE") ?? true) : role === "ADMIN";
  if (!stays) requireAnotherAdmin(call, member);
  if (params.email !== undefined && !address.test(params.email))
    fail("100", { message: "(#100) Param email must be a valid email address" });
  return sensitive(call, `update ${member.id}`, () => {
    if (role !== undefined) world.changeRole(member.id, role);
    else if (!stays) world.changeRole(member.id, tasks?.[0] ?? "EMPLOYEE");
    if (tasks) member.tasks = tasks;
    if (params.title !== undefined) member.title = params.title;
    if (params.first_name !== undefined) member.firstName = params.first_name;
    if (params.last_name !== undefined) member.lastName = params.last_name;
    if (params.first_name !== undefined || params.last_name !== undefined)
      member.name = fullName(member.firstName, member.lastName);
    // A new address waits for its owner's confirmation; the old one stays until then.
    const pending = params.email ?? params.pending_email;
    if (params.email !== undefined && params.skip_verification_email === "true") member.email = params.email;
    else if (pending !== undefined) member.pendingEmail = pending;
    if (params.clear_pending_email === "true") delete member.pendingEmail;
    return { success: true };
  });
}

/** `DELETE /{business-user}`. */
export function removeMember(call: GraphCall, member: Member): JsonObject {
  requirePeopleWrite(call, member.businessId);
  requireAnotherAdmin(call, member);
  return sensitive(call, `remove ${member.id}`, () => {
    call.env.world.removeMember(member.id);
    return { success: true };
  });
}

function requirePending(invitation: Invitation): void {
  if (invitation.status === "ACCEPTED") fail("100", { message: "(#100) The invitation has already been accepted" });
}

/** `POST /{role-request}`: another role for a pending invitation. */
export function updateInvitation(call: GraphCall, invitation: Invitation): JsonObject {
  requirePeopleWrite(call, invitation.businessId);
  requirePending(invitation);
  const role = roleParam(call.params);
  const tasks = roleTasks(call.params);
  if (role === undefined && tasks === undefined) fail("100", { message: "(#100) The parameter role is required" });
  if (role !== undefined) invitation.role = role;
  invitation.tasks = tasks ?? [invitation.role];
  invitation.updatedTime = call.env.now();
  return { id: invitation.id };
}

/** `DELETE /{role-request}`. */
export function cancelInvitation(call: GraphCall, invitation: Invitation): JsonObject {
  requirePeopleWrite(call, invitation.businessId);
  requirePending(invitation);
  call.env.world.cancelInvitation(invitation.id);
  return { success: true };
}
