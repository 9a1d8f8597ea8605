import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { getHub, listHubs, nextRun, putHub, updateHub } from "./hubs.ts";
import type { Hub } from "./records.ts";
import { exampleHub, exampleReport } from "./testing/examples.ts";
import { failPutAfter, problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";

beforeEach(freshProfile);

test("hubs are listed in the order they were connected", async () => {
  await putHub(exampleHub({ id: "a", connectedAt: 2 }));
  await putHub(exampleHub({ id: "b", connectedAt: 1 }));
  expect((await listHubs()).map(({ id }) => id)).toEqual(["b", "a"]);
  expect((await getHub("a"))?.connectedAt).toBe(2);
  expect(await getHub("c")).toBeNull();
});

test("changes at the same time do not undo each other", async () => {
  await putHub(exampleHub());
  const label = updateHub("hub", (hub) => ({ ...hub, label: "New" }));
  const share = updateHub("hub", (hub) => ({ ...hub, safeguardShare: 0.5 }));
  await Promise.all([label, share]);
  expect(await getHub("hub")).toMatchObject({ label: "New", safeguardShare: 0.5 });
});

test("each run has its own number", async () => {
  await putHub(exampleHub());
  const runs = await Promise.all([nextRun("hub"), nextRun("hub"), nextRun("hub")]);
  expect(runs).toEqual([1, 2, 3]);
});

test("a hub that is gone is said to be gone", async () => {
  expect(await problemOf(updateHub("hub", (hub) => hub))).toBe("hubGone");
  await putHub(exampleHub());
  expect(await problemOf(updateHub("hub", () => null))).toBe("hubGone");
  expect(await getHub("hub")).toEqual(exampleHub());
});

test("a hub that cannot be read does not hide the others", async () => {
  await putHub(exampleHub());
  await (await openDatabase()).put("hubs", { id: "odd", label: 5 } as never);
  expect(await listHubs()).toEqual([exampleHub()]);
});

test("a full disk leaves the hub as it was", async () => {
  await putHub(exampleHub());
  const fault = failPutAfter(0);
  expect(await problemOf(updateHub("hub", (hub) => ({ ...hub, label: "New" })))).toBe("diskFull");
  fault.restore();
  expect(await listHubs()).toEqual([exampleHub()]);
});

test("a hub that was counted before a kind of asset or a field was known is read, and has none of it", async () => {
  const { untold, ...older } = exampleHub();
  const { members, admins, invitations, systemUsers, partners, assignments } = exampleReport().counts;
  const counts = { members, admins, invitations, systemUsers, partners, assignments, assets: { page: 3 } };
  const synced = { at: 1, calls: 1, gaps: [], counts };
  const db = await openDatabase();
  await db.put("hubs", { ...older, synced } as unknown as Hub);
  const hub = await getHub("hub");
  expect(hub?.untold).toEqual(untold);
  expect(hub?.synced?.counts.assets).toMatchObject({ page: 3, app: 0, whatsapp: 0 });
});
