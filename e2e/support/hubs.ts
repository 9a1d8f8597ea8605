import { expect, type Page } from "@playwright/test";
import type { Hub, StatusName, Task } from "../../lib/store/records.ts";
import type { Sandbox } from "../../sandbox/index.ts";
import { order, send } from "./control.ts";
import { readStores } from "./stored.ts";
import { type Inventory, sorted } from "./truth.ts";

const often = { intervals: [20, 20, 50, 50, 100, 100, 250], timeout: 30_000 };

/** Connects a portfolio, the first unless told otherwise; its first sync begins with that. */
export async function connect(control: Page, sandbox: Sandbox, businessId?: string): Promise<string> {
  const { id, appId, name } = sandbox.world.portfolio(businessId);
  const answer = await order(control, "hub.connect", {
    label: name,
    token: sandbox.tokens.admin(id),
    businessId: id,
    appId,
    loginMethod: "sso",
  });
  if (answer.outcome !== "connected") throw new Error(`not connected: ${JSON.stringify(answer)}`);
  return answer.hubId;
}

/** Connects a portfolio and waits until its first sync is complete. */
export async function connectAndSync(control: Page, sandbox: Sandbox, businessId?: string): Promise<string> {
  const hubId = await connect(control, sandbox, businessId);
  await reached(control, await latestTask(control, hubId), "completed");
  return hubId;
}

/** Starts a sync of one hub and gives the task's id. */
export async function startSync(control: Page, hubId: string): Promise<string> {
  const { taskIds } = await order(control, "sync.start", { hubIds: [hubId] });
  const [taskId] = taskIds;
  if (taskId === undefined) throw new Error("no sync was started");
  return taskId;
}

/** A sync from its start to its completion. */
export async function sync(control: Page, hubId: string): Promise<Task> {
  return await reached(control, await startSync(control, hubId), "completed");
}

/** Waits until the task is in this state; a task that ends in another one is an error at once. */
export async function reached(control: Page, taskId: string, name: StatusName): Promise<Task> {
  const over: StatusName[] = ["completed", "failed", "canceled"];
  let task: Task | undefined;
  await expect
    .poll(async () => {
      task = await getTask(control, taskId);
      if (task && task.status.name !== name && over.includes(task.status.name)) {
        throw new Error(`The task is over: ${JSON.stringify(task.status)}`);
      }
      return task?.status.name;
    }, often)
    .toBe(name);
  return task as Task;
}

export async function getTask(control: Page, taskId: string): Promise<Task | undefined> {
  return (await readStores(control, "tasks")).tasks.find(({ id }) => id === taskId);
}

/** The id of the hub's newest task. */
export async function latestTask(control: Page, hubId: string): Promise<string> {
  const { tasks } = await readStores(control, "tasks");
  const own = tasks.filter((task) => task.hubId === hubId).sort((a, b) => b.run - a.run);
  if (!own[0]) throw new Error("this hub has no task");
  return own[0].id;
}

export async function getHub(control: Page, hubId: string): Promise<Hub> {
  const hub = (await readStores(control, "hubs")).hubs.find(({ id }) => id === hubId);
  if (!hub) throw new Error("this hub is gone");
  return hub;
}

/** Everything that is stored of a hub's portfolio. */
export async function inventoryOf(control: Page, hubId: string): Promise<Inventory> {
  const stores = ["members", "invitations", "systemUsers", "assets", "holdings", "partners"] as const;
  const rows = await readStores(control, ...stores);
  const own = <Row extends { hubId: string }>(list: Row[]) => list.filter((row) => row.hubId === hubId);
  return sorted({
    members: own(rows.members),
    invitations: own(rows.invitations),
    systemUsers: own(rows.systemUsers),
    assets: own(rows.assets),
    holdings: own(rows.holdings),
    partners: own(rows.partners),
  });
}

/** The latest report of a hub. */
export async function reportOf(control: Page, hubId: string) {
  const { reports } = await readStores(control, "reports");
  const [latest] = reports.filter((report) => report.hubId === hubId).sort((a, b) => b.run - a.run);
  if (!latest) throw new Error("this hub has no report");
  return latest;
}

/** Takes a hub away with all that was kept of it. */
export async function removeHub(control: Page, hubId: string): Promise<void> {
  await send(control, "hub.remove", { hubId, reason: "", history: "erase" });
}
