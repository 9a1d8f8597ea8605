import type { Page } from "@playwright/test";
import type { Sandbox } from "../../sandbox/index.ts";
import type { Want } from "../../sandbox/pages/site/oracle.ts";
import { textFor } from "../../sandbox/pages/site/person.ts";
import { neededScopes } from "../../sandbox/pages/site/world.ts";
import { defaultAppId } from "../../sandbox/worlds/build.ts";
import { Guide, type Point, type Shown } from "./guide.ts";
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

/** What the guide's own buttons are for that take a value. */
export const CAPTURES = ["Capture business ID", "Capture app ID", "Capture system user ID", "Capture token"] as const;

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
  const { button, pointer, control, rights } = await settled(walker);
  if (button !== null) {
    await guide.press(button);
    if (button === "Capture token") want.tokenHad = true;
    if (button === "Capture system user ID") want.systemUserId = await selectedUser(page);
    if (button !== "Connect") await gone(guide, button);
    return button;
  }
  if (pointer === null || control === null) {
    walk.told += 1;
    return (await takeStep(page, want)) ?? "nothing";
  }
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

interface Wanted {
  /** A button of the guide itself, which comes before anything on the page. */
  button: string | null;
  pointer: Point | null;
  /** What lies under the pointer, by the sandbox's word. */
  control: string | null;
  rights: string[];
}

/**
 * What the guide wants done now. What it newly shows and is right is taken at once. All else has to stand for the time of some looks, told in
 * questions, which a busy machine answers as slowly as it looks: for long if it is a pointer that is not right, as that is the fault looked for.
 * The page rests meanwhile, so a pointer of a wrong look stays; only one of the step before goes.
 */
async function settled(walker: Walker): Promise<Wanted> {
  const { guide, page } = walker;
  let before = "";
  let same = 0;
  for (const began = Date.now(); Date.now() - began < 20_000; await page.waitForTimeout(40)) {
    const shown = await guide.shown();
    const now = JSON.stringify(shown);
    same = now === before ? same + 1 : 0;
    before = now;
    const rests = same >= (now === walker.last ? 20 : 12);
    if (shown.words === "" || (now === walker.last && !rests)) continue;
    const wants = await wanted(walker, shown);
    const isRight = wants.button !== null || (wants.control !== null && wants.rights.includes(wants.control));
    const stands = wants.pointer === null ? rests : same >= 60;
    if (!isRight && !stands) continue;
    walker.last = now;
    return wants;
  }
  throw new Error(`The guide does not come to rest: ${before}`);
}

async function wanted({ page, want }: Walker, { buttons, pointer, scrolls }: Shown): Promise<Wanted> {
  const rights = await rightNow(page, want);
  const way = want.way === "own" ? "Use our own app" : "Request the provider's app";
  const button = [...CAPTURES, way, "Connect"].find((name) => buttons.includes(name)) ?? null;
  if (button !== null) return { button, pointer: null, control: null, rights };
  // The owner has said yes, and the page says so in words that the guide cannot read.
  if (buttons.includes("The app is active") && (await isGranted(page, want))) {
    return { button: "The app is active", pointer: null, control: null, rights };
  }
  if (pointer === null) return { button, pointer, control: null, rights };
  return { button, pointer, control: await (scrolls ? listAt(page, pointer) : controlAt(page, pointer)), rights };
}

async function isGranted(page: Page, { appId }: Want): Promise<boolean> {
  return await page.evaluate(
    (id) => window.sandboxSite?.scene.data.apps.some((app) => app.id === id && app.status === "active") === true,
    appId,
  );
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
