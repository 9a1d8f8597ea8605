import type { DBSchema } from "idb";
import * as z from "zod/mini";
import type { AuditEntry, AuditHead } from "./audit-chain.ts";
import type { Decision, DirectorySource, ImportUndo, Person, StagedPeople } from "./people-records.ts";
import type { Change, Plan } from "./plan-records.ts";
import type {
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
import type { Setup } from "./setup-records.ts";

/** A page of an unfinished run. What is in it is the business of the sync alone, which parses it. */
export const StagedRow = z.object({ hubId: z.string(), run: z.number(), n: z.number(), page: z.unknown() });
export type StagedRow = z.infer<typeof StagedRow>;

/** Where the reading of an unfinished run stands; opaque like its pages. */
export const CursorRow = z.object({ hubId: z.string(), run: z.number(), cursor: z.unknown() });
export type CursorRow = z.infer<typeof CursorRow>;

/** The pace of one app's calls; its shape is the client's, who parses it. */
export const PaceRow = z.object({ id: z.string(), pace: z.unknown() });
export type PaceRow = z.infer<typeof PaceRow>;

// A view over any buffer is what comes out of the database; WebCrypto wants to know that it is not a shared one.
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

/** An encrypted secret. `keyId` names the key it was encrypted with, so that a row of a replaced key is told from a damaged one. */
export const SecretRow = z.object({
  id: z.string(),
  kind: z.literal("secret"),
  keyId: z.string(),
  iv: bytes,
  data: bytes,
});
export type SecretRow = z.infer<typeof SecretRow>;

/** How a key is derived from the passphrase. Kept with what it wraps, so that the numbers can grow. */
export const Kdf = z.object({
  name: z.literal("PBKDF2"),
  hash: z.literal("SHA-256"),
  iterations: z.number(),
  salt: bytes,
});
export type Kdf = z.infer<typeof Kdf>;

/**
 * The key of the vault: one row under one id, so that there are never two. Without a passphrase the key itself, which cannot be
 * extracted; with one, a wrapped key.
 */
export const KeyRow = z.discriminatedUnion("kind", [
  z.object({
    id: z.literal("key"),
    kind: z.literal("open"),
    keyId: z.string(),
    key: z.custom<CryptoKey>((value) => value instanceof CryptoKey),
  }),
  z.object({
    id: z.literal("key"),
    kind: z.literal("protected"),
    keyId: z.string(),
    kdf: Kdf,
    iv: bytes,
    wrapped: bytes,
  }),
]);
export type KeyRow = z.infer<typeof KeyRow>;

/** The stores of the database as they are today. Their keys and indexes are made in migrations.ts. */
export interface Schema extends DBSchema {
  hubs: { key: string; value: Hub };
  members: { key: [hubId: string, id: string]; value: Member };
  invitations: { key: [hubId: string, id: string]; value: Invitation };
  systemUsers: { key: [hubId: string, id: string]; value: SystemUser };
  assets: { key: [hubId: string, kind: string, id: string]; value: Asset };
  holdings: { key: [hubId: string, holderId: string]; value: Holdings };
  partners: { key: [hubId: string, relation: string, id: string]; value: Partner };
  tasks: { key: string; value: Task; indexes: { byHub: string; byCreatedAt: number; byStatus: string } };
  steps: { key: [taskId: string, n: number]; value: Step };
  staged: { key: [hubId: string, run: number, n: number]; value: StagedRow };
  cursors: { key: string; value: CursorRow };
  reports: { key: string; value: Report; indexes: { byHub: [hubId: string, at: number]; byAt: number } };
  settings: { key: "settings"; value: Settings };
  audit: { key: number; value: AuditEntry | AuditHead };
  secrets: { key: string; value: SecretRow | KeyRow };
  pace: { key: string; value: PaceRow };
  people: { key: string; value: Person; indexes: { bySource: string } };
  sources: { key: string; value: DirectorySource };
  stagedPeople: { key: [importId: string, n: number]; value: StagedPeople };
  importUndo: { key: [sourceId: string, n: number]; value: ImportUndo };
  decisions: { key: [hubId: string, memberId: string]; value: Decision; indexes: { byBusiness: string } };
  plans: { key: string; value: Plan; indexes: { byHub: string; byCreatedAt: number; byStatus: string } };
  changes: {
    key: [planId: string, n: number];
    value: Change;
    indexes: { byHubState: [hubId: string, state: string]; byPlanState: [planId: string, state: string] };
  };
  setups: { key: string; value: Setup };
}

export type StoreName =
  | "hubs"
  | "members"
  | "invitations"
  | "systemUsers"
  | "assets"
  | "holdings"
  | "partners"
  | "tasks"
  | "steps"
  | "staged"
  | "cursors"
  | "reports"
  | "settings"
  | "audit"
  | "secrets"
  | "pace"
  | "people"
  | "sources"
  | "stagedPeople"
  | "importUndo"
  | "decisions"
  | "plans"
  | "changes"
  | "setups";

/** Every key that begins with these parts: in IndexedDB an array sorts after everything that can be a part of ours. */
export function keysUnder(...parts: (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []]);
}
