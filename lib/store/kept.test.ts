import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { appendAudit, auditLine, listAudit } from "../audit/log.ts";
import { announce, onChange } from "./changes.ts";
import { openDatabase } from "./database.ts";
import { askPersistence, storageEstimate } from "./disk.ts";
import {
  getHoldings,
  listAssets,
  listHoldings,
  listInvitations,
  listMembers,
  listPartners,
  listSystemUsers,
} from "./inventory.ts";
import { readPace, writePace } from "./pace.ts";
import { DEFAULT_SETTINGS } from "./records.ts";
import { addReport, getReport, listReports } from "./reports.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { fill, oneRowEach } from "./testing/every-store.ts";
import { exampleHub, exampleLine, exampleMember, exampleReport } from "./testing/examples.ts";
import { freshProfile } from "./testing/fresh.ts";
import { write } from "./transaction.ts";

beforeEach(freshProfile);
afterEach(() => vi.unstubAllGlobals());

test("each list gives the rows of its hub and no other's", async () => {
  // A name that begins with another's, and a neighbour in the order of keys.
  for (const id of ["a", "a1", "b"]) await fill(id);
  const rows = oneRowEach("a");
  expect(await listMembers("a")).toEqual([rows.members]);
  expect(await listInvitations("a")).toEqual([rows.invitations]);
  expect(await listSystemUsers("a")).toEqual([rows.systemUsers]);
  expect(await listAssets("a")).toEqual([rows.assets]);
  expect(await listHoldings("a")).toEqual([rows.holdings]);
  expect(await listPartners("a")).toEqual([rows.partners]);
  expect(await getHoldings("a", "m1")).toEqual(rows.holdings);
  expect(await getHoldings("a", "m2")).toBeNull();
});

test("a row that cannot be read is left out of its list", async () => {
  const db = await openDatabase();
  await db.put("members", exampleMember());
  await db.put("members", { hubId: "hub", id: "odd" } as never);
  expect(await listMembers("hub")).toEqual([exampleMember()]);
});

test("a read waits for no write that comes after it, and sees one commit", async () => {
  await write(["members"], (writer) => writer.put("members", exampleMember()));
  const reading = listMembers("hub");
  const writing = write(["members"], (writer) => writer.put("members", exampleMember({ id: "m2" })));
  expect(await reading).toHaveLength(1);
  await writing;
  expect(await listMembers("hub")).toHaveLength(2);
});

test("settings have their defaults until they are changed, each for itself", async () => {
  expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  const { before, after } = await changeSettings({ introSeen: true, defaultAppId: undefined });
  expect(before).toEqual(DEFAULT_SETTINGS);
  expect(after).toEqual({ ...DEFAULT_SETTINGS, introSeen: true });
  await Promise.all([changeSettings({ notifyRisks: false }), changeSettings({ lockAfterMinutes: 5 })]);
  expect(await readSettings()).toEqual({
    ...DEFAULT_SETTINGS,
    introSeen: true,
    notifyRisks: false,
    lockAfterMinutes: 5,
  });
});

test("settings of an older version are filled up, a damaged one is replaced", async () => {
  await (await openDatabase()).put("settings", { introSeen: true, lockAfterMinutes: "soon" } as never, "settings");
  expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, introSeen: true });
});

test("reports come newest first, of one hub or of all, and the last 400 of each hub stay", async () => {
  await write(["reports"], async (writer) => {
    await addReport(writer, exampleReport({ id: "other", hubId: "other", at: 0 }));
    for (let n = 1; n <= 402; n++) await addReport(writer, exampleReport({ id: `r${n}`, at: n }));
  });
  const own = (await listReports("hub")).map(({ id }) => id);
  expect(own).toHaveLength(400);
  expect([own[0], own.at(-1)]).toEqual(["r402", "r3"]);
  const all = (await listReports()).map(({ id }) => id);
  expect([all[0], all.at(-1), all.length]).toEqual(["r402", "other", 401]);
  expect((await getReport("r3"))?.at).toBe(3);
  expect(await getReport("r2")).toBeNull();
});

test("a pace is read as its owner's schema wants it, or not at all", async () => {
  const Pace = z.object({ strikes: z.number() });
  expect(await readPace("app", Pace)).toBeNull();
  await writePace("app", { strikes: 2 });
  expect(await readPace("app", Pace)).toEqual({ strikes: 2 });
  await writePace("app", { strikes: "many" });
  expect(await readPace("app", Pace)).toBeNull();
});

test("the log is read newest first, with a limit", async () => {
  for (const at of [1, 2, 3]) await appendAudit(exampleLine({ at }));
  expect((await listAudit()).map(({ at }) => at)).toEqual([3, 2, 1]);
  expect((await listAudit(2)).map(({ at }) => at)).toEqual([3, 2]);
  expect(await listAudit(0)).toEqual([]);
});

test("a line of the log falls with the transaction it is part of", async () => {
  const undone = write(["hubs", "audit"], async (writer) => {
    writer.put("hubs", exampleHub());
    await appendAudit(auditLine({ deed: "hubConnected", who: "you", hub: exampleHub() }), writer);
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  expect(await listAudit()).toEqual([]);
});

test("a line says what it is given, and nothing of a hub beyond its name", () => {
  const line = auditLine({ deed: "hubChanged", who: "schedule", hub: exampleHub(), before: "x" });
  expect(line).toEqual({ ...exampleLine(), at: line.at, deed: "hubChanged", who: "schedule", before: "x" });
  expect(auditLine({ deed: "vaultWiped", who: "you", hub: null })).toMatchObject({ hubId: null, hubLabel: null });
});

test("a change is heard in this context and in others, by those who wait for it", async () => {
  const heard: string[] = [];
  const gone = new AbortController();
  onChange(["hubs"], () => heard.push("hubs"), gone.signal);
  onChange(["tasks", "hubs"], () => heard.push("either"), gone.signal);
  onChange(["pace"], () => heard.push("pace"), gone.signal);
  const elsewhere = new BroadcastChannel("hubwarden");
  const message = new Promise<unknown>((resolve) => {
    elsewhere.onmessage = ({ data }) => resolve(data);
  });
  announce(["hubs", "hubs"]);
  expect(heard).toEqual(["hubs", "either"]);
  expect(await message).toEqual(["hubs"]);
  elsewhere.postMessage(["tasks"]);
  elsewhere.postMessage("nonsense");
  await vi.waitFor(() => expect(heard).toEqual(["hubs", "either", "either"]));
  gone.abort();
  announce(["hubs"]);
  expect(heard).toHaveLength(3);
  elsewhere.close();
});

test("persistence is asked for once, and a browser without it is no failure", async () => {
  vi.stubGlobal("navigator", {});
  expect(await askPersistence()).toBe(false);
  expect(await storageEstimate()).toBeNull();
  const persist = vi.fn(async () => true);
  let persisted = false;
  const storage = { persist, persisted: async () => persisted, estimate: async () => ({ usage: 1, quota: 9 }) };
  vi.stubGlobal("navigator", { storage });
  expect(await askPersistence()).toBe(true);
  expect(await storageEstimate()).toEqual({ usage: 1, quota: 9, persisted: false });
  persisted = true;
  expect(await askPersistence()).toBe(true);
  expect(persist).toHaveBeenCalledTimes(1);
});
