import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { parse } from "yaml";
import type { Setup } from "../../lib/store/setup-records.ts";
import type { Sandbox } from "../../sandbox/index.ts";
import type { Want } from "../../sandbox/pages/site/oracle.ts";
import type { Scene } from "../../sandbox/pages/site/scene.ts";
import { defaultAppId } from "../../sandbox/worlds/build.ts";
import { root } from "../../scripts/kit/paths.ts";
import { expect } from "../harness/fixture.ts";
import { order } from "./control.ts";
import type { Guide } from "./guide.ts";
import { calm, rightNow, takeStep } from "./site-person.ts";
import { putRow, readStores } from "./stored.ts";

const sentences: unknown = parse(readFileSync(join(root, "locales/en.yml"), "utf8"));

/** The English sentence of a key such as "guide.advice.addApp.say", its first part if it holds values. */
export function sentence(key: string): string {
  const found = key
    .split(".")
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], sentences);
  if (typeof found !== "string") throw new Error(`${key} is no sentence`);
  const [first = ""] = found.split(/\$\d/);
  return first.replaceAll(/\s+/g, " ").trim();
}

/** The portfolio of the sandbox at the step of the token: its app is active, its system user is captured. */
export async function putSetup(control: Page, sandbox: Sandbox, over: Partial<Setup> = {}): Promise<Setup> {
  const { id } = sandbox.world.portfolio();
  const { systemUsers } = sandbox.site.dataOf(id, "system_users");
  const now = Date.now();
  const setup: Setup = {
    businessId: id,
    hubId: null,
    way: "provider",
    app: { id: defaultAppId, name: "Cerby Assets Manager", owner: "Cerby, Inc.", support: "" },
    systemUserId: systemUsers.find(({ role }) => role === "ADMIN")?.id ?? null,
    needsAppRole: false,
    begunAt: now,
    touchedAt: now,
    requestedAt: now,
    activeAt: now,
    approvalAskedAt: null,
    systemUserAt: now,
    look: null,
    daysTold: false,
    finishedAt: null,
    ...over,
  };
  // The worker makes the database, if nothing was kept before.
  await order(control, "setup.start", { businessId: setup.businessId, hubId: null });
  await putRow(control, "setups", setup);
  return setup;
}

export async function setupOf(control: Page, businessId: string): Promise<Setup> {
  const found = (await readStores(control, "setups")).setups.find((setup) => setup.businessId === businessId);
  if (!found) throw new Error("there is no setup");
  return found as Setup;
}

/** Changes a setup as no command does: for what only time could have made. */
export async function changeSetup(control: Page, businessId: string, over: Partial<Setup>): Promise<void> {
  await putRow(control, "setups", { ...(await setupOf(control, businessId)), ...over });
}

/** The address of a page of Business settings. */
export function settingsPage(businessId: string, section: string, query = ""): string {
  return `https://business.facebook.com/latest/settings/${section}?business_id=${businessId}${query}`;
}

/** Opens a page of Business settings and waits until it is painted. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await calm(page);
}

/** The guide says this; and if it points at anything, then at what is right. Answers what it points at. */
export async function says(guide: Guide, want: Want, key: string): Promise<string | null> {
  await expect.poll(() => guide.words(), { message: key, intervals: [100], timeout: 5_000 }).toContain(sentence(key));
  // The guide looks at a busy page four times a second, and follows a moving control for a moment.
  await guide.page.waitForTimeout(350);
  expect(await guide.words(), key).toContain(sentence(key));
  const at = await guide.pointer();
  if (at === null) return null;
  const { page } = guide;
  const control = await page.evaluate(({ x, y }) => window.sandboxSite?.controlAt(x, y), at);
  expect(await rightNow(page, want), key).toContain(control);
  return control ?? null;
}

/** Somebody who knows Business settings works on, without looking at the guide, until the page is there. */
export async function workUntil(page: Page, want: Want, there: (scene: Scene) => boolean): Promise<void> {
  await calm(page);
  for (let steps = 0; steps < 40; steps += 1) {
    if (there(await sceneOf(page))) return;
    if ((await takeStep(page, want)) === undefined) break;
  }
  expect(there(await sceneOf(page)), JSON.stringify((await sceneOf(page)).dialogs)).toBe(true);
}

export async function sceneOf(page: Page): Promise<Scene> {
  const scene = await page.evaluate(() => window.sandboxSite?.scene);
  if (!scene) throw new Error("this is no page of the sandbox's");
  return scene;
}

/** The dialog on top is of this kind, and at this step if it has steps. */
export function showsDialog(kind: string, step?: string): (scene: Scene) => boolean {
  return ({ dialogs }) => {
    const top = dialogs.at(-1);
    return top?.kind === kind && (step === undefined || (top.kind === "token" && top.step === step));
  };
}

/**
 * A page comes to the front as a tab does that somebody goes to. Playwright lets every page believe that it is in front, so this takes
 * that belief from it first.
 */
export async function goTo(page: Page, from: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
  await from.bringToFront();
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
  await page.bringToFront();
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  await session.detach();
}
