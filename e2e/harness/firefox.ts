import { readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { browserPath } from "../../scripts/setup/stamp.ts";
import { startForwardProxy } from "./forward-proxy.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface FirefoxOptions {
  /** The built extension, unpacked. */
  extensionDir: string;
  /** Where the sandbox listens; every host of facebook.com is led there, every other host is refused. */
  port: number;
  headless?: boolean;
  width?: number;
  height?: number;
  colorScheme?: "light" | "dark";
}

export interface FirefoxWithExtension {
  browser: Browser;
  /** "moz-extension://…", the same in every run. */
  origin: string;
  /** Errors that pages opened with `page` threw or logged, oldest first. */
  complaints: string[];
  /** Hosts outside the sandbox that somebody asked for, all in vain; Firefox itself does so too. */
  refused: string[];
  /** Opens a page of the extension, such as "hub.html#/members", and waits until it has a body. */
  page(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** Firefox draws a new uuid for each installation unless it finds one here. */
const uuid = "6f0a4b9e-2c1d-4e3f-8a5b-0d9c7e6f1a2b";

/** Starts Firefox with the extension installed and nothing but the sandbox within reach. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxWithExtension> {
  const proxy = await startForwardProxy(options.port);
  const profile = temporaryFolder("hubwarden-firefox-");
  const size = { width: options.width ?? 1280, height: options.height ?? 860 };
  const headless = options.headless ?? true;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: browserPath("firefox"),
    headless,
    userDataDir: profile.path,
    acceptInsecureCerts: true,
    defaultViewport: headless ? size : null,
    // Without this switch the protocol does not let us into pages of an extension.
    args: ["--remote-allow-system-access", `--width=${size.width}`, `--height=${size.height}`],
    extraPrefsFirefox: {
      ...proxyPreferences(proxy.port),
      "security.cert_pinning.enforcement_level": 0,
      "extensions.webextensions.uuids": JSON.stringify({ [geckoId(options.extensionDir)]: uuid }),
      "layout.css.prefers-color-scheme.content-override": options.colorScheme === "dark" ? 0 : 1,
    },
  });
  const origin = `moz-extension://${uuid}`;
  const complaints: string[] = [];
  const close = async (): Promise<void> => {
    await browser.close();
    await proxy.close();
    profile.remove();
  };
  try {
    await browser.installExtension(options.extensionDir);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    browser,
    origin,
    complaints,
    refused: proxy.refused,
    async page(path) {
      const page = await browser.newPage();
      page.on("pageerror", (error) => complaints.push(`${path}: ${String(error)}`));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${path}: ${message.text()}`);
      });
      // The `load` event of such a page never arrives, so the visit "fails" in the end; the page is there long before.
      const visit = page.goto(`${origin}/${path}`, { timeout: 2_500 }).catch(() => undefined);
      const there = page.waitForFunction(
        (start: string) => location.href.startsWith(start) && document.readyState === "complete",
        { polling: 50 },
        origin,
      );
      await Promise.race([there.catch(() => visit), visit]);
      await page.waitForSelector("body");
      return page;
    },
    close,
  };
}

function proxyPreferences(port: number): Record<string, string | number | boolean> {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    // A refused errand must not be tried again without the proxy.
    "network.proxy.failover_direct": false,
    "network.trr.mode": 5,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
  };
}

function geckoId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, "manifest.json"), "utf8")) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`The extension in ${extensionDir} is not a Firefox build: it has no gecko id.`);
  return id;
}
