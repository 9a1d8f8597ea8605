import type { IDBPDatabase, IDBPTransaction } from "idb";
import { BEFORE_FIRST, chained, HEAD } from "./audit-chain.ts";
import type { AuditLine } from "./records.ts";

/** Untyped on purpose: a migration speaks of the stores as they were then, not as the schema has them today. */
export type Upgrade = { db: IDBPDatabase; tx: IDBPTransaction<unknown, string[], "versionchange"> };

/**
 * The history of the database: the function at place `n` makes version `n + 1` out of version `n` (0 is an empty disk). Add to the end and
 * never change one that was released; migrations.test.ts wants a fixture for each version.
 */
export const MIGRATIONS: readonly ((upgrade: Upgrade) => void | Promise<void>)[] = [
  function first({ db }) {
    db.createObjectStore("hubs", { keyPath: "id" });
    for (const name of ["members", "invitations", "systemUsers"]) {
      db.createObjectStore(name, { keyPath: ["hubId", "id"] });
    }
    db.createObjectStore("assets", { keyPath: ["hubId", "kind", "id"] });
    db.createObjectStore("holdings", { keyPath: ["hubId", "holderId"] });
    db.createObjectStore("partners", { keyPath: ["hubId", "relation", "id"] });
    const tasks = db.createObjectStore("tasks", { keyPath: "id" });
    tasks.createIndex("byHub", "hubId");
    tasks.createIndex("byCreatedAt", "createdAt");
    db.createObjectStore("steps", { keyPath: ["taskId", "n"] });
    db.createObjectStore("staged", { keyPath: ["hubId", "run", "n"] });
    db.createObjectStore("cursors", { keyPath: "hubId" });
    const reports = db.createObjectStore("reports", { keyPath: "id" });
    reports.createIndex("byHub", ["hubId", "at"]);
    db.createObjectStore("settings");
    db.createObjectStore("audit", { autoIncrement: true });
    db.createObjectStore("secrets", { keyPath: "id" });
  },

  /** The pace outlives the worker; every wake looks for unfinished tasks, and the Changes page lists the reports of all hubs. */
  function paceAndIndexes({ db, tx }) {
    db.createObjectStore("pace", { keyPath: "id" });
    tx.objectStore("tasks").createIndex("byStatus", "status.name");
    tx.objectStore("reports").createIndex("byAt", "at");
  },

  /** Who is who: the company's people and what was decided about members. */
  function people({ db }) {
    db.createObjectStore("people", { keyPath: "id" }).createIndex("bySource", "sourceId");
    db.createObjectStore("sources", { keyPath: "id" });
    db.createObjectStore("stagedPeople", { keyPath: ["importId", "n"] });
    db.createObjectStore("importUndo", { keyPath: ["sourceId", "n"] });
    db.createObjectStore("decisions", { keyPath: ["hubId", "memberId"] }).createIndex("byBusiness", "businessId");
  },

  /** Writes to Meta: a plan, and each of its changes in its own row, found by what state it is in. */
  function plans({ db }) {
    const plans = db.createObjectStore("plans", { keyPath: "id" });
    plans.createIndex("byHub", "hubId");
    plans.createIndex("byCreatedAt", "createdAt");
    plans.createIndex("byStatus", "status.name");
    const changes = db.createObjectStore("changes", { keyPath: ["planId", "n"] });
    changes.createIndex("byHubState", ["hubId", "state.name"]);
    changes.createIndex("byPlanState", ["planId", "state.name"]);
  },

  /** The audit log becomes a chain: the lines that are there are linked in the order they came. */
  async function auditChain({ db, tx }) {
    const lines: AuditLine[] = await tx.objectStore("audit").getAll();
    db.deleteObjectStore("audit");
    const audit = db.createObjectStore("audit", { autoIncrement: true });
    let head = BEFORE_FIRST;
    for (const line of lines) {
      const entry = chained(line, head);
      head = { head: entry.n, hash: entry.hash };
      await audit.put(entry, entry.n);
    }
    await audit.put(head, HEAD);
  },

  /** How far the guide has come with a portfolio. */
  function setups({ db }) {
    db.createObjectStore("setups", { keyPath: "businessId" });
  },
];

/** The version of the database that this code speaks. */
export const DATABASE_VERSION = MIGRATIONS.length;

/** Brings a database from the version it has to a later one, step by step, inside the one transaction of the upgrade. */
export async function migrate(upgrade: Upgrade, from: number, to: number = DATABASE_VERSION): Promise<void> {
  for (const step of MIGRATIONS.slice(from, to)) await step(upgrade);
}
