import { launchChromium } from "../../e2e/harness/chromium.ts";
import { openControl, order } from "../../e2e/support/control.ts";
import { calm } from "../../e2e/support/site-person.ts";
import { startSandbox } from "../../sandbox/index.ts";
import { Meter } from "./meter.ts";

const SECONDS = 8;

/** The share of the main thread that the guide takes of a page that changes with every frame: the most there is to watch. */
export async function restless(extensionDir: string): Promise<number> {
  const sandbox = await startSandbox({ world: "small", seed: 1 });
  const extension = await launchChromium({ extensionDir, port: sandbox.port });
  try {
    const { id } = sandbox.world.portfolio();
    const watched = async (): Promise<number> => {
      const page = await extension.context.newPage();
      await page.goto(`https://business.facebook.com/latest/settings/apps?business_id=${id}`);
      await calm(page);
      await page.waitForTimeout(1_000);
      await page.evaluate(() => {
        const mark = document.querySelector("[role=main]");
        const change = (): void => {
          mark?.setAttribute("data-frame", `${performance.now()}`);
          requestAnimationFrame(change);
        };
        change();
      });
      const meter = await Meter.on(page);
      await page.waitForTimeout(SECONDS * 1_000);
      const { script } = await meter.total();
      await page.close();
      return script;
    };
    const alone = await watched();
    const control = await openControl(extension);
    await order(control, "setup.start", { businessId: id, hubId: null });
    await control.close();
    return ((await watched()) - alone) / (SECONDS * 1_000);
  } finally {
    await extension.close();
    await sandbox.close();
  }
}
