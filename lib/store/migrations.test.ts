import { deleteDB, openDB } from "idb";
import { beforeEach, expect, test } from "vitest";
import { listAudit } from "../audit/log.ts";
import { closeDatabase, DATABASE_NAME, openDatabase } from "./database.ts";
import { listHubs } from "./hubs.ts";
import { readInventory } from "./inventory.ts";
import { DATABASE_VERSION, MIGRATIONS, migrate } from "./migrations.ts";
import { readPace, writePace } from "./pace.ts";
import { AuditLine, Settings } from "./records.ts";
import { listReports } from "./reports.ts";
import { readCursor, readStaged } from "./runs.ts";
import { readSettings } from "./settings.ts";
import { STORES } from "./stores.ts";
import { listSteps, listTasks, listUnfinished } from "./tasks.ts";
import { exampleTask, oneRowEach } from "./testing/every-store.ts";
import { problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";

beforeEach(freshProfile);

/** For each version, its stores as they were. Written down, not computed: what is on people's disks does not change with the code. */
const VERSIONS: Record<number, string[]> = {
  1: ["hubs", "members", "invitations", "systemUsers", "assets", "holdings", "partners", "tasks", "steps"].concat([
    ...["staged", "cursors", "reports", "settings", "audit", "secrets"],
  ]),
  2: [],
};
VERSIONS[2] = [...(VERSIONS[1] ?? []), "pace"];
VERSIONS[3] = [...VERSIONS[2], "people", "sources", "stagedPeople", "importUndo", "decisions"];
VERSIONS[4] = [...VERSIONS[3], "plans", "changes"];
VERSIONS[5] = VERSIONS[4];
VERSIONS[6] = [...VERSIONS[5], "setups"];

/** A database as that version left it, with a row in each store. */
async function build(version: number): Promise<void> {
  const db = await openDB(DATABASE_NAME, version, {
    upgrade: (db, from, to, tx) => migrate({ db, tx }, from, to ?? 0),
  });
  expect([...db.objectStoreNames].sort()).toEqual([...(VERSIONS[version] ?? [])].sort());
  for (const [store, row] of Object.entries(oneRowEach("hub"))) {
    if (!db.objectStoreNames.contains(store)) continue;
    // Before it was a chain, the log had bare lines.
    const stored = store === "audit" && version < 5 ? AuditLine.parse(row) : row;
    await db.put(store, stored, store === "settings" ? "settings" : undefined);
  }
  await db.put("tasks", exampleTask({ id: "running", hubId: "hub", status: { name: "running" }, createdAt: 2 }));
  db.close();
}

test("every version has a migration and a fixture", () => {
  expect(MIGRATIONS).toHaveLength(DATABASE_VERSION);
  expect(Object.keys(VERSIONS).map(Number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test.each(MIGRATIONS.map((_, index) => index + 1))("a database of version %i keeps everything", async (version) => {
  await build(version);
  const rows = oneRowEach("hub");
  expect(await listHubs()).toEqual([rows.hubs]);
  expect(await readInventory("hub")).toEqual({
    members: [rows.members],
    invitations: [rows.invitations],
    systemUsers: [rows.systemUsers],
    assets: [rows.assets],
    holdings: [rows.holdings],
    partners: [rows.partners],
  });
  expect((await listTasks()).map(({ id }) => id)).toEqual(["running", "task hub"]);
  expect((await listUnfinished()).map(({ id }) => id)).toEqual(["running"]);
  expect(await listSteps("task hub")).toEqual([rows.steps]);
  expect(await listReports()).toEqual([rows.reports]);
  expect(await listReports("hub")).toEqual([rows.reports]);
  expect(await readStaged("hub", 1)).toEqual([{ rows: [] }]);
  expect(await readCursor("hub", 1)).toEqual({ at: 1 });
  expect(await readSettings()).toEqual(Settings.parse(rows.settings));
  expect(await listAudit()).toEqual([rows.audit]);
  const db = await openDatabase();
  expect(await db.getAll("secrets")).toEqual([rows.secrets]);
  await writePace("other", 1);
  expect(db.version).toBe(DATABASE_VERSION);
  expect([...db.objectStoreNames].sort()).toEqual(STORES.map(({ name }) => name as string).sort());
});

test("an upgraded database is the same as a new one", async () => {
  const plan = async () => {
    const db = await openDatabase();
    const shape = [...db.objectStoreNames].map((name) => {
      const { store } = db.transaction(name);
      const indexes = [...store.indexNames].map((index) => [index, store.index(index as never).keyPath]);
      return [name, store.keyPath, store.autoIncrement, indexes];
    });
    await closeDatabase();
    return shape;
  };
  const fresh = await plan();
  await deleteDB(DATABASE_NAME);
  await build(1);
  expect(await plan()).toEqual(fresh);
});

test("a database of a newer version is left alone, and says so", async () => {
  (await openDB(DATABASE_NAME, DATABASE_VERSION + 1)).close();
  expect(await problemOf(listHubs())).toBe("databaseOutdated");
});

test("an open page does not block the upgrade of a newer one, and is told afterwards", async () => {
  await listHubs();
  let blocked = false;
  const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1, { blocked: () => (blocked = true) });
  expect(blocked).toBe(false);
  expect(await problemOf(listHubs())).toBe("databaseOutdated");
  newer.close();
});

test("the connection is made once, and again after it was closed under our hands", async () => {
  const first = await openDatabase();
  expect(await openDatabase()).toBe(first);
  first.close();
  expect(await listHubs()).toEqual([]);
  expect(await openDatabase()).not.toBe(first);
  expect(await readPace("none", Settings)).toBeNull();
});
