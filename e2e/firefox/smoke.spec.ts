import { expect, test } from "@playwright/test";
import { startSandbox } from "../../sandbox/index.ts";
import { puppeteerDriver } from "../../scripts/kit/driver.ts";
import { outputDir } from "../../scripts/kit/paths.ts";
import { practiceForm } from "../../scripts/main-job/practice.ts";
import { compare } from "../../scripts/main-job/summary.ts";
import { connectByForm, waitForSync } from "../../scripts/main-job.ts";
import { launchFirefox } from "../harness/firefox.ts";

// Playwright runs the test, puppeteer drives the browser: only the latter gets into an extension in a real Firefox.

test("the main job in Firefox: connect, sync, and have all that there is", async () => {
  test.setTimeout(120_000);
  const sandbox = await startSandbox({ world: "small" });
  const firefox = await launchFirefox({ extensionDir: outputDir("firefox"), port: sandbox.port });
  try {
    const hub = puppeteerDriver(await firefox.page("hub.html"));
    const form = practiceForm(sandbox);
    await connectByForm(hub, form);
    const imported = await waitForSync(hub, form.businessId, 60_000);
    const rows = compare(imported, sandbox.world.portfolio(form.businessId));
    expect(rows.map(({ words, imported: count }) => [words, count])).toEqual(
      rows.map(({ words, truth }) => [words, truth]),
    );
    expect(firefox.complaints).toEqual([]);
  } finally {
    await firefox.close();
    await sandbox.close();
  }
});
