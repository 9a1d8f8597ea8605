import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { closeDatabase } from "../database.ts";

/** An empty disk and an empty browser, as before the first start. */
export async function freshProfile(): Promise<void> {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
}
