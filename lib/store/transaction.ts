import type { IDBPTransaction, StoreKey, StoreValue } from "idb";
import { appended, HEAD } from "./audit-chain.ts";
import { announce } from "./changes.ts";
import { closeDatabase, openDatabase } from "./database.ts";
import { isNamed, writeFailure } from "./disk.ts";
import type { AuditLine } from "./records.ts";
import type { Schema, StoreName } from "./schema.ts";

export type ReadTransaction = IDBPTransaction<Schema, StoreName[], "readonly">;
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], "readwrite">;

/** A transaction under way, which remembers what it touched so that exactly that is announced. */
export class Writer {
  readonly touched = new Set<StoreName>();
  /** Lines for the audit log, written when the deed is done: each carries the hash of the one before. */
  readonly lines: AuditLine[] = [];
  readonly tx: WriteTransaction;

  constructor(tx: WriteTransaction) {
    this.tx = tx;
  }

  /** Puts a row. Nobody waits for the single request: if it fails, the transaction does, and says why. */
  put<S extends StoreName>(store: S, row: StoreValue<Schema, S>, key?: StoreKey<Schema, S>): void {
    this.touched.add(store);
    this.tx.objectStore(store).put(row, key).catch(ignore);
  }

  remove<S extends StoreName>(store: S, key: StoreKey<Schema, S> | IDBKeyRange): void {
    this.touched.add(store);
    this.tx.objectStore(store).delete(key).catch(ignore);
  }
}

/** Reads in one transaction, so that what is read fits together. `deed` awaits nothing but the transaction. */
export async function read<T>(stores: StoreName[], deed: (tx: ReadTransaction) => Promise<T>): Promise<T> {
  return await deed(await begin(stores, "readonly"));
}

/**
 * Writes in one transaction: all of it or nothing. What was touched is announced after it is on the disk.
 *
 * @param deed awaits nothing but the transaction, which would close otherwise; anything it throws undoes everything
 * @throws ProblemError `diskFull`
 */
export async function write<T>(stores: StoreName[], deed: (writer: Writer) => Promise<T> | T): Promise<T> {
  const tx = await begin(stores, "readwrite");
  tx.done.catch(ignore); // It may fail while the deed still waits for a request of its own.
  const writer = new Writer(tx);
  let result: T;
  try {
    result = await deed(writer);
    if (writer.lines.length > 0) await appendLines(writer);
    await tx.done;
  } catch (error) {
    // If the browser ended the transaction it knows the reason; what the deed saw is only that it ended.
    const reason: unknown = tx.error ?? error;
    abort(tx);
    await tx.done.catch(ignore);
    throw writeFailure(reason);
  }
  announce(writer.touched);
  return result;
}

/** Writes the lines of a transaction at the end of the log, as its last deed. */
async function appendLines(writer: Writer): Promise<void> {
  const { entries, head } = appended(writer.lines, await writer.tx.objectStore("audit").get(HEAD));
  for (const entry of entries) writer.put("audit", entry, entry.n);
  writer.put("audit", head, HEAD);
}

async function begin<Mode extends "readonly" | "readwrite">(
  stores: StoreName[],
  mode: Mode,
): Promise<IDBPTransaction<Schema, StoreName[], Mode>> {
  const db = await openDatabase();
  try {
    return db.transaction(stores, mode);
  } catch (error) {
    // The connection ended without an event, or between two lines of ours. A new one is as good.
    if (!isNamed(error, "InvalidStateError")) throw error;
    await closeDatabase();
    return (await openDatabase()).transaction(stores, mode);
  }
}

function abort(tx: WriteTransaction): void {
  try {
    tx.abort();
  } catch {
    // Over already.
  }
}

function ignore(): void {}
