import { fail } from "../../errors.ts";
import { isoTime } from "../../json.ts";
import type { AssetKind, Assignment, Invitation, Member, SystemUser } from "../../worlds/types.ts";
import type { GraphCall } from "../call.ts";
import { type EdgeSpec, type NodeRef, type NodeSpec, ref } from "../spec.ts";
import { assetRef, assignmentExtras, groupExtras, taskExtras, typeOfKind } from "./asset-refs.ts";

/** The assignments of a person or system user on assets of one kind (docs: A person's assignments). */
export function assignedRows(
  call: GraphCall,
  holderId: string,
  kind: AssetKind,
  params: Record<string, string>,
): NodeRef[] {
  const { data } = call.env.world;
  const only = params.pages ? new Set(params.pages.match(/\d+/g) ?? []) : undefined;
  return data.assignments.ofHolder(holderId, kind).flatMap((assignment) => {
    const asset = data.entity(assignment.assetId);
    if (asset?.type !== "asset" || (only && !only.has(asset.id))) return [];
    if (params.contained_asset_id && !asset.contains.has(params.contained_asset_id)) return [];
    return [assetRef(asset, assignmentExtras(call, asset, assignment))];
  });
}

type Holder = { id: string };

function assigned(kind: AssetKind): EdgeSpec<Holder> {
  return {
    of: typeOfKind[kind],
    extras: kind === "asset_group" ? groupExtras : taskExtras,
    rows: (holder, call, params) => assignedRows(call, holder.id, kind, params),
  };
}

export const assignedEdges: Record<string, EdgeSpec<Holder>> = {
  assigned_pages: assigned("page"),
  assigned_ad_accounts: assigned("ad_account"),
  assigned_product_catalogs: assigned("product_catalog"),
  assigned_whatsapp_business_accounts: assigned("whatsapp"),
  assigned_business_asset_groups: assigned("asset_group"),
  assigned_ads_pixels: {
    ...assigned("pixel"),
    rows: (holder, call, params) => {
      if (!call.env.switches.assignedAdsPixels) {
        fail("100", {
          message: "(#100) Tried accessing nonexisting field (assigned_ads_pixels) on node type (BusinessUser)",
        });
      }
      return assignedRows(call, holder.id, "pixel", params);
    },
  },
};

export const businessUserSpec: NodeSpec<Member> = {
  id: ({ id }) => id,
  defaults: ["id", "name", "business"],
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    first_name: ({ firstName }) => firstName,
    last_name: ({ lastName }) => lastName,
    email: ({ email }) => email,
    pending_email: ({ pendingEmail }) => pendingEmail,
    title: ({ title }) => title,
    role: ({ role }) => role,
    tasks: ({ tasks }) => tasks,
    finance_permission: ({ financePermission }) => financePermission,
    ip_permission: ({ ipPermission }) => ipPermission,
    two_fac_status: ({ twoFacStatus }) => twoFacStatus,
    marked_for_removal: ({ markedForRemoval }) => markedForRemoval,
    business: ({ businessId }, call) => ref("Business", call.env.world.data.business(businessId)),
    business_role_request: ({ roleRequestId }, call) => {
      const request = roleRequestId ? call.env.world.data.entity(roleRequestId) : undefined;
      if (request?.type === "invitation") return ref("BusinessRoleRequest", request);
      return roleRequestId ? { id: roleRequestId } : undefined;
    },
  },
  edges: assignedEdges,
};

export const systemUserSpec: NodeSpec<SystemUser> = {
  id: ({ id }) => id,
  defaults: ["id", "name"],
  fields: {
    id: ({ id }) => id,
    name: ({ name }, call) => (call.token.scopes.includes("business_management") ? name : undefined),
    created_time: ({ createdTime }) => isoTime(createdTime),
    created_by: ({ createdBy }, call) => {
      const creator = createdBy ? call.env.world.data.entity(createdBy) : undefined;
      return creator?.type === "member" ? { id: creator.id, name: creator.name } : undefined;
    },
    finance_permission: ({ financePermission }) => financePermission,
    ip_permission: () => undefined,
  },
  edges: assignedEdges,
};

export const roleRequestSpec: NodeSpec<Invitation> = {
  id: ({ id }) => id,
  defaults: ["id", "email", "role", "status"],
  fields: {
    id: ({ id }) => id,
    email: ({ email }) => email,
    role: ({ role }) => role,
    tasks: ({ tasks }) => tasks,
    finance_role: ({ financeRole }) => financeRole,
    ip_role: () => undefined,
    invited_user_type: ({ invitedUserType }) => invitedUserType,
    status: ({ status }) => status,
    invite_link: ({ inviteLink }) => inviteLink,
    created_time: ({ createdTime }) => isoTime(createdTime),
    updated_time: ({ updatedTime }) => isoTime(updatedTime),
    expiration_time: ({ expirationTime }) => isoTime(expirationTime),
    expiry_time: ({ expirationTime }) => isoTime(expirationTime),
    owner: ({ businessId }, call) => ref("Business", call.env.world.data.business(businessId)),
    created_by: ({ createdBy }, call) => {
      const creator = call.env.world.data.entity(createdBy);
      if (creator?.type === "member") return ref("BusinessUser", creator);
      return creator?.type === "system_user" ? ref("SystemUser", creator) : { id: createdBy };
    },
    updated_by: ({ createdBy }) => ({ id: createdBy }),
  },
  edges: {},
};

const holderName = (assignment: Assignment, call: GraphCall): string | undefined => {
  const holder = call.env.world.data.entity(assignment.holderId);
  return holder?.type === "member" || holder?.type === "system_user" ? holder.name : undefined;
};

export const assignedUserSpec: NodeSpec<Assignment> = {
  id: ({ holderId }) => holderId,
  defaults: ["id", "name"],
  fields: {
    id: ({ holderId }) => holderId,
    name: holderName,
    user_type: ({ holderKind }) => (holderKind === "member" ? "BUSINESS_USER" : "SYSTEM_USER"),
    business: ({ businessId }, call) => ref("Business", call.env.world.data.business(businessId)),
  },
  edges: {},
};
