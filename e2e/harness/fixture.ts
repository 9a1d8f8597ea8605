import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/index.ts";
import { outputDir } from "../../scripts/kit/paths.ts";
import { type ChromiumWithExtension, launchChromium } from "./chromium.ts";

export interface HarnessOptions {
  world: SandboxOptions["world"];
  seed: SandboxOptions["seed"];
  latencyMs: number;
  /** The browser's language, and with it the extension's. */
  language: string | undefined;
  scheme: "light" | "dark";
  /** Errors that this test provokes, as patterns of their text; any other error in a page or the worker fails the test. */
  expectedComplaints: RegExp[];
}

export interface Harness {
  /** The local Meta of this test, in this process: ask it what was asked, change its truth, let it fail. */
  sandbox: Sandbox;
  /** Chromium with the production build, in which nothing but the sandbox can be reached. */
  extension: ChromiumWithExtension;
  /** The context of `extension`, for what Playwright itself needs. */
  context: BrowserContext;
  /** The hub page, opened. */
  hubPage: Page;
}

/** Playwright's `test` with a sandbox and the extension; each test has its own of both. */
export const test = base.extend<Harness & HarnessOptions>({
  world: ["small", { option: true }],
  seed: [undefined, { option: true }],
  latencyMs: [0, { option: true }],
  language: [undefined, { option: true }],
  scheme: ["light", { option: true }],
  expectedComplaints: [[], { option: true }],

  sandbox: async ({ world, seed, latencyMs }, use) => {
    const sandbox = await startSandbox({ world, latencyMs, ...(seed === undefined ? {} : { seed }) });
    await use(sandbox);
    await sandbox.close();
  },

  extension: async ({ sandbox, language, scheme, expectedComplaints }, use) => {
    const extension = await launchChromium({
      extensionDir: outputDir("chrome"),
      port: sandbox.port,
      colorScheme: scheme,
      ...(language === undefined ? {} : { locale: language }),
    });
    await use(extension);
    const surprising = extension.complaints.filter(({ text }) => !expectedComplaints.some((known) => known.test(text)));
    await extension.close();
    expect(surprising, "errors thrown or logged by pages, the worker or the content script").toEqual([]);
  },

  context: async ({ extension }, use) => {
    await use(extension.context);
  },

  hubPage: async ({ extension }, use) => {
    await use(await extension.page("hub.html"));
  },
});

export { expect };
