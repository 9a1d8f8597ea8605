import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, launchChromium } from "../../e2e/harness/chromium.ts";
import { openControl, order } from "../../e2e/support/control.ts";
import { inRoot } from "../../e2e/support/guide-inside.ts";
import { CAPTURES, wantFrom } from "../../e2e/support/guide-walk.ts";
import { rightNow } from "../../e2e/support/site-person.ts";
import { type Sandbox, startSandbox } from "../../sandbox/index.ts";
import type { Want } from "../../sandbox/pages/site/oracle.ts";
import { favourite, textFor } from "../../sandbox/pages/site/person.ts";
import { defaultAppId } from "../../sandbox/worlds/build.ts";
import { Meter, type Spent } from "./meter.ts";

export interface Setting {
  extensionDir: string;
  /** Whether the guide is asked for; without it the content script finds nothing to do. */
  guided: boolean;
  /** How much script the page itself runs, besides drawing (see the sandbox's options). */
  toil: { load: number; press: number };
}

export interface Walked {
  spent: Spent;
  /** The controls of the page that were used, in order. */
  steps: string[];
}

/** Nobody is quicker; and long enough for a look of the guide after each step, as a person gives it too. */
const REST = 600;
const MOST_STEPS = 60;
const HOST = "https://business.facebook.com";

/** What the guide's own buttons are for; whoever is guided presses them. */
const OFFERS = ["Request the provider's app", ...CAPTURES];

/**
 * Walks with a new profile from an empty portfolio to the token, by mouse and keyboard, always the same way: the sandbox says what is
 * right next. With a guide, what it offers is captured too.
 */
export async function walk({ extensionDir, guided, toil }: Setting): Promise<Walked> {
  const sandbox = await startSandbox({ world: "small", seed: 1 });
  Object.assign(sandbox.site.options, { lazyLists: "off", loadToil: toil.load, pressToil: toil.press });
  sandbox.site.startFromNothing();
  const extension = await launchChromium({ extensionDir, port: sandbox.port });
  try {
    const want = wantFrom(sandbox);
    if (guided) await ask(extension);
    const before = await walkTab(extension, sandbox, want, "apps", guided);
    // The app's owner has said yes, days later, in another tab.
    sandbox.site.approveRequest(defaultAppId);
    const after = await walkTab(extension, sandbox, want, "apps", guided);
    if (!want.tokenHad) throw new Error(`The walk led to no token: ${after.steps.join(", ")}`);
    return {
      steps: [...before.steps, ...after.steps],
      spent: {
        script: before.spent.script + after.spent.script,
        all: before.spent.all + after.spent.all,
      },
    };
  } finally {
    await extension.close();
    await sandbox.close();
  }
}

async function ask(extension: ChromiumWithExtension): Promise<void> {
  const control = await openControl(extension);
  await order(control, "setup.start", { businessId: null, hubId: null });
  await control.close();
}

/** Opens a page in a new tab and works there until there is nothing more to do. */
async function walkTab(
  { context }: ChromiumWithExtension,
  sandbox: Sandbox,
  want: Want,
  section: string,
  guided: boolean,
): Promise<Walked> {
  const page = await context.newPage();
  const meter = await Meter.on(page);
  await page.goto(`${HOST}/latest/settings/${section}?business_id=${sandbox.world.portfolio().id}`);
  const steps: string[] = [];
  while (steps.length < MOST_STEPS) {
    await page.waitForTimeout(REST);
    await meter.aside(() => page.waitForFunction(() => window.sandboxSite?.idle() === true));
    const offer = guided ? await meter.aside(() => offerOf(page)) : null;
    if (offer) {
      await page.mouse.click(offer.x, offer.y);
      continue;
    }
    const control = await meter.aside(async () => favourite(await rightNow(page, want)));
    if (control === undefined) break;
    const { x, y } = await meter.aside(() => placeOf(page, control));
    await page.mouse.click(x, y);
    const text = textFor(control, want);
    if (text !== undefined) {
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(text);
    }
    if (control === "wizard.generate") {
      // The token is there now. It is captured before its dialog is closed.
      await page.waitForTimeout(REST);
      const token = guided ? await meter.aside(() => offerOf(page)) : null;
      if (token) await page.mouse.click(token.x, token.y);
      want.tokenHad = true;
    }
    steps.push(control);
  }
  const spent = await meter.total();
  await page.close();
  return { steps, spent };
}

interface Point {
  x: number;
  y: number;
}

/** The guide's next offer, if it makes one. */
async function offerOf(page: Page): Promise<Point | null> {
  const buttons = await inRoot(page, (root) =>
    [...root.querySelectorAll("button")].map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return { name: button.textContent ?? "", x: x + width / 2, y: y + height / 2 };
    }),
  );
  return buttons.find(({ name }) => OFFERS.includes(name)) ?? null;
}

/** The middle of a control, at which nothing of ours may lie. */
async function placeOf(page: Page, control: string): Promise<Point> {
  const found = await page.evaluate((key) => {
    const site = window.sandboxSite;
    site?.reveal(key);
    const box = site?.locate(key);
    if (!box) return null;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return { x, y, over: document.elementFromPoint(x, y)?.localName ?? "" };
  }, control);
  if (!found) throw new Error(`${control} is not on the page`);
  if (found.over === "hubwarden-guide") throw new Error(`The guide lies over ${control}`);
  return found;
}
