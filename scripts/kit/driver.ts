import type { Page as PlaywrightPage } from "@playwright/test";
import type { Page as PuppeteerPage } from "puppeteer-core";

export type Role = "button" | "link" | "radio" | "checkbox" | "textbox";

/**
 * The few deeds that the main job needs, by role and accessible name, so that one description of the job runs in
 * Chromium (Playwright) and in Firefox (puppeteer).
 */
export interface Driver {
  /** Goes to another place of the same page by its hash. */
  goTo(hash: string): Promise<void>;
  fill(name: string, value: string): Promise<void>;
  click(role: Role, name: string): Promise<void>;
  /** Whether such a control can be seen now. */
  sees(role: Role, name: string): Promise<boolean>;
  /** Runs a function in the page; it must not use anything outside itself. */
  evaluate<T>(run: () => T | Promise<T>): Promise<T>;
  screenshot(path: string): Promise<void>;
}

const patienceMs = 10_000;

/** Drives a page through Playwright. */
export function playwrightDriver(page: PlaywrightPage): Driver {
  const control = (role: Role, name: string) => page.getByRole(role, { name, exact: true }).first();
  return {
    async goTo(hash) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
    },
    fill: (name, value) => page.getByLabel(name, { exact: true }).fill(value, { timeout: patienceMs }),
    click: (role, name) => control(role, name).click({ timeout: patienceMs }),
    sees: (role, name) => control(role, name).isVisible(),
    evaluate: (run) => page.evaluate(run),
    async screenshot(path) {
      await page.screenshot({ path });
    },
  };
}

/** Drives a page through puppeteer. */
export function puppeteerDriver(page: PuppeteerPage): Driver {
  const control = (role: Role, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`;
  return {
    async goTo(hash) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
    },
    async fill(name, value) {
      await page.waitForSelector(`::-p-aria([name="${name}"])`, { timeout: patienceMs });
      // Firefox finds the label by this name too, and a field for passwords has no role to tell it from the label.
      for (const found of await page.$$(`::-p-aria([name="${name}"])`)) {
        if (!(await found.evaluate((element) => (element as Element).matches("input, textarea")))) continue;
        await found.asLocator().setTimeout(patienceMs).fill(value);
        return;
      }
      throw new Error(`There is no field called "${name}".`);
    },
    click: (role, name) => page.locator(control(role, name)).setTimeout(patienceMs).click(),
    async sees(role, name) {
      const found = await page.$(control(role, name));
      return (await found?.isVisible()) ?? false;
    },
    evaluate: (run) => page.evaluate(run) as Promise<Awaited<ReturnType<typeof run>>>,
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` });
    },
  };
}
