export interface StoredState {
  hubs: {
    id: string;
    label: string;
    businessId: string;
    synced?: { calls: number; counts: Record<string, number>; assets: Record<string, number> };
  }[];
  tasks: { hubId: string; status: string; detail: string; requests: number; milliseconds: number }[];
}

/**
 * Runs in a page of the extension: reads from its database which hubs there are and how their syncs stand. The shapes
 * are the extension's own, taken loosely on purpose: this looks from outside and imports nothing from it.
 */
export async function readStored(): Promise<StoredState> {
  type Row = Record<string, unknown>;
  const rows: Record<string, Row[]> = { hubs: [], tasks: [] };
  const settle = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await settle(indexedDB.open(name));
    for (const store of ["hubs", "tasks"]) {
      if (!database.objectStoreNames.contains(store)) continue;
      const found = await settle(database.transaction(store).objectStore(store).getAll());
      rows[store]?.push(...(found as Row[]));
    }
    database.close();
  }
  const record = (value: unknown): Row => (typeof value === "object" && value !== null ? (value as Row) : {});
  const numbers = (value: unknown): Record<string, number> =>
    Object.fromEntries(
      Object.entries(record(value)).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    );
  return {
    hubs: (rows.hubs ?? []).map((hub) => ({
      id: String(hub.id),
      label: String(hub.label),
      businessId: String(hub.businessId),
      ...(hub.synced
        ? {
            synced: {
              calls: Number(record(hub.synced).calls),
              counts: numbers(record(hub.synced).counts),
              assets: numbers(record(record(hub.synced).counts).assets),
            },
          }
        : {}),
    })),
    tasks: (rows.tasks ?? []).map((task) => ({
      hubId: String(task.hubId),
      status: String(record(task.status).name),
      detail: JSON.stringify(task.status),
      requests: Number(record(task.progress).requests),
      milliseconds: Number(task.finishedAt) - Number(task.startedAt),
    })),
  };
}
