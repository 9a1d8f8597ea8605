import type { Intent } from "../../lib/store/plan-records.ts";
import type { Sandbox } from "../../sandbox/index.ts";
import type { AssetKind as WorldKind } from "../../sandbox/worlds/types.ts";
import type { Effect } from "./plans-effects.ts";

/** One change, the call that makes it, and what it does to the world. */
export interface Case {
  businessId: string;
  intents: Intent[];
  write: { method: "POST" | "DELETE"; path: RegExp };
  effects: Effect[];
}

type Make = (sandbox: Sandbox, businessId: string, n: number) => Case;

const node = (id: string) => new RegExp(`/${id}$`);
const edge = (id: string, name: string) => new RegExp(`/${id}/${name}$`);

function newMember({ world }: Sandbox, businessId: string, n: number, role = "EMPLOYEE") {
  const email = `case${n}.${role.toLowerCase()}@cases.example`;
  return world.addMember(businessId, { firstName: "Case", lastName: `${n} ${role}`, email, role });
}

function newInvitation({ world }: Sandbox, businessId: string, n: number) {
  return world.addInvitation(businessId, { email: `case${n}@cases.example`, role: "EMPLOYEE" });
}

interface Kind {
  ours: Extract<Intent, { kind: "assign" }>["assetKind"];
  theirs: WorldKind;
}

const PAGE: Kind = { ours: "page", theirs: "page" };
const AD_ACCOUNT: Kind = { ours: "adAccount", theirs: "ad_account" };
const CATALOG: Kind = { ours: "catalog", theirs: "product_catalog" };
const PIXEL: Kind = { ours: "pixel", theirs: "pixel" };
const INSTAGRAM: Kind = { ours: "instagram", theirs: "instagram" };
const WHATSAPP: Kind = { ours: "whatsapp", theirs: "whatsapp" };
const GROUP: Kind = { ours: "assetGroup", theirs: "asset_group" };

type Tasks = string[] | Record<string, string[]>;

/** An assignment from `before` to `after`, in the words of the world; in ours a group's tasks have their kind in front. */
function assign(kind: Kind, before: Tasks, after: Tasks): Make {
  return (sandbox, businessId, n) => {
    const { world } = sandbox;
    const holder = newMember(sandbox, businessId, n);
    const asset = world.addAsset(businessId, kind.theirs, { name: `Case ${n}` });
    if (flat(before).length > 0) world.assign(holder.id, asset.id, before);
    const tasks = flat(after);
    const gives = tasks.length > 0;
    return {
      businessId,
      intents: [{ kind: "assign", holderId: holder.id, assetKind: kind.ours, assetId: asset.id, tasks }],
      write: { method: gives ? "POST" : "DELETE", path: edge(asset.id, "assigned_users") },
      effects: [gives ? `assign ${holder.id} ${asset.id} ${JSON.stringify(after)}` : `revoke ${holder.id} ${asset.id}`],
    };
  };
}

function flat(tasks: Tasks): string[] {
  if (Array.isArray(tasks)) return tasks;
  return Object.entries(tasks).flatMap(([list, own]) => own.map((task) => `${list.replace(/_tasks$/, "")}:${task}`));
}

function role(from: string, to: string): Make {
  return (sandbox, businessId, n) => {
    const { id } = newMember(sandbox, businessId, n, from);
    return {
      businessId,
      intents: [{ kind: "role", memberId: id, role: to }],
      write: { method: "POST", path: node(id) },
      effects: [`role ${id} ${to}`],
    };
  };
}

function remove(from: string): Make {
  return (sandbox, businessId, n) => {
    const { id } = newMember(sandbox, businessId, n, from);
    return {
      businessId,
      intents: [{ kind: "remove", memberId: id }],
      write: { method: "DELETE", path: node(id) },
      effects: [`remove ${id}`],
    };
  };
}

/** Each kind of change. What it is about is put into the world; call before the hub is synced. */
export const CASES: Record<string, Make> = {
  invite: (_sandbox, businessId, n) => {
    const email = `new${n}@cases.example`;
    return {
      businessId,
      intents: [{ kind: "invite", email, role: "DEVELOPER", managed: false, grants: [] }],
      write: { method: "POST", path: edge(businessId, "business_users") },
      effects: [`invite ${email} DEVELOPER`],
    };
  },
  "cancel an invitation": (sandbox, businessId, n) => {
    const { id } = newInvitation(sandbox, businessId, n);
    return {
      businessId,
      intents: [{ kind: "cancelInvitation", invitationId: id }],
      write: { method: "DELETE", path: node(id) },
      effects: [`cancel ${id}`],
    };
  },
  // Two writes: the second one is disturbed, when the old invitation is gone and the new one is not there.
  "send an invitation again": (sandbox, businessId, n) => {
    const { id, email, role } = newInvitation(sandbox, businessId, n);
    return {
      businessId,
      intents: [{ kind: "resendInvitation", invitationId: id }],
      write: { method: "POST", path: edge(businessId, "business_users") },
      effects: [`cancel ${id}`, `invite ${email} ${role}`],
    };
  },
  "change an invitation's role": (sandbox, businessId, n) => {
    const { id } = newInvitation(sandbox, businessId, n);
    return {
      businessId,
      intents: [{ kind: "invitationRole", invitationId: id, role: "DEVELOPER" }],
      write: { method: "POST", path: node(id) },
      effects: [`invitation ${id} DEVELOPER`],
    };
  },
  "change a role": role("EMPLOYEE", "FINANCE_ANALYST"),
  "take full control": role("ADMIN", "EMPLOYEE"),
  "remove a member": remove("EMPLOYEE"),
  "remove an admin": remove("ADMIN"),
  "give a Page": assign(PAGE, [], ["ADVERTISE", "ANALYZE"]),
  "replace on an ad account": assign(AD_ACCOUNT, ["ANALYZE"], ["ADVERTISE", "ANALYZE", "MANAGE"]),
  "take a catalog": assign(CATALOG, ["ADVERTISE"], []),
  "give a pixel": assign(PIXEL, [], ["ANALYZE"]),
  "take an Instagram asset": assign(INSTAGRAM, ["ANALYZE"], []),
  "replace on WhatsApp": assign(WHATSAPP, ["VIEW_TEMPLATES"], ["DEVELOP", "MANAGE_TEMPLATES", "MESSAGING"]),
  "replace on a group": assign(
    GROUP,
    { page_tasks: ["ANALYZE"] },
    { page_tasks: ["ADVERTISE", "ANALYZE"], adaccount_tasks: ["ANALYZE"] },
  ),
  "take a group": assign(GROUP, { page_tasks: ["ANALYZE"], pixel_tasks: ["ANALYZE"] }, []),
};
