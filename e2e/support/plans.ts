import { expect, type Page } from "@playwright/test";
import type { Answer, Ask } from "../../lib/messages/protocol.ts";
import { buildPlan, type Draft } from "../../lib/plans/build.ts";
import type { Context } from "../../lib/plans/ground.ts";
import type { Change, Intent, Plan } from "../../lib/store/plan-records.ts";
import type { Hub } from "../../lib/store/records.ts";
import { order } from "./control.ts";
import { readStores } from "./stored.ts";
import type { Inventory } from "./truth.ts";

/**
 * Plans without the screens: a plan is previewed here, by the same pure code and from the same stored rows as a page does it,
 * and applied by the same command.
 */

const often = { intervals: [20, 20, 50, 50, 100, 100, 250], timeout: 60_000 };

/** What stands in the settings' place until somebody changes them. */
const NEW_SYSTEM_USER_DAYS = 7;

/** Everything that a plan of a hub is built on. */
export interface Ground {
  hub: Hub;
  inventory: Inventory;
  context: Context;
}

export async function groundOf(control: Page, hubId: string): Promise<Ground> {
  const { hub, inventory, open } = await readHub(control, hubId);
  return { hub, inventory, context: { now: Date.now(), open, newSystemUserDays: NEW_SYSTEM_USER_DAYS } };
}

/** One hub's rows alone, in one transaction: with twenty hubs in the database all of them would be a long read. */
async function readHub(control: Page, hubId: string): Promise<Omit<Ground, "context"> & { open: Change[] }> {
  const rows = await control.evaluate(async (id) => {
    const opening = indexedDB.open("hubwarden");
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const db = opening.result;
    const lists = ["members", "invitations", "systemUsers", "assets", "holdings", "partners"];
    const tx = db.transaction(["hubs", "changes", ...lists], "readonly");
    const get = <Row>(request: IDBRequest<Row>) =>
      new Promise<Row>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const hub: unknown = await get(tx.objectStore("hubs").get(id));
    const own = IDBKeyRange.bound([id], [id, []]);
    const read = await Promise.all(lists.map((name) => get(tx.objectStore(name).getAll(own))));
    const states = ["pending", "notBefore", "acceptance", "calling", "approval"];
    const changes = tx.objectStore("changes").index("byHubState");
    const open = await Promise.all(states.map((state) => get(changes.getAll([id, state]))));
    db.close();
    return { hub, inventory: Object.fromEntries(lists.map((name, n) => [name, read[n]])), open: open.flat() };
  }, hubId);
  const { hub, inventory, open } = rows as { hub: Hub | undefined; inventory: unknown; open: unknown };
  if (!hub) throw new Error("this hub is gone");
  return { hub, inventory: inventory as Inventory, open: open as Change[] };
}

/** What "Review changes" shows. */
export async function preview(control: Page, hubId: string, intents: readonly Intent[]): Promise<Draft> {
  const { hub, inventory, context } = await groundOf(control, hubId);
  return buildPlan(hub, inventory, intents, context);
}

type More = Partial<Pick<Ask<"plan.apply">, "confirm" | "notBefore" | "undoes" | "fingerprint">>;

/** Sends a preview off, and gives the worker's answer whatever it is. */
export async function sendPlan(
  control: Page,
  hubId: string,
  intents: Intent[],
  more: More = {},
): Promise<Answer<"plan.apply">> {
  const { fingerprint } = await preview(control, hubId, intents);
  const ask = { hubId, intents, fingerprint, confirm: null, notBefore: null, undoes: null, ...more };
  return await order(control, "plan.apply", ask);
}

/** Previews and applies; where a sync has moved the state in between, again, as the screen asks for. Gives the plan's ID. */
export async function applyPlan(control: Page, hubId: string, intents: Intent[], more: More = {}): Promise<string> {
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await sendPlan(control, hubId, intents, more);
    if (answer.outcome === "queued") return answer.planId;
    if (answer.outcome === "stopped") break;
  }
  const { guards, leftOut, deeds } = await preview(control, hubId, intents);
  throw new Error(`not applied: ${JSON.stringify({ guards, leftOut, deeds: deeds.length })}`);
}

export async function getPlan(control: Page, planId: string): Promise<Plan> {
  const plan = (await readStores(control, "plans")).plans.find(({ id }) => id === planId);
  if (!plan) throw new Error("this plan is gone");
  return plan;
}

/** The changes of a plan in their order. */
export async function changesOf(control: Page, planId: string): Promise<Change[]> {
  const { changes } = await readStores(control, "changes");
  return changes.filter((change) => change.planId === planId).sort((a, b) => a.n - b.n);
}

/** The state of a plan, a wait by its reason. */
function nameOf({ status }: Plan): string {
  return status.name === "waiting" ? status.why : status.name;
}

/** Waits until the plan is in this state or in this wait; one that ends in another state is an error at once. */
export async function planReached(control: Page, planId: string, name: string, timeout = often.timeout): Promise<Plan> {
  const over = ["completed", "failed", "canceled", "attention"];
  let plan: Plan | undefined;
  await expect
    .poll(
      async () => {
        plan = await getPlan(control, planId);
        const now = nameOf(plan);
        if (now !== name && over.includes(now)) {
          throw new Error(`The plan is over: ${JSON.stringify([plan, await changesOf(control, planId)], null, 1)}`);
        }
        return now;
      },
      { ...often, timeout },
    )
    .toBe(name);
  return plan as Plan;
}

/** Applies a plan that must succeed, and waits for its end. */
export async function carryOut(control: Page, hubId: string, intents: Intent[], more: More = {}): Promise<string> {
  const planId = await applyPlan(control, hubId, intents, more);
  await planReached(control, planId, "completed");
  return planId;
}

/** Waits until no sync of this hub is under way and no plan of it is queued or running. */
export async function calm(control: Page, hubId: string): Promise<void> {
  const busy = ["queued", "running"];
  await expect
    .poll(async () => {
      const { tasks, plans } = await readStores(control, "tasks", "plans");
      const own = [...tasks, ...plans].filter((row) => row.hubId === hubId);
      return own.filter(({ status }) => busy.includes(status.name)).length;
    }, often)
    .toBe(0);
}
