import { launchChromium } from "../../e2e/harness/chromium.ts";
import { launchFirefox } from "../../e2e/harness/firefox.ts";
import { type Driver, playwrightDriver, puppeteerDriver } from "../kit/driver.ts";
import { outputDir } from "../kit/paths.ts";

/** Either browser with the extension, as far as `npm start` needs it. */
export interface OpenBrowser {
  /** Opens a page of the extension in a new tab. */
  page(path: string): Promise<Driver>;
  /** Opens a page of the local Meta in a new tab. */
  visit(url: string): Promise<void>;
  /** What pages and the worker have complained about. */
  complaints(): string[];
  /** Resolves when somebody has closed the browser. */
  closed: Promise<void>;
  close(): Promise<void>;
}

export async function openBrowser(options: {
  firefox: boolean;
  headless: boolean;
  port: number;
}): Promise<OpenBrowser> {
  const { headless, port } = options;
  return options.firefox ? openFirefox(headless, port) : openChromium(headless, port);
}

async function openChromium(headless: boolean, port: number): Promise<OpenBrowser> {
  const chromium = await launchChromium({ extensionDir: outputDir("chrome"), port, headless });
  return {
    page: async (path) => playwrightDriver(await chromium.page(path)),
    async visit(url) {
      const page = await chromium.context.newPage();
      await page.goto(url);
    },
    complaints: () => chromium.complaints.map(({ kind, text, where }) => `${kind} in ${where}: ${text}`),
    closed: new Promise((resolve) => chromium.context.once("close", () => resolve())),
    close: () => chromium.close(),
  };
}

async function openFirefox(headless: boolean, port: number): Promise<OpenBrowser> {
  const firefox = await launchFirefox({ extensionDir: outputDir("firefox"), port, headless });
  return {
    page: async (path) => puppeteerDriver(await firefox.page(path)),
    async visit(url) {
      const page = await firefox.browser.newPage();
      await page.goto(url);
    },
    complaints: () => [...firefox.complaints],
    closed: new Promise((resolve) => firefox.browser.once("disconnected", () => resolve())),
    close: () => firefox.close(),
  };
}
