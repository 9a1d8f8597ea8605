import { fail } from "../../errors.ts";
import { accessTo, type GraphCall } from "../call.ts";
import { type Caller, type EdgeSpec, type NodeSpec, type PermissionRow, ref } from "../spec.ts";
import { assignedEdges } from "./people.ts";

/** Edges that only `/me` has (docs: Who am I, what may I do). */
export const callerEdges: Record<string, EdgeSpec<{ id: string }>> = {
  permissions: {
    of: "Permission",
    rows: (_caller, call) =>
      call.token.scopes.map((permission) => ref("Permission", { permission, status: "granted" })),
  },
  businesses: {
    of: "Business",
    rows: (_caller, call) =>
      call.access.map(({ businessId }) => ref("Business", call.env.world.data.business(businessId))),
  },
  business_users: {
    of: "BusinessUser",
    extras: ["role"],
    rows: (_caller, call) =>
      call.access.flatMap(({ holderId }) => {
        const member = call.env.world.data.entity(holderId);
        return member?.type === "member" ? [ref("BusinessUser", member)] : [];
      }),
  },
  assigned_applications: {
    of: "Application",
    extras: ["tasks", "permitted_tasks"],
    rows: (_caller, call) => {
      const { data } = call.env.world;
      const actor = data.entity(call.token.actorId);
      const apps = actor?.type === "system_user" ? [...actor.installedApps] : [];
      return apps.flatMap((id) => {
        const app = data.entity(id);
        return app?.type === "asset" ? [ref("Application", app, { tasks: ["DEVELOP", "ANALYZE", "TEST"] })] : [];
      });
    },
  },
};

/** The same edges on a system user's own node; on any other system user they do not exist. */
export const selfEdges: Record<string, EdgeSpec<{ id: string }>> = Object.fromEntries(
  Object.entries(callerEdges).map(([name, edge]) => [
    name,
    {
      ...edge,
      rows: (node: { id: string }, call: GraphCall, params: Record<string, string>) => {
        if (node.id === call.token.actorId) return edge.rows(node, call, params);
        return fail("100", { message: `(#100) Tried accessing nonexisting field (${name}) on node type (SystemUser)` });
      },
    },
  ]),
);

/** The edges of a person who is a member of several portfolios: all assignments together. */
function ofAllMemberships(edge: EdgeSpec<{ id: string }>): EdgeSpec<Caller> {
  return {
    ...edge,
    rows: (_caller, call, params) => call.access.flatMap(({ holderId }) => edge.rows({ id: holderId }, call, params)),
  };
}

export const userSpec: NodeSpec<Caller> = {
  id: ({ id }) => id,
  defaults: ["id", "name"],
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    client_business_id: (_caller, call: GraphCall) =>
      call.token.kind === "bisu" && accessTo(call, call.token.businessId) ? call.token.businessId : undefined,
  },
  edges: {
    ...callerEdges,
    ...Object.fromEntries(Object.entries(assignedEdges).map(([name, edge]) => [name, ofAllMemberships(edge)])),
  },
};

export const permissionSpec: NodeSpec<PermissionRow> = {
  defaults: ["permission", "status"],
  fields: { permission: ({ permission }) => permission, status: ({ status }) => status },
  edges: {},
};
