import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { databaseHealth } from "./health.ts";
import { removeHubRows } from "./hubs.ts";
import { STORES } from "./stores.ts";
import { updateTask } from "./tasks.ts";
import { dumpDatabase } from "./testing/dump.ts";
import { fill } from "./testing/every-store.ts";
import { exampleLine } from "./testing/examples.ts";
import { freshProfile } from "./testing/fresh.ts";
import { wipe } from "./vault.ts";

beforeEach(freshProfile);

test("the list names every store of the database, each once", async () => {
  const names = STORES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect([...names].sort()).toEqual([...(await openDatabase()).objectStoreNames].sort());
});

test("whatever goes with a hub knows how", () => {
  for (const { name, goesWith, clear } of STORES) expect(clear === null, name).toBe(goesWith === "never");
});

test("removing a hub takes what is its own, keeps its history and leaves the other hub alone", async () => {
  await fill("a");
  const without = await dumpDatabase();
  await fill("b");
  await removeHubRows("b", "keep", exampleLine({ hubId: "b", deed: "hubRemoved" }));
  const left = await dumpDatabase();
  for (const { name, goesWith } of STORES) {
    if (goesWith === "hub") expect(left[name], name).toEqual(without[name]);
    if (goesWith === "history") expect(left[name], name).toHaveLength(2);
  }
  expect(left.audit).toHaveLength(3);
});

test("erasing the history takes tasks, steps and reports too, and leaves the log", async () => {
  await fill("a");
  const without = await dumpDatabase();
  await fill("b");
  await removeHubRows("b", "erase", exampleLine({ hubId: "b", deed: "hubRemoved" }));
  const left = await dumpDatabase();
  for (const { name, goesWith } of STORES) if (goesWith !== "never") expect(left[name], name).toEqual(without[name]);
  expect(left.audit).toHaveLength(3);
});

test("a sync that ran when its hub was removed is canceled", async () => {
  await fill("a");
  await updateTask("task a", (task) => ({ ...task, status: { name: "running" } }));
  await removeHubRows("a", "keep", exampleLine());
  expect((await dumpDatabase()).tasks).toMatchObject([["task a", { status: { name: "canceled" } }]]);
});

test("wiping the vault empties the secrets and nothing else", async () => {
  await fill("a");
  const before = await dumpDatabase();
  await wipe();
  expect(await dumpDatabase()).toEqual({ ...before, secrets: [] });
});

test("a row that cannot be read is counted where it lies", async () => {
  await fill("a");
  await fill("b");
  const db = await openDatabase();
  await db.put("members", { hubId: "a", id: "odd", name: 5 } as never);
  const health = await databaseHealth();
  expect(health.members).toEqual({ rows: 3, unreadable: 1 });
  const bad = Object.entries(health).filter(([, { unreadable }]) => unreadable > 0);
  expect(bad.map(([name]) => name)).toEqual(["members"]);
});
