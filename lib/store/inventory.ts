import type { StoreKey, StoreValue } from "idb";
import type * as z from "zod/mini";
import { Asset, Holdings, Invitation, Member, Partner, SystemUser } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder, type Schema } from "./schema.ts";
import { type ReadTransaction, read } from "./transaction.ts";

/** Everything a sync reads from Meta for one hub, by the store it is kept in. */
export interface Inventory {
  members: Member[];
  invitations: Invitation[];
  systemUsers: SystemUser[];
  assets: Asset[];
  holdings: Holdings[];
  partners: Partner[];
}

export type InventoryStore = keyof Inventory;
export const INVENTORY_STORES = [
  "members",
  "invitations",
  "systemUsers",
  "assets",
  "holdings",
  "partners",
] as const satisfies InventoryStore[];

/** What makes the stored inventory of a hub the new one. */
export type InventoryChange = {
  [S in InventoryStore]: { put: StoreValue<Schema, S>[]; remove: StoreKey<Schema, S>[] };
};

/** Everything that is known of one hub, as one commit left it. */
export async function readInventory(hubId: string): Promise<Inventory> {
  return await read([...INVENTORY_STORES], async (tx) => {
    const [members, invitations, systemUsers, assets, holdings, partners] = await Promise.all([
      rowsOf(tx, "members", hubId),
      rowsOf(tx, "invitations", hubId),
      rowsOf(tx, "systemUsers", hubId),
      rowsOf(tx, "assets", hubId),
      rowsOf(tx, "holdings", hubId),
      rowsOf(tx, "partners", hubId),
    ]);
    return {
      members: parseRows(Member, members),
      invitations: parseRows(Invitation, invitations),
      systemUsers: parseRows(SystemUser, systemUsers),
      assets: parseRows(Asset, assets),
      holdings: parseRows(Holdings, holdings),
      partners: parseRows(Partner, partners),
    };
  });
}

export const listMembers = (hubId: string) => list("members", Member, hubId);
export const listInvitations = (hubId: string) => list("invitations", Invitation, hubId);
export const listSystemUsers = (hubId: string) => list("systemUsers", SystemUser, hubId);
export const listAssets = (hubId: string) => list("assets", Asset, hubId);
export const listHoldings = (hubId: string) => list("holdings", Holdings, hubId);
export const listPartners = (hubId: string) => list("partners", Partner, hubId);

/** What one member or system user holds; `null` if it holds nothing. */
export async function getHoldings(hubId: string, holderId: string): Promise<Holdings | null> {
  return parseRow(Holdings, await read(["holdings"], (tx) => tx.objectStore("holdings").get([hubId, holderId])));
}

async function list<Row extends z.ZodMiniType>(
  store: InventoryStore,
  shape: Row,
  hubId: string,
): Promise<z.infer<Row>[]> {
  return parseRows(shape, await read([store], (tx) => rowsOf(tx, store, hubId)));
}

function rowsOf(tx: ReadTransaction, store: InventoryStore, hubId: string): Promise<unknown[]> {
  return tx.objectStore(store).getAll(keysUnder(hubId));
}
