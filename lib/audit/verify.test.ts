import fc from "fast-check";
import { type IDBPDatabase, openDB } from "idb";
import { beforeEach, describe, expect, test } from "vitest";
import { DATABASE_NAME } from "../store/database.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { write } from "../store/transaction.ts";
import { appendAudit, auditLine, listAudit } from "./log.ts";
import { verifyAudit } from "./verify.ts";

beforeEach(freshProfile);

const line = (after: string) => auditLine({ deed: "hubChanged", who: "you", hub: null, after });
/** The store of the log, spoken to as somebody would who does not know its types. */
interface Shelf {
  get(key: number): Promise<Record<string, unknown>>;
  put(value: unknown, key: number): Promise<unknown>;
  delete(key: number): Promise<unknown>;
}
async function tamper(deed: (shelf: Shelf) => Promise<unknown>): Promise<void> {
  const db: IDBPDatabase = await openDB(DATABASE_NAME);
  const tx = db.transaction("audit", "readwrite");
  await deed(tx.store as Shelf);
  await tx.done;
  db.close();
}

test("an empty log, and one of many lines, are sound", async () => {
  expect(await verifyAudit()).toEqual({ sound: true, entries: 0 });
  for (const after of ["a", "b", "c"]) await appendAudit(line(after));
  expect(await verifyAudit()).toEqual({ sound: true, entries: 3 });
  expect((await listAudit()).map(({ n, after }) => [n, after])).toEqual([
    [3, "c"],
    [2, "b"],
    [1, "a"],
  ]);
});

test("several lines of one transaction follow each other, and those of two at once do too", async () => {
  await write(["audit"], async (writer) => {
    await appendAudit(line("a"), writer);
    await appendAudit(line("b"), writer);
  });
  await Promise.all([appendAudit(line("c")), appendAudit(line("d"))]);
  expect(await verifyAudit()).toEqual({ sound: true, entries: 4 });
});

test("a transaction that fails leaves neither a line nor a hole", async () => {
  await appendAudit(line("a"));
  const undone = write(["audit"], async (writer) => {
    await appendAudit(line("b"), writer);
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow();
  await appendAudit(line("c"));
  expect(await verifyAudit()).toEqual({ sound: true, entries: 2 });
});

describe("what was changed is found", () => {
  beforeEach(async () => {
    for (const after of ["a", "b", "c", "d"]) await appendAudit(line(after));
  });
  test.each([
    ["an edited word", async (store: Shelf) => store.put({ ...(await store.get(2)), after: "x" }, 2), 2, "edited"],
    ["an edited time", async (store: Shelf) => store.put({ ...(await store.get(3)), at: 1 }, 3), 3, "edited"],
    ["an edited hash", async (store: Shelf) => store.put({ ...(await store.get(2)), hash: "00" }, 2), 2, "edited"],
    ["a dropped line", (store: Shelf) => store.delete(2), 2, "missing"],
    ["the first line dropped", (store: Shelf) => store.delete(1), 1, "missing"],
    ["the last line dropped", (store: Shelf) => store.delete(4), 4, "missing"],
    ["a dropped head", (store: Shelf) => store.delete(0), 4, "edited"],
    ["an unreadable line", (store: Shelf) => store.put({ hello: 1 }, 2), 2, "unreadable"],
    [
      "two lines in each other's place",
      async (store: Shelf) => {
        const [two, three] = [await store.get(2), await store.get(3)];
        await store.put(three, 2);
        await store.put(two, 3);
      },
      2,
      "moved",
    ],
  ] as const)("%s", async (_, deed, n, why) => {
    await tamper(deed);
    expect(await verifyAudit()).toEqual({ sound: false, n, why });
  });
});

test("whatever field of whatever line is edited, it is found", async () => {
  for (const after of ["a", "b", "c"]) await appendAudit(line(after));
  const fields = ["at", "deed", "who", "hubId", "hubLabel", "before", "after", "trace", "n", "previous", "hash"];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(1, 2, 3), fc.constantFrom(...fields), fc.jsonValue(), async (n, field, value) => {
      let original: Record<string, unknown> = {};
      await tamper(async (store) => {
        original = await store.get(n);
        await store.put({ ...original, [field]: value }, n);
      });
      const same = JSON.stringify(original[field]) === JSON.stringify(value);
      expect((await verifyAudit()).sound).toBe(same);
      await tamper((store) => store.put(original, n));
    }),
    { numRuns: 60 },
  );
});
