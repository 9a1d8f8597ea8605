import type { Driver, Role } from "./kit/driver.ts";
import { readStored, type StoredState } from "./main-job/stored.ts";

/** What an admin types into the connect form. */
export interface ConnectForm {
  label: string;
  token: string;
  businessId: string;
  appId: string;
}

/** What can be seen of a sync when it has ended well. */
export interface ImportedHub {
  label: string;
  counts: Record<string, number>;
  assets: Record<string, number>;
  calls: number;
  requests: number;
  /** From the start of the sync to its end, by the worker's own clock. */
  milliseconds: number;
}

/** Gets from wherever the hub page is to the connect form, as somebody would who sees it for the first time. */
export async function openConnectForm(driver: Driver): Promise<void> {
  const waysForward: [Role, string][] = [
    ["button", "Get started"],
    ["button", "Connect Business Hub"],
    ["link", "Connect Business Hub"],
  ];
  await until("the connect form to show", 20_000, async () => {
    if (await driver.sees("button", "Connect app")) return true;
    for (const [role, name] of waysForward) {
      if (await driver.sees(role, name)) {
        await driver.click(role, name);
        break;
      }
    }
    return false;
  });
}

/** Fills in the form and leaves the last click to whoever wants it. */
export async function fillConnectForm(driver: Driver, form: ConnectForm): Promise<void> {
  await driver.fill("Label", form.label);
  await driver.fill("Access token", form.token);
  await driver.fill("Business ID", form.businessId);
  await driver.fill("App ID", form.appId);
  if (await driver.sees("radio", "Single sign-on (SSO)")) await driver.click("radio", "Single sign-on (SSO)");
}

/** Connects a portfolio through the form and waits until it is a hub. */
export async function connectByForm(driver: Driver, form: ConnectForm): Promise<void> {
  await openConnectForm(driver);
  await fillConnectForm(driver, form);
  await driver.click("button", "Connect app");
  await until(`"${form.label}" to be connected`, 60_000, async () => {
    const { hubs } = await driver.evaluate(readStored);
    return hubs.some((hub) => hub.businessId === form.businessId);
  });
}

/** Waits for the sync of a hub that was just connected, and starts one if none has begun by itself. */
export async function waitForSync(driver: Driver, businessId: string, limitMs: number): Promise<ImportedHub> {
  const connectedAt = Date.now();
  let asked = false;
  let imported: ImportedHub | undefined;
  await until("the sync to end", limitMs, async () => {
    const stored = await driver.evaluate(readStored);
    complainAboutFailure(stored, businessId);
    imported = importedHub(stored, businessId);
    if (imported !== undefined) return true;
    if (!asked && stored.tasks.length === 0 && Date.now() - connectedAt > 3_000) {
      asked = true;
      if (await driver.sees("button", "Sync")) await driver.click("button", "Sync");
    }
    return false;
  });
  if (imported === undefined) throw new Error("The sync has ended, but its hub is not in the store.");
  return imported;
}

function complainAboutFailure(stored: StoredState, businessId: string): void {
  const hub = stored.hubs.find((candidate) => candidate.businessId === businessId);
  const task = stored.tasks.find((candidate) => candidate.hubId === hub?.id);
  if (task === undefined || !["failed", "canceled", "attention"].includes(task.status)) return;
  throw new Error(`The sync has come to "${task.status}" instead of its end: ${task.detail}`);
}

function importedHub(stored: StoredState, businessId: string): ImportedHub | undefined {
  const hub = stored.hubs.find((candidate) => candidate.businessId === businessId);
  const task = stored.tasks.find((candidate) => candidate.hubId === hub?.id && candidate.status === "completed");
  if (hub?.synced === undefined || task === undefined) return undefined;
  return {
    label: hub.label,
    counts: hub.synced.counts,
    assets: hub.synced.assets,
    calls: hub.synced.calls,
    requests: task.requests,
    milliseconds: task.milliseconds,
  };
}

async function until(what: string, limitMs: number, check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Waited ${Math.round(limitMs / 1000)} s for ${what}, in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
