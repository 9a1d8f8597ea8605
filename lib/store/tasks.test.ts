import { beforeEach, expect, test } from "vitest";
import { listAudit } from "../audit/log.ts";
import { onChange } from "./changes.ts";
import { openDatabase } from "./database.ts";
import { getHub, putHub } from "./hubs.ts";
import type { Task } from "./records.ts";
import { readStaged } from "./runs.ts";
import { createSyncTask, getTask, listSteps, listTasks, listUnfinished, updateTask } from "./tasks.ts";
import { exampleTask } from "./testing/every-store.ts";
import { exampleHub, exampleLine, exampleStep } from "./testing/examples.ts";
import { problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";

beforeEach(async () => {
  await freshProfile();
  await putHub(exampleHub());
});

const finish = (id: string, status: Task["status"]) => updateTask(id, (task) => ({ ...task, status }));

test("a new sync is queued under the next run of its hub", async () => {
  const task = await createSyncTask("hub", "manual", exampleLine({ deed: "syncStarted" }));
  expect(task).toMatchObject({ hubId: "hub", run: 1, cause: "manual", status: { name: "queued" } });
  expect(await getTask(task.id)).toEqual(task);
  expect((await getHub("hub"))?.lastRun).toBe(1);
  expect(await listAudit()).toHaveLength(1);
});

test("two syncs of one hub never exist together, however they are asked for", async () => {
  await putHub(exampleHub({ id: "other", businessId: "2" }));
  const line = exampleLine({ deed: "syncStarted" });
  const ask = () => createSyncTask("hub", "manual", line);
  const [a, b, c] = await Promise.all([ask(), ask(), ask(), createSyncTask("other", "manual")]);
  expect(b).toEqual(a);
  expect(c).toEqual(a);
  expect(await listTasks()).toHaveLength(2);
  expect(await listAudit()).toHaveLength(1);
});

test.each(["queued", "running", "waiting", "attention", "completed", "failed", "canceled"])(
  "whether a task that is %s lets another begin",
  async (name) => {
    const { id } = await createSyncTask("hub", "manual");
    const more = { until: null, why: "locked", problem: null, gone: [], membersBefore: 0, assetsBefore: 0 };
    const problem = { kind: "fault", code: null, subcode: null, said: null, trace: null };
    await finish(id, { ...more, name, problem: name === "failed" ? problem : null } as Task["status"]);
    const over = ["completed", "failed", "canceled"].includes(name);
    expect((await listUnfinished()).map((task) => task.id)).toEqual(over ? [] : [id]);
    const free = over || name === "attention";
    expect((await createSyncTask("hub", "manual")).run).toBe(free ? 2 : 1);
  },
);

test("a new sync ends the question that the safeguard asked before", async () => {
  const { id } = await createSyncTask("hub", "manual");
  await finish(id, { name: "attention", gone: [], membersBefore: 0, assetsBefore: 0 });
  const next = await createSyncTask("hub", "schedule");
  expect(await getTask(id)).toMatchObject({ status: { name: "canceled" }, finishedAt: expect.any(Number) });
  expect((await listUnfinished()).map((task) => task.id)).toEqual([next.id]);
});

test("what an earlier run left behind does not reach the new one", async () => {
  const db = await openDatabase();
  await db.put("staged", { hubId: "hub", run: 1, n: 0, page: "left" });
  await createSyncTask("hub", "manual");
  expect(await readStaged("hub", 1)).toEqual([]);
});

test("a hub or a task that is gone is said to be gone", async () => {
  expect(await problemOf(createSyncTask("none", "manual"))).toBe("hubGone");
  expect(await problemOf(updateTask("none", (task) => task))).toBe("taskGone");
  expect(await getTask("none")).toBeNull();
});

test("a change that changes nothing is neither written nor announced", async () => {
  const { id } = await createSyncTask("hub", "manual");
  const gone = new AbortController();
  let heard = 0;
  onChange(["tasks"], () => heard++, gone.signal);
  await updateTask(id, (task) => task);
  expect(heard).toBe(0);
  await updateTask(id, (task) => ({ ...task }));
  expect(heard).toBe(1);
  gone.abort();
});

test("the newest 200 tasks are kept with their steps, and none that is unfinished is let go", async () => {
  const db = await openDatabase();
  await putHub(exampleHub({ id: "old", businessId: "2" }));
  await db.put("tasks", exampleTask({ id: "waits", hubId: "old", createdAt: 0, status: { name: "queued" } }));
  for (let n = 1; n <= 205; n++) {
    await db.put("tasks", exampleTask({ id: `t${n}`, createdAt: n }));
    await db.put("steps", exampleStep({ taskId: `t${n}` }));
  }
  const task = await createSyncTask("hub", "manual");
  const ids = (await listTasks()).map(({ id }) => id);
  expect(ids).toHaveLength(200);
  expect(ids[0]).toBe(task.id);
  expect(ids.slice(-2)).toEqual(["t8", "waits"]);
  expect(await listSteps("t7")).toEqual([]);
  expect(await listSteps("t8")).toHaveLength(1);
  expect((await listTasks(3)).map(({ id }) => id)).toEqual([task.id, "t205", "t204"]);
});
