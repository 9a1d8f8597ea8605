import { browser } from "wxt/browser";
import { openDatabase } from "../database.ts";

/** Everything on the disk: of each store every key with its row. */
export async function dumpDatabase(): Promise<Record<string, [IDBValidKey, unknown][]>> {
  const db = await openDatabase();
  const dump: Record<string, [IDBValidKey, unknown][]> = {};
  for (const name of db.objectStoreNames) {
    const tx = db.transaction(name);
    const [keys, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
    dump[name] = keys.map((key, index) => [key, rows[index]]);
  }
  return dump;
}

/** The database and the storage areas as one text, binary parts byte by byte, to search for what must not be there. */
export async function dumpText(): Promise<string> {
  const areas = [browser.storage.local, browser.storage.session, browser.storage.sync];
  const parts: string[] = [];
  collect(await dumpDatabase(), parts);
  for (const area of areas) collect(await area.get(null), parts);
  return parts.join("\n");
}

function collect(value: unknown, parts: string[]): void {
  if (value instanceof Uint8Array) parts.push(String.fromCharCode(...value));
  else if (value instanceof CryptoKey) parts.push(`key, extractable ${value.extractable}`);
  else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      parts.push(name);
      collect(part, parts);
    }
  } else parts.push(String(value));
}
