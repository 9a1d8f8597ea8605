import * as z from "zod/mini";
import { AuditEntry, AuditHead } from "./audit-chain.ts";
import { Decision, DirectorySource, ImportUndo, Person, StagedPeople } from "./people-records.ts";
import { Change, Plan } from "./plan-records.ts";
import {
  Asset,
  Holdings,
  Hub,
  Invitation,
  Member,
  Partner,
  Report,
  Settings,
  Step,
  SystemUser,
  Task,
} from "./records.ts";
import { CursorRow, KeyRow, keysUnder, PaceRow, SecretRow, StagedRow, type StoreName } from "./schema.ts";
import { Setup } from "./setup-records.ts";
import type { Writer } from "./transaction.ts";
import { setupTokenId, tokenId } from "./vault-key.ts";

/** What takes rows of a store away, besides the work on them itself. */
export interface Kept {
  name: StoreName;
  shape: z.ZodMiniType;
  /** `hub`: when the hub is removed. `history`: when it is removed and its history erased. `never`: by neither. */
  goesWith: "hub" | "history" | "never";
  /** Whether wiping the vault empties it. */
  wiped: boolean;
  /** Removes what the store has of one hub. */
  clear: ((writer: Writer, hubId: string) => unknown) | null;
}

/** Everything that is kept. A new store is written down here, or stores.test.ts fails; clearing is a loop over this list. */
export const STORES: readonly Kept[] = [
  store("hubs", Hub, "hub", (writer, hubId) => writer.remove("hubs", hubId)),
  store("members", Member, "hub", (writer, hubId) => writer.remove("members", keysUnder(hubId))),
  store("invitations", Invitation, "hub", (writer, hubId) => writer.remove("invitations", keysUnder(hubId))),
  store("systemUsers", SystemUser, "hub", (writer, hubId) => writer.remove("systemUsers", keysUnder(hubId))),
  store("assets", Asset, "hub", (writer, hubId) => writer.remove("assets", keysUnder(hubId))),
  store("holdings", Holdings, "hub", (writer, hubId) => writer.remove("holdings", keysUnder(hubId))),
  store("partners", Partner, "hub", (writer, hubId) => writer.remove("partners", keysUnder(hubId))),
  store("staged", StagedRow, "hub", (writer, hubId) => writer.remove("staged", keysUnder(hubId))),
  store("cursors", CursorRow, "hub", (writer, hubId) => writer.remove("cursors", hubId)),
  { ...store("secrets", z.union([SecretRow, KeyRow]), "hub", clearToken), wiped: true },
  // Before the tasks, by which they are found.
  store("steps", Step, "history", clearSteps),
  store("tasks", Task, "history", clearTasks),
  store("changes", Change, "history", clearChanges),
  store("plans", Plan, "history", clearPlans),
  store("reports", Report, "history", clearReports),
  // A portfolio that is connected again takes its decisions over, unless its history was erased.
  store("decisions", Decision, "history", (writer, hubId) => writer.remove("decisions", keysUnder(hubId))),
  store("setups", Setup, "hub", clearSetups),
  // The company's people are of no hub.
  store("people", Person, "never", null),
  store("sources", DirectorySource, "never", null),
  store("stagedPeople", StagedPeople, "never", null),
  store("importUndo", ImportUndo, "never", null),
  store("settings", Settings, "never", null),
  // What was done to a hub stays known after it is gone.
  store("audit", z.union([AuditEntry, AuditHead]), "never", null),
  // Of an app, which other hubs may share.
  store("pace", PaceRow, "never", null),
];

/** Removes every row of a hub; its history (tasks, reports) only if that is to be erased too. */
export async function clearHub(writer: Writer, hubId: string, history: "keep" | "erase"): Promise<void> {
  for (const { clear, goesWith } of STORES) {
    if (clear && (goesWith === "hub" || (goesWith === "history" && history === "erase"))) await clear(writer, hubId);
  }
}

/** Empties what the wiping of the vault empties. */
export function clearVault(writer: Writer): void {
  for (const { name, wiped } of STORES) if (wiped) writer.remove(name, IDBKeyRange.lowerBound(""));
}

function store(name: StoreName, shape: z.ZodMiniType, goesWith: Kept["goesWith"], clear: Kept["clear"]): Kept {
  return { name, shape, goesWith, wiped: false, clear };
}

/** Setups of a portfolio that is no hub yet are of no hub, and stay. */
async function clearSetups(writer: Writer, hubId: string): Promise<void> {
  for (const { businessId } of (await writer.tx.objectStore("setups").getAll()).filter((row) => row.hubId === hubId)) {
    writer.remove("setups", businessId);
    writer.remove("secrets", setupTokenId(businessId));
  }
}

function clearToken(writer: Writer, hubId: string): void {
  writer.remove("secrets", tokenId(hubId));
}

async function clearSteps(writer: Writer, hubId: string): Promise<void> {
  const ids = [...(await tasksOf(writer, hubId)), ...(await plansOf(writer, hubId))];
  for (const id of ids) writer.remove("steps", keysUnder(id));
}

async function clearTasks(writer: Writer, hubId: string): Promise<void> {
  for (const id of await tasksOf(writer, hubId)) writer.remove("tasks", id);
}

async function clearReports(writer: Writer, hubId: string): Promise<void> {
  const keys = await writer.tx.objectStore("reports").index("byHub").getAllKeys(keysUnder(hubId));
  for (const id of keys) writer.remove("reports", id);
}

async function clearChanges(writer: Writer, hubId: string): Promise<void> {
  for (const id of await plansOf(writer, hubId)) writer.remove("changes", keysUnder(id));
}

async function clearPlans(writer: Writer, hubId: string): Promise<void> {
  for (const id of await plansOf(writer, hubId)) writer.remove("plans", id);
}

function plansOf(writer: Writer, hubId: string): Promise<string[]> {
  return writer.tx.objectStore("plans").index("byHub").getAllKeys(hubId);
}

function tasksOf(writer: Writer, hubId: string): Promise<string[]> {
  return writer.tx.objectStore("tasks").index("byHub").getAllKeys(hubId);
}
