import type { Page } from "@playwright/test";
import type { StoreName } from "../../lib/store/schema.ts";

interface Blocking {
  unblock?: () => void;
}

/** Keeps a store to this page: whoever wants to write to it waits until `unblock`, as for a slow disk. */
export async function block(page: Page, store: StoreName): Promise<void> {
  await page.evaluate(async (name) => {
    const request = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const db = request.result;
    const tx = db.transaction(name, "readwrite");
    let on = true;
    // A transaction lives as long as it has something to do.
    const keepBusy = (): void => {
      if (on) tx.objectStore(name).count().onsuccess = keepBusy;
    };
    keepBusy();
    (globalThis as unknown as Blocking).unblock = () => {
      on = false;
      db.close();
    };
  }, store as string);
}

export async function unblock(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as Blocking).unblock?.());
}

/** Whether somebody waits to write to this store: then also whoever wants to read it has to wait. */
export async function isAwaited(page: Page, store: StoreName): Promise<boolean> {
  return await page.evaluate(async (name) => {
    const request = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const db = request.result;
    const tx = db.transaction(name, "readonly");
    const read = new Promise<false>((resolve) => {
      tx.objectStore(name).count().onsuccess = () => resolve(false);
    });
    const patience = new Promise<true>((resolve) => setTimeout(resolve, 300, true));
    const waits = await Promise.race([read, patience]);
    db.close();
    return waits;
  }, store as string);
}
