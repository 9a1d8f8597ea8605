import { beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "../audit/log.ts";
import { onChange, type StoreName } from "./changes.ts";
import { getHub, putHub, updateHub } from "./hubs.ts";
import { getHoldings, listAssets, listMembers } from "./inventory.ts";
import type { Hub, Task } from "./records.ts";
import { listReports } from "./reports.ts";
import { type Commit, commitRun, dropRun, readCursor, readStaged, stage } from "./runs.ts";
import { createSyncTask, getTask, listSteps, updateTask } from "./tasks.ts";
import { dumpDatabase } from "./testing/dump.ts";
import {
  exampleAsset,
  exampleHoldings,
  exampleHub,
  exampleLine,
  exampleMember,
  exampleReport,
  exampleStep,
  noChange,
} from "./testing/examples.ts";
import { failPutAfter, problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";

let task: Task;

beforeEach(async () => {
  await freshProfile();
  await putHub(exampleHub());
  const { id } = await createSyncTask("hub", "manual");
  task = await updateTask(id, (queued) => ({ ...queued, status: { name: "running" } }));
});

function turn(n: number) {
  return {
    task: { ...task, progress: { ...task.progress, calls: n } },
    tokenGeneration: 1,
    steps: [exampleStep({ taskId: task.id, n })],
    pages: [`page ${n}a`, `page ${n}b`],
    cursor: { after: n },
  };
}

function commit(over: Partial<Commit> = {}): Commit {
  return {
    hubId: "hub",
    run: 1,
    tokenGeneration: 1,
    change: noChange({
      members: { put: [exampleMember(), exampleMember({ id: "m2" })], remove: [["hub", "old"]] },
      assets: { put: [exampleAsset()], remove: [] },
      holdings: { put: [exampleHoldings()], remove: [] },
    }),
    hub: (stored: Hub) => ({ ...stored, currentRun: 1 }),
    report: exampleReport(),
    task: { ...task, status: { name: "completed" }, finishedAt: 5, reportId: "r1" },
    audit: exampleLine(),
    ...over,
  };
}

test("turns are kept in order, with the cursor of the last", async () => {
  expect(await stage(turn(1))).toBe(true);
  expect(await stage(turn(2))).toBe(true);
  expect(await readStaged("hub", 1)).toEqual(["page 1a", "page 1b", "page 2a", "page 2b"]);
  expect(await readCursor("hub", 1)).toEqual({ after: 2 });
  expect(await readCursor("hub", 2)).toBeNull();
  expect((await getTask(task.id))?.progress.calls).toBe(2);
  expect((await listSteps(task.id)).map(({ n }) => n)).toEqual([1, 2]);
});

test("a commit shows everything at once and leaves nothing staged", async () => {
  await stage(turn(1));
  expect(await commitRun(commit())).toEqual({ committed: true });
  expect((await listMembers("hub")).map(({ id }) => id)).toEqual(["m1", "m2"]);
  expect(await listAssets("hub")).toHaveLength(1);
  expect(await getHoldings("hub", "m1")).toEqual(exampleHoldings());
  expect((await getHub("hub"))?.currentRun).toBe(1);
  expect((await getTask(task.id))?.status.name).toBe("completed");
  expect(await listReports()).toEqual([exampleReport()]);
  expect(await listAudit()).toMatchObject([exampleLine()]);
  expect(await readStaged("hub", 1)).toEqual([]);
  expect(await readCursor("hub", 1)).toBeNull();
});

test("what is gone is removed, what came back under the same key stays", async () => {
  await commitRun(commit());
  const next = await createSyncTask("hub", "manual");
  const members = {
    put: [exampleMember({ name: "Ana María" })],
    remove: [
      ["hub", "m1"],
      ["hub", "m2"],
    ] as [string, string][],
  };
  await commitRun(commit({ run: 2, change: noChange({ members }), task: { ...next, status: { name: "completed" } } }));
  expect(await listMembers("hub")).toEqual([exampleMember({ name: "Ana María" })]);
});

describe("nothing is written if the ground has moved:", () => {
  const moves: [string, () => Promise<unknown>][] = [
    ["canceled", () => updateTask(task.id, (stored) => ({ ...stored, status: { name: "canceled" } }))],
    ["another run", () => updateTask(task.id, (stored) => ({ ...stored, run: 2 }))],
    ["another token", () => updateHub("hub", (hub) => ({ ...hub, token: { ...hub.token, generation: 2 } }))],
    ["hub gone", async () => (await import("./hubs.ts")).removeHubRows("hub", "keep", exampleLine())],
    ["hub and task gone", async () => (await import("./hubs.ts")).removeHubRows("hub", "erase", exampleLine())],
  ];
  test.each(moves)("%s", async (_, move) => {
    await stage(turn(1));
    await move();
    const before = await dumpDatabase();
    expect(await stage(turn(2))).toBe(false);
    expect(await commitRun(commit())).toEqual({ committed: false });
    expect(await dumpDatabase()).toEqual(before);
  });
});

test("a run that waits for the admin takes no more pages, and can be committed", async () => {
  const status = { name: "attention" as const, gone: [], membersBefore: 9, assetsBefore: 9 };
  await updateTask(task.id, (stored) => ({ ...stored, status }));
  expect(await stage(turn(2))).toBe(false);
  expect(await commitRun(commit())).toEqual({ committed: true });
});

test("a run is committed once", async () => {
  await commitRun(commit());
  const before = await dumpDatabase();
  expect(await commitRun(commit())).toEqual({ committed: false });
  expect(await dumpDatabase()).toEqual(before);
});

test.each(["stage", "commit"])("a disk that is full at any put of a %s loses nothing", async (what) => {
  await stage(turn(1));
  const before = await dumpDatabase();
  const deed = () => (what === "stage" ? stage(turn(2)) : commitRun(commit()));
  let good = 0;
  for (; ; good++) {
    const fault = failPutAfter(good);
    const problem = await problemOf(deed());
    fault.restore();
    if (problem === null) break;
    expect(problem).toBe("diskFull");
    expect(await dumpDatabase(), `put ${good}`).toEqual(before);
  }
  expect(good).toBeGreaterThan(4);
});

test("what a hub's own function throws undoes the commit", async () => {
  const before = await dumpDatabase();
  const hub = () => {
    throw new Error("odd");
  };
  await expect(commitRun(commit({ hub }))).rejects.toThrow("odd");
  expect(await dumpDatabase()).toEqual(before);
});

test("dropping a run leaves the pages of another", async () => {
  await stage(turn(1));
  await dropRun("hub", 2);
  expect(await readStaged("hub", 1)).toHaveLength(2);
  await dropRun("hub", 1);
  expect(await readStaged("hub", 1)).toEqual([]);
  expect(await readCursor("hub", 1)).toBeNull();
});

test("a commit is announced after it can be read, by the names of what it touched", async () => {
  const heard: StoreName[][] = [];
  let members = -1;
  const gone = new AbortController();
  await new Promise<void>((resolve) => {
    onChange(
      ["members"],
      async (changed) => {
        heard.push([...changed].sort());
        members = (await listMembers("hub")).length;
        resolve();
      },
      gone.signal,
    );
    void commitRun(commit());
  });
  gone.abort();
  expect(members).toBe(2);
  expect(heard).toEqual([["assets", "audit", "cursors", "holdings", "hubs", "members", "reports", "staged", "tasks"]]);
});
