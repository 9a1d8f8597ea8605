import type { Asset, Counts, Holdings, Invitation, Member, Partner, SystemUser } from "../../lib/store/records.ts";
import type { Portfolio } from "../../sandbox/index.ts";
import type { AssetKind as SandboxKind, Asset as WorldAsset } from "../../sandbox/worlds/types.ts";

/** The rows that a complete sync of a portfolio leaves, each list sorted as `sorted` sorts it. */
export interface Inventory {
  members: Member[];
  invitations: Invitation[];
  systemUsers: SystemUser[];
  assets: Asset[];
  holdings: Holdings[];
  partners: Partner[];
}

/** Ours for the sandbox's words. */
const kinds = {
  page: "page",
  ad_account: "adAccount",
  product_catalog: "catalog",
  pixel: "pixel",
  instagram: "instagram",
  whatsapp: "whatsapp",
  asset_group: "assetGroup",
  app: "app",
} as const satisfies Record<SandboxKind, Asset["kind"]>;

/** What the stored rows of this portfolio must be, told from the sandbox's own truth. */
export function truthOf(portfolio: Portfolio, hubId: string): Inventory {
  const holders = new Map<string, number>();
  for (const { assetId } of portfolio.assignments) holders.set(assetId, (holders.get(assetId) ?? 0) + 1);
  const asset = (row: WorldAsset, relation: Asset["relation"]): Asset => ({
    hubId,
    kind: kinds[row.kind],
    id: row.id,
    name: row.kind === "instagram" ? String(row.details.ig_username) : row.name,
    relation,
    permittedTasks:
      relation === "client" && (row.kind === "page" || row.kind === "ad_account")
        ? [...(row.sharedWith.get(portfolio.id)?.permittedTasks ?? [])]
        : null,
    holders: holders.get(row.id) ?? 0,
  });
  const worldKinds = Object.keys(kinds) as SandboxKind[];
  return sorted({
    members: portfolio.members.map((row) => ({
      hubId,
      id: row.id,
      name: row.name,
      email: row.email ?? null,
      pendingEmail: row.pendingEmail ?? null,
      title: row.title ?? null,
      // The edge tells one of two base roles; what is finer stands in `tasks` (Graph docs: People).
      role: row.role === "ADMIN" ? "ADMIN" : "EMPLOYEE",
      tasks: [...row.tasks],
      finance: row.financePermission ?? null,
      twoFactor: row.twoFacStatus ?? null,
      assets: portfolio.assignmentsOf(row.id).length,
    })),
    invitations: portfolio.invitations.map((row) => ({
      hubId,
      id: row.id,
      email: row.email,
      role: row.role,
      status: row.status,
      invitedAt: wholeSeconds(row.createdTime),
      expiresAt: wholeSeconds(row.expirationTime),
    })),
    systemUsers: portfolio.systemUsers.map((row) => ({
      hubId,
      id: row.id,
      name: row.name,
      role: row.role,
      createdAt: wholeSeconds(row.createdTime),
      assets: portfolio.assignmentsOf(row.id).length,
    })),
    assets: worldKinds.flatMap((kind) => [
      ...portfolio.owned(kind).map((row) => asset(row, "owned")),
      ...portfolio.client(kind).map((row) => asset(row, "client")),
    ]),
    holdings: [...portfolio.members, ...portfolio.systemUsers].flatMap(({ id, type }): Holdings[] => {
      const grants = portfolio.assignmentsOf(id).map(({ assetKind, assetId, tasks, groupTasks }) => ({
        kind: kinds[assetKind],
        assetId,
        tasks: [...new Set(groupTasks ? flat(groupTasks) : tasks)].sort(),
      }));
      if (grants.length === 0) return [];
      return [
        { hubId, holderId: id, holderKind: type === "member" ? "member" : "systemUser", holderName: null, grants },
      ];
    }),
    partners: [
      ...portfolio.agencies.map(({ id, name }) => ({ hubId, id, name, relation: "agency" as const })),
      ...portfolio.clients.map(({ id, name }) => ({ hubId, id, name, relation: "client" as const })),
    ],
  });
}

/** What the hub's record must count. */
export function countsOf(portfolio: Portfolio): Counts {
  return {
    members: portfolio.members.length,
    admins: portfolio.admins.length,
    invitations: portfolio.invitations.length,
    systemUsers: portfolio.systemUsers.length,
    partners: portfolio.agencies.length + portfolio.clients.length,
    assignments: portfolio.assignments.length,
    assets: Object.fromEntries(
      Object.entries(kinds).map(([kind, ours]) => [ours, portfolio.assets(kind as SandboxKind).length]),
    ) as Counts["assets"],
  };
}

/** Every (holder, asset, tasks) as one line of text, for a comparison as sets. */
export function assignmentSet(inventory: Pick<Inventory, "holdings">): Set<string> {
  return new Set(
    inventory.holdings.flatMap(({ holderId, grants }) =>
      grants.map(({ kind, assetId, tasks }) => `${holderId} × ${kind} ${assetId} × ${tasks.join(",")}`),
    ),
  );
}

/** The same rows in one order: a list has none that matters. */
export function sorted(inventory: Inventory): Inventory {
  const by = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    members: by(inventory.members, ({ id }) => id),
    invitations: by(inventory.invitations, ({ id }) => id),
    systemUsers: by(inventory.systemUsers, ({ id }) => id),
    assets: by(inventory.assets, ({ kind, id }) => `${kind} ${id}`),
    holdings: by(
      inventory.holdings.map((held) => ({
        ...held,
        grants: by(held.grants, ({ kind, assetId }) => `${kind} ${assetId}`),
      })),
      ({ holderId }) => holderId,
    ),
    partners: by(inventory.partners, ({ relation, id }) => `${relation} ${id}`),
  };
}

/** `page_tasks: [MANAGE]` is kept as `page:MANAGE`. */
function flat(groupTasks: Record<string, string[]>): string[] {
  return Object.entries(groupTasks).flatMap(([list, tasks]) =>
    list.startsWith("offline_") ? [] : tasks.map((task) => `${list.replace(/_tasks$/, "")}:${task}`),
  );
}

/** Graph tells moments without fractions. */
function wholeSeconds(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
