import type { Page } from "@playwright/test";
import type { Schema, StoreName } from "../../lib/store/schema.ts";

type Rows<S extends StoreName> = { [K in S]: Schema[K]["value"][] };

/** The stored rows of some stores, read in one transaction, so that they fit together. */
export async function readStores<S extends StoreName>(page: Page, ...names: S[]): Promise<Rows<S>> {
  const rows = await page.evaluate(async (stores) => {
    const nothing = (): Record<string, unknown[]> => Object.fromEntries(stores.map((name) => [name, []]));
    // To open a database that is not there would make an empty one.
    if (!(await indexedDB.databases()).some(({ name }) => name === "hubwarden")) return nothing();
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("hubwarden");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      const tx = db.transaction(stores, "readonly");
      const read = (name: string) =>
        new Promise<unknown[]>((resolve, reject) => {
          const request = tx.objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const lists = await Promise.all(stores.map(read));
      return Object.fromEntries(stores.map((name, index) => [name, lists[index] ?? []]));
    } finally {
      db.close();
    }
  }, names as string[]);
  return rows as Rows<S>;
}

/** Puts a row as it is given: for a state that no command makes, such as a date in the past. */
export async function putRow<S extends StoreName>(page: Page, store: S, row: Schema[S]["value"]): Promise<void> {
  await page.evaluate(
    async ([name, value]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("hubwarden");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const tx = db.transaction(name, "readwrite");
      const done = new Promise((resolve, reject) => {
        tx.oncomplete = resolve;
        tx.onerror = () => reject(tx.error);
      });
      tx.objectStore(name).put(value);
      await done;
      db.close();
    },
    [store, row] as const,
  );
}
