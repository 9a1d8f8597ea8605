import type { Page } from "@playwright/test";
import type { Sandbox } from "../../sandbox/index.ts";
import type { Want } from "../../sandbox/pages/site/oracle.ts";
import { textFor } from "../../sandbox/pages/site/person.ts";
import { neededScopes } from "../../sandbox/pages/site/world.ts";
import { defaultAppId } from "../../sandbox/worlds/build.ts";
import { Guide, type Point } from "./guide.ts";
import { calm, rightNow, takeStep } from "./site-person.ts";

/** What became of a walk. */
export interface Walk {
  /** What was used, in order; a control that the guide pointed at has an arrow before it. */
  path: string[];
  /** Pointers at something that is not right, by the sandbox's word. */
  wrong: string[];
  pointed: number;
  /** Steps at which the guide described the control and pointed at nothing. */
  told: number;
}

const CAPTURES = ["Capture business ID", "Capture app ID", "Capture system user ID", "Capture token"] as const;

export interface Walker {
  want: Want;
  guide: Guide;
  page: Page;
  sandbox: Sandbox;
  walk: Walk;
  /** What the guide showed before the last step. */
  last: string;
}

export function wantFrom(sandbox: Sandbox, init: Partial<Want> = {}): Want {
  return {
    way: "provider",
    appId: defaultAppId,
    appName: "Cerby Assets Manager",
    systemUserId: null,
    scopes: neededScopes,
    tokenHad: false,
    businessId: sandbox.world.portfolio().id,
    ...init,
  };
}

export async function startWalk(sandbox: Sandbox, page: Page, want = wantFrom(sandbox)): Promise<Walker> {
  const guide = await Guide.on(page);
  return { want, guide, page, sandbox, walk: { path: [], wrong: [], pointed: 0, told: 0 }, last: "" };
}

/**
 * Walks until the guide offers to connect, as somebody does who follows it: presses what it points at, captures what it offers, types only
 * what Meta's own fields need, and where it points at nothing reads what it says and does that.
 *
 * @param after called after each step, for what happens elsewhere: an owner's yes, a reload, a week
 */
export async function walkOn(walker: Walker, after: (used: string) => Promise<void> = async () => {}): Promise<Walk> {
  const { walk, guide } = walker;
  for (let round = 0; round < 80; round += 1) {
    const used = await oneStep(walker);
    walk.path.push(used);
    await after(used.replace(/^→ /, ""));
    if (used === "Connect") return walk;
    if (used === "nothing" && walk.path.at(-2) === "nothing") break;
  }
  throw new Error(`The walk came to no end. It says: ${await guide.words()}\n${walk.path.join("\n")}`);
}

/** One step. Answers the control or the guide's button that was used. */
async function oneStep(walker: Walker): Promise<string> {
  const { guide, page, want, walk } = walker;
  await calm(page);
  const { pointer, button } = await settled(walker);
  if (button !== null) {
    await guide.press(button);
    if (button === "Capture token") want.tokenHad = true;
    if (button === "Capture system user ID") want.systemUserId = await selectedUser(page);
    if (button !== "Connect") await gone(guide, button);
    return button;
  }
  if (pointer === null) {
    walk.told += 1;
    return (await takeStep(page, want)) ?? "nothing";
  }
  const control = (await guide.saysScroll()) ? await listAt(page, pointer) : await controlAt(page, pointer);
  const rights = await rightNow(page, want);
  walk.pointed += 1;
  if (!rights.includes(control))
    walk.wrong.push(`${control} after ${walk.path.slice(-3).join(" > ")}; right: ${rights.join(", ")}`);
  // The ID of the provider's app comes from the guide too.
  const copied = control === "request.appId" && (await guide.at("button", "Copy app ID")) !== null;
  if (copied) await guide.press("Copy app ID");
  if (control.endsWith(".list")) {
    await page.mouse.move(pointer.x, pointer.y);
    // Down at first; a list that is at its end is searched upwards.
    const before = walk.path.slice(-6).every((used) => used.endsWith(".list"));
    await page.mouse.wheel(0, before ? -90 : 90);
    return `→ ${control}`;
  }
  await page.mouse.click(pointer.x, pointer.y);
  const text = textFor(control, want);
  if (text !== undefined) {
    await page.keyboard.press("Control+a");
    if (copied) await page.keyboard.press("Control+v");
    else await page.keyboard.type(text);
  }
  await calm(page);
  return `→ ${control}`;
}

/** What the guide wants done now, once it has come to rest. */
async function settled(walker: Walker): Promise<{ pointer: Point | null; button: string | null }> {
  const { guide, page } = walker;
  let before = "";
  // The guide looks at a busy page four times a second.
  await page.waitForTimeout(270);
  for (let tries = 0; tries < 120; tries += 1) {
    const [words, pointer] = [await guide.words(), await guide.pointer()];
    const now = JSON.stringify([words, pointer]);
    // On a busy machine the guide may not have looked since the last step: what it says then is of the step before.
    const isOld = now === walker.last && tries < 10;
    if (words !== "" && now === before && !isOld) {
      walker.last = now;
      const button = await wanted(walker);
      return { pointer: button === null ? pointer : null, button };
    }
    before = now;
    await page.waitForTimeout(60);
  }
  throw new Error(`The guide does not come to rest: ${before}`);
}

/** The button of the guide itself that comes next. */
async function wanted({ guide, want }: Walker): Promise<string | null> {
  for (const name of CAPTURES) if (await guide.at("button", name)) return name;
  const way = want.way === "own" ? "Use our own app" : "Request the provider's app";
  if (await guide.at("button", way)) return way;
  if (await guide.at("button", "Connect")) return "Connect";
  const { page } = guide;
  // The owner has said yes, and the page says so in words that the guide cannot read.
  const granted = await page.evaluate(
    (id) => window.sandboxSite?.scene.data.apps.some((app) => app.id === id && app.status === "active") === true,
    want.appId,
  );
  return granted && (await guide.at("button", "The app is active")) ? "The app is active" : null;
}

async function gone(guide: Guide, button: string): Promise<void> {
  for (let tries = 0; tries < 100 && (await guide.at("button", button)); tries += 1)
    await guide.page.waitForTimeout(50);
}

async function controlAt(page: Page, { x, y }: Point): Promise<string> {
  const found = await page.evaluate(([left, top]) => window.sandboxSite?.controlAt(left ?? 0, top ?? 0), [x, y]);
  return found ?? "nothing of the page";
}

/** The list whose middle this is. */
async function listAt(page: Page, { x, y }: Point): Promise<string> {
  const keys = ["wizard.permissions.list", "wizard.app.list", "users.list", "apps.list", "assign.list"];
  for (const key of keys) {
    const box = await page.evaluate((list) => window.sandboxSite?.locate(list) ?? null, key);
    if (box && Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 4) return key;
  }
  return "no list";
}

async function selectedUser(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const inner = document.querySelector("iframe")?.contentWindow as (Window & typeof globalThis) | null | undefined;
    return (inner?.sandboxSite ?? window.sandboxSite)?.scene.selected ?? null;
  });
}
