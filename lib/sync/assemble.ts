import { ASSET_KINDS, type AssetKind } from "../asset-kinds.ts";
import type { Page } from "../meta/absorb.ts";
import type { Cursor } from "../meta/cursor.ts";
import { INVENTORY, type RootEdge, rootEdge } from "../meta/inventory.ts";
import {
  AssetRow,
  type AssignedRow,
  InvitationRow,
  MemberRow,
  PartnerRow,
  readMoment,
  SystemUserRow,
} from "../meta/schema.ts";
import type { Inventory } from "../store/inventory.ts";
import type { Asset, Counts, Gap, Holdings, Invitation, Member, Partner, SystemUser } from "../store/records.ts";

export interface Assembled {
  inventory: Inventory;
  gaps: Gap[];
}

/**
 * Makes the inventory of a run out of everything that was read. A row that came twice, because the list moved while it was
 * paged, counts once; its later form wins.
 */
export function assemble(hubId: string, cursor: Cursor, pages: Page[]): Assembled {
  const members = new Map<string, Member>();
  const systemUsers = new Map<string, SystemUser>();
  const invitations = new Map<string, Invitation>();
  const assets = new Map<string, Asset>();
  const partners = new Map<string, Partner>();
  const grants = new Grants();

  for (const page of pages) {
    if (page.of === "tail") {
      for (const row of page.rows) grants.add(page.root, page.nested, page.nodeId, row);
      continue;
    }
    const root = rootEdge(page.edge);
    if (!root) continue;
    for (const { row, nested } of page.rows) {
      for (const [edge, rows] of Object.entries(nested)) {
        for (const assignment of rows) grants.add(page.edge, edge, row.id, assignment);
      }
      const { holds } = root;
      if (holds.what === "members") members.set(row.id, member(hubId, MemberRow.parse(row)));
      else if (holds.what === "systemUsers") systemUsers.set(row.id, systemUser(hubId, SystemUserRow.parse(row)));
      else if (holds.what === "invitations") invitations.set(row.id, invitation(hubId, InvitationRow.parse(row)));
      else if (holds.what === "partners") {
        const { id, name } = PartnerRow.parse(row);
        partners.set(`${holds.relation} ${id}`, { hubId, id, name: name ?? id, relation: holds.relation });
      } else if (holds.what === "assets") {
        const asset = readAsset(hubId, AssetRow.parse(row), holds);
        // Owned wins: an asset can be listed as a client's too when it came back from one.
        const key = `${asset.kind} ${asset.id}`;
        if (assets.get(key)?.relation !== "owned") assets.set(key, asset);
      }
    }
  }

  const holdings: Holdings[] = [];
  for (const [holderId, held] of grants.byHolder) {
    const holderKind = members.has(holderId) ? "member" : systemUsers.has(holderId) ? "systemUser" : "other";
    const list = [...held.grants.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
    const holderName = holderKind === "other" ? held.name : null;
    holdings.push({ hubId, holderId, holderKind, holderName, grants: list });
  }
  const inventory = {
    members: [...members.values()],
    systemUsers: [...systemUsers.values()],
    invitations: [...invitations.values()],
    assets: [...assets.values()],
    partners: [...partners.values()],
    holdings,
  };
  recount(inventory);
  return { inventory, gaps: findGaps(cursor, pages) };
}

/** Writes into each holder how many assets it has, and into each asset how many hold it. */
export function recount(inventory: Inventory): void {
  const held = new Map<string, number>();
  const holders = new Map<string, number>();
  for (const { holderId, grants } of inventory.holdings) {
    held.set(holderId, grants.length);
    for (const { kind, assetId } of grants) {
      holders.set(`${kind} ${assetId}`, (holders.get(`${kind} ${assetId}`) ?? 0) + 1);
    }
  }
  for (const person of [...inventory.members, ...inventory.systemUsers]) person.assets = held.get(person.id) ?? 0;
  for (const asset of inventory.assets) asset.holders = holders.get(`${asset.kind} ${asset.id}`) ?? 0;
}

/** How many of each thing an inventory has. */
export function countInventory(inventory: Inventory): Counts {
  const assets = Object.fromEntries(ASSET_KINDS.map((kind) => [kind, 0])) as Record<AssetKind, number>;
  for (const asset of inventory.assets) assets[asset.kind] += 1;
  return {
    members: inventory.members.length,
    admins: inventory.members.filter(isAdmin).length,
    invitations: inventory.invitations.length,
    systemUsers: inventory.systemUsers.length,
    partners: inventory.partners.length,
    assignments: inventory.holdings.reduce((sum, held) => sum + held.grants.length, 0),
    assets,
  };
}

/** Full control of the portfolio, under its classic name or its newer one. */
export function isAdmin(member: Pick<Member, "role">): boolean {
  return member.role === "ADMIN" || member.role === "MANAGE";
}

class Grants {
  readonly byHolder = new Map<string, { name: string | null; grants: Map<string, Holdings["grants"][number]> }>();

  add(rootName: string, nestedName: string, nodeId: string, row: AssignedRow): void {
    const nested = rootEdge(rootName)?.nested.find((candidate) => candidate.edge === nestedName);
    if (!nested) return;
    const [holderId, assetId] = nested.of === "person" ? [nodeId, row.id] : [row.id, nodeId];
    const held = this.byHolder.get(holderId) ?? { name: null, grants: new Map() };
    if (nested.of === "asset") held.name ??= row.name ?? null;
    held.grants.set(`${nested.kind} ${assetId}`, { kind: nested.kind, assetId, tasks: readTasks(row) });
    this.byHolder.set(holderId, held);
  }
}

/** The tasks of an assignment, sorted; those of an asset group carry the kind of asset they are for. */
export function readTasks(row: AssignedRow): string[] {
  const tasks = [
    ...(row.tasks ?? []),
    ...(row.page_tasks ?? []).map((task) => `page:${task}`),
    ...(row.adaccount_tasks ?? []).map((task) => `adaccount:${task}`),
    ...(row.pixel_tasks ?? []).map((task) => `pixel:${task}`),
  ];
  return [...new Set(tasks)].sort();
}

const ROLES = new Set([
  "ADMIN",
  "EMPLOYEE",
  "DEVELOPER",
  "FINANCE_EDITOR",
  "FINANCE_ANALYST",
  "ADS_RIGHTS_REVIEWER",
  "DEFAULT",
  "MANAGE",
  "FINANCE_EDIT",
  "FINANCE_VIEW",
]);

/** The docs write roles in capitals, samples of the edge as `Admin`. An unknown role stays as it came. */
export function readRole(role: string | null | undefined, tasks?: string[] | null): string {
  const told = role ?? tasks?.[0] ?? "";
  const upper = told.toUpperCase().replaceAll(" ", "_");
  return ROLES.has(upper) ? upper : told;
}

function member(hubId: string, row: MemberRow): Member {
  return {
    hubId,
    id: row.id,
    name: row.name ?? row.email ?? row.id,
    email: row.email ?? null,
    pendingEmail: row.pending_email ?? null,
    title: row.title ?? null,
    role: readRole(row.role, row.tasks),
    tasks: row.tasks ?? [],
    finance: row.finance_permission ?? null,
    twoFactor: row.two_fac_status ?? null,
    assets: 0,
  };
}

function systemUser(hubId: string, row: SystemUserRow): SystemUser {
  const createdAt = readMoment(row.created_time);
  return { hubId, id: row.id, name: row.name ?? row.id, role: readRole(row.role), createdAt, assets: 0 };
}

function invitation(hubId: string, row: InvitationRow): Invitation {
  return {
    hubId,
    id: row.id,
    email: row.email ?? row.id,
    role: readRole(row.role),
    status: row.status ?? null,
    invitedAt: readMoment(row.created_time),
    expiresAt: readMoment(row.expiration_time),
  };
}

function readAsset(hubId: string, row: AssetRow, holds: Extract<RootEdge["holds"], { what: "assets" }>): Asset {
  return {
    hubId,
    kind: holds.kind,
    id: row.id,
    name: row.name ?? row.ig_username ?? row.id,
    relation: holds.relation,
    permittedTasks: row.permitted_tasks ?? null,
    holders: 0,
  };
}

function findGaps(cursor: Cursor, pages: Page[]): Gap[] {
  const seen = new Map<string, Set<string>>();
  for (const page of pages) {
    if (page.of !== "root") continue;
    const ids = seen.get(page.edge) ?? new Set();
    for (const { row } of page.rows) ids.add(row.id);
    seen.set(page.edge, ids);
  }
  const gaps: Gap[] = Object.entries(cursor.denied).map(([edge, problem]) => ({
    edge,
    why: { kind: "noAccess", problem },
  }));
  for (const { edge } of INVENTORY) {
    const state = cursor.roots[edge];
    if (!state || edge in cursor.denied) continue;
    if (state.unreadable > 0) gaps.push({ edge, why: { kind: "unreadable", rows: state.unreadable } });
    const read = (seen.get(edge)?.size ?? 0) + state.unreadable;
    if (state.total !== null && read < state.total) {
      gaps.push({ edge, why: { kind: "short", read, total: state.total } });
    }
  }
  return gaps;
}
