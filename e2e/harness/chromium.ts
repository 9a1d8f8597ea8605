import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page, type Worker } from "@playwright/test";
import { browserPath } from "../../scripts/setup/stamp.ts";
import { chromiumFlags } from "./chromium-flags.ts";
import { type Complaint, watchComplaints } from "./complaints.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { sessionOfBrowser, workerTargets } from "./worker-targets.ts";

export interface ChromiumOptions {
  /** The built extension, unpacked. */
  extensionDir: string;
  /** Where the sandbox listens; every host of facebook.com is led there, every other host does not exist. */
  port: number;
  /** A profile to go on with, for tests that restart the browser; without it a new one that `close` deletes. */
  userDataDir?: string;
  headless?: boolean;
  width?: number;
  height?: number;
  colorScheme?: "light" | "dark";
  /** The language of the browser's own surface, and with it of the extension: "en-US", "es". */
  locale?: string;
  /** Hosts other than the sandbox that may be reached, for the dev server. Loopback always may. */
  extraFlags?: readonly string[];
}

export interface ChromiumWithExtension {
  context: BrowserContext;
  extensionId: string;
  userDataDir: string;
  /** Errors that pages, the worker and the content script threw or logged, oldest first. */
  complaints: Complaint[];
  /** The service worker that runs now; one that sleeps or was stopped is woken. */
  worker(): Promise<Worker>;
  /** Opens a page of the extension, such as "hub.html#/members", in a new tab. */
  page(path: string): Promise<Page>;
  /** Stops the service worker for real: all that it held in variables is gone. Resolves when it is. */
  stopWorker(way?: "stop" | "close-target"): Promise<void>;
  close(): Promise<void>;
}

/** Starts Chromium with the extension loaded and nothing but the sandbox within reach. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumWithExtension> {
  if (!existsSync(join(options.extensionDir, "manifest.json"))) {
    throw new Error(`There is no built extension in ${options.extensionDir}: run "npm run build" first.`);
  }
  const temporary = options.userDataDir === undefined ? temporaryFolder("hubwarden-chromium-") : undefined;
  const userDataDir = options.userDataDir ?? temporary?.path ?? "";
  const viewport = { width: options.width ?? 1280, height: options.height ?? 860 };
  const headless = options.headless ?? true;
  const context = await chromium.launchPersistentContext(userDataDir, {
    executablePath: browserPath("chromium"),
    // Playwright's own headless flag would be enough today; the flag in the list says which of the two modes is meant.
    headless: false,
    // A person in front of the window wants pages that follow it.
    viewport: headless ? viewport : null,
    colorScheme: headless ? (options.colorScheme ?? "light") : (options.colorScheme ?? null),
    locale: options.locale ?? "en-US",
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: chromiumFlags(options, viewport, headless),
    ...(options.locale === undefined ? {} : { env: languageEnvironment(options.locale) }),
  });
  const complaints = await watchComplaints(context);
  const first = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker", { timeout: 20_000 }));
  const extensionId = new URL(first.url()).host;
  const origin = `chrome-extension://${extensionId}`;

  const page = async (path: string): Promise<Page> => {
    const opened = await context.newPage();
    await opened.goto(`${origin}/${path}`);
    return opened;
  };

  return {
    context,
    extensionId,
    userDataDir,
    complaints,
    page,
    async worker() {
      let found: Worker | undefined;
      let unheard = Date.now();
      await until("the service worker to start", async () => {
        // Each time: a call may reach the worker before, which is on its way out and takes the call with it.
        if ((await workerTargets(context, origin)).length === 0) await wake(context, origin);
        // One that starts while another is being stopped may run without Playwright: it makes room for one that Playwright sees.
        if (Date.now() - unheard > 3_000) {
          await stopByProtocol(context, origin);
          unheard = Date.now();
        }
        const candidates = context.serviceWorkers().filter((candidate) => candidate.url().startsWith(origin));
        for (const candidate of candidates.reverse()) {
          if (await answers(candidate)) {
            found = candidate;
            return true;
          }
        }
        return false;
      });
      return found as Worker;
    },
    async stopWorker(way = "close-target") {
      const targets = await workerTargets(context, origin);
      if (targets.length === 0) return;
      if (way === "stop") await stopByProtocol(context, origin);
      else {
        const session = await sessionOfBrowser(context);
        for (const targetId of targets) await session.send("Target.closeTarget", { targetId });
      }
      let asked = Date.now();
      await until("the service worker to stop", async () => {
        const left = (await workerTargets(context, origin)).filter((target) => targets.includes(target));
        // One that was just starting does not hear that its target is closed.
        if (left.length > 0 && Date.now() - asked > 2_000) {
          await stopByProtocol(context, origin);
          asked = Date.now();
        }
        return left.length === 0;
      });
    },
    async close() {
      await context.close();
      temporary?.remove();
    },
  };
}

/** Stops every worker of the extension's origin, as the button in chrome://serviceworker-internals does. */
async function stopByProtocol(context: BrowserContext, origin: string): Promise<void> {
  await withQuietPage(context, origin, async (page) => {
    const session = await context.newCDPSession(page);
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
  });
}

/** Any event wakes the worker; a navigation within the extension starts it without a word to its code. */
async function wake(context: BrowserContext, origin: string): Promise<void> {
  await withQuietPage(context, origin, async (page) => {
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      registration?.active?.postMessage("wake");
    });
  });
}

/** Opens a page of the extension that runs no code of ours, for the time of `work`. */
async function withQuietPage(
  context: BrowserContext,
  origin: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto(`${origin}/manifest.json`);
    await work(page);
  } finally {
    await page.close();
  }
}

/** Playwright may still list a worker that has just gone; a live one answers. */
async function answers(worker: Worker): Promise<boolean> {
  const silence = new Promise<false>((resolve) => setTimeout(resolve, 1_000, false));
  return Promise.race([worker.evaluate(() => true).catch(() => false), silence]);
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Waited 15 s for ${what}, in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** On Linux Chromium takes its language from the environment and ignores --lang. */
function languageEnvironment(locale: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(inherited),
    LANGUAGE: locale.replace("-", "_"),
    LANG: `${locale.replace("-", "_")}.UTF-8`,
  };
}
