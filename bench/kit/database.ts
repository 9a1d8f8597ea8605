import type { Page } from "@playwright/test";

/** What the bench asks of the extension's database, from a page of its origin. */
export interface DatabaseView {
  all<Row>(store: string): Promise<Row[]>;
  one<Row>(store: string, key: string): Promise<Row>;
  put(rows: Record<string, unknown[]>): Promise<void>;
  clear(stores: readonly string[]): Promise<void>;
}

type Deed = { all: string } | { one: string; key: string } | { put: Record<string, unknown[]> } | { clear: string[] };

/** Reads and seeds the extension's database past its own code. */
export function databaseOf(page: Page): DatabaseView {
  return {
    all: async (store) => (await page.evaluate(perform, { all: store })) as never,
    one: async (store, key) => (await page.evaluate(perform, { one: store, key })) as never,
    put: async (rows) => {
      await page.evaluate(perform, { put: rows });
    },
    clear: async (stores) => {
      await page.evaluate(perform, { clear: [...stores] });
    },
  };
}

/** Waits until the extension has made its database, and makes none by looking. */
export async function databaseReady(page: Page): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await page.evaluate(isMade))) {
    if (Date.now() > deadline) throw new Error("The extension has not made its database.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs in the page. */
function isMade(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open("hubwarden");
    // Only a database that is not there yet asks for this: it is the extension's to make.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const made = request.result.objectStoreNames.contains("members");
      request.result.close();
      resolve(made);
    };
  });
}

/** Runs in the page, so it uses nothing outside itself. */
async function perform(deed: Deed): Promise<unknown> {
  const settle = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settle(indexedDB.open("hubwarden"));
  try {
    if ("all" in deed) return await settle(database.transaction(deed.all).objectStore(deed.all).getAll());
    if ("one" in deed) return await settle(database.transaction(deed.one).objectStore(deed.one).get(deed.key));
    const stores = "put" in deed ? Object.keys(deed.put) : deed.clear;
    const transaction = database.transaction(stores, "readwrite");
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    for (const store of stores) {
      if ("clear" in deed) transaction.objectStore(store).clear();
      else for (const row of deed.put[store] ?? []) transaction.objectStore(store).put(row);
    }
    return await done;
  } finally {
    database.close();
  }
}
