import type { Page } from "@playwright/test";

/** What a page that looks all the time has seen. */
export interface Seen {
  looks: number;
  /** The fewest stored members of the hub, and the fewest that its card counted. */
  fewestMembers: number;
  fewestCounted: number;
}

interface Watching {
  watch?: { seen: Seen; stop(): Promise<void> };
}

/** From now on the page looks at the hub's members some hundred times a second, as a person would who stares at the screen. */
export async function startWatching(page: Page, hubId: string): Promise<void> {
  await page.evaluate(async (hub) => {
    const request = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const db = request.result;
    const seen: Seen = { looks: 0, fewestMembers: Number.POSITIVE_INFINITY, fewestCounted: Number.POSITIVE_INFINITY };
    let on = true;
    const look = () =>
      new Promise<void>((resolve) => {
        const tx = db.transaction(["hubs", "members"], "readonly");
        const members = tx.objectStore("members").count(IDBKeyRange.bound([hub], [hub, []]));
        const row = tx.objectStore("hubs").get(hub);
        tx.oncomplete = () => {
          seen.looks += 1;
          seen.fewestMembers = Math.min(seen.fewestMembers, members.result);
          seen.fewestCounted = Math.min(seen.fewestCounted, row.result?.synced?.counts.members ?? 0);
          resolve();
        };
      });
    const loop = (async () => {
      while (on) {
        await look();
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    })();
    (globalThis as unknown as Watching).watch = {
      seen,
      stop: async () => {
        on = false;
        await loop;
        db.close();
      },
    };
  }, hubId);
}

export async function stopWatching(page: Page): Promise<Seen> {
  return await page.evaluate(async () => {
    const { watch } = globalThis as unknown as Watching;
    if (!watch) throw new Error("nobody watches");
    await watch.stop();
    return watch.seen;
  });
}
