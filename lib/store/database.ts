import { type IDBPDatabase, openDB } from "idb";
import { ownProblem, ProblemError } from "../problem.ts";
import { isNamed } from "./disk.ts";
import { DATABASE_VERSION, migrate } from "./migrations.ts";
import type { Schema } from "./schema.ts";

export type { Schema, StoreName } from "./schema.ts";

export type Database = IDBPDatabase<Schema>;

export const DATABASE_NAME = "hubwarden";

let open: Promise<Database> | null = null;

/**
 * The one connection of this context. It is opened again after it was closed, by us or by the browser.
 *
 * @throws ProblemError `databaseOutdated` if a newer version of the extension has changed the database: this page is to be reloaded
 */
export function openDatabase(): Promise<Database> {
  open ??= connect().catch((error: unknown) => {
    open = null;
    throw isNamed(error, "VersionError") ? new ProblemError(ownProblem("databaseOutdated")) : error;
  });
  return open;
}

/** Gives the connection up. The next `openDatabase` makes a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = open;
  open = null;
  await closing?.then(
    (db) => db.close(),
    () => undefined,
  );
}

async function connect(): Promise<Database> {
  // Untyped until the migrations have run: only then is it what `Schema` says.
  const db = await openDB(DATABASE_NAME, DATABASE_VERSION, {
    async upgrade(db, from, _to, tx) {
      try {
        await migrate({ db, tx }, from);
      } catch (error) {
        // Half a migration is none: the database stays as it was, and opening it fails.
        tx.abort();
        throw error;
      }
    },
    // A newer version of the extension wants to upgrade. Whoever holds on here would block it for as long as the page is open.
    blocking: () => void closeDatabase(),
    // The other way round, an older page is in our way: it closes for the same reason, so there is only to wait.
    blocked: () => undefined,
    terminated: () => {
      open = null;
    },
  });
  return db as Database;
}
