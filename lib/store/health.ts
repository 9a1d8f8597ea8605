import { openDatabase } from "./database.ts";
import type { StoreName } from "./schema.ts";
import { STORES } from "./stores.ts";

export type Health = Record<StoreName, { rows: number; unreadable: number }>;

/** How many rows each store has, and how many of them cannot be read. Reads everything: for the settings page, not for every day. */
export async function databaseHealth(): Promise<Health> {
  const db = await openDatabase();
  const health: Partial<Health> = {};
  for (const { name, shape } of STORES) {
    const rows: unknown[] = await db.getAll(name);
    health[name] = { rows: rows.length, unreadable: rows.filter((row) => !shape.safeParse(row).success).length };
  }
  return health as Health;
}
