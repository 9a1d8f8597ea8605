import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { AuditEntry, AuditHead } from "../../lib/store/audit-chain.ts";
import { readStores } from "./stored.ts";

/**
 * The audit log as it lies in the database, checked by a second hand: every hash is made anew here, and every link followed.
 * Gives the entries.
 */
export async function soundLog(control: Page): Promise<AuditEntry[]> {
  const { audit } = await readStores(control, "audit");
  const head = audit.find((row): row is AuditHead => "head" in row);
  const entries = audit.filter((row): row is AuditEntry => !("head" in row));
  const previous = ["", ...entries.map(({ hash }) => hash)];
  for (const [index, entry] of entries.entries()) {
    expect(entry.n).toBe(index + 1);
    expect(entry.previous).toBe(previous[index]);
    expect(entry.hash).toBe(hashOf(entry));
  }
  expect(head).toEqual({ head: entries.length, hash: previous.at(-1) });
  return entries;
}

/** An entry edited by somebody who knows how its hash is made. */
export function resealed(entry: AuditEntry, change: Partial<AuditEntry>): AuditEntry {
  const edited = { ...entry, ...change };
  return { ...edited, hash: hashOf(edited) };
}

function hashOf({ n, previous, at, deed, who, hubId, hubLabel, before, after, trace }: AuditEntry): string {
  const said = [n, previous, at, deed, who, hubId, hubLabel, before, after, trace];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/** What "Verify" says on the page of the log. */
export async function verified(log: Page): Promise<string> {
  await log.getByRole("button", { name: "Verify" }).click();
  await expect(log.getByRole("button", { name: "Verify" })).toBeEnabled();
  return (await log.getByRole("status").first().innerText()).replaceAll(/\s+/g, " ").trim();
}

/** What lies in the store of the log, by its keys. */
export type Log = (readonly [key: number, row: AuditEntry | AuditHead])[];

export async function readLog(page: Page): Promise<Log> {
  return (await page.evaluate(async () => {
    const opening = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const store = opening.result.transaction("audit", "readonly").objectStore("audit");
    const requests = [store.getAllKeys(), store.getAll()];
    const [keys = [], rows = []] = await Promise.all(
      requests.map(
        (request) =>
          new Promise<unknown[]>((resolve) => {
            request.onsuccess = () => resolve(request.result);
          }),
      ),
    );
    opening.result.close();
    return keys.map((key, n) => [key, rows[n]]);
  })) as Log;
}

/** Puts these rows in the place of all that the store of the log holds, as somebody who has got at the database. */
export async function forgeLog(page: Page, rows: Log): Promise<void> {
  await page.evaluate(async (all) => {
    const opening = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const tx = opening.result.transaction("audit", "readwrite");
    const done = new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onerror = () => reject(tx.error);
    });
    const store = tx.objectStore("audit");
    store.clear();
    for (const [key, row] of all) store.put(row, key);
    await done;
    opening.result.close();
  }, rows);
}
