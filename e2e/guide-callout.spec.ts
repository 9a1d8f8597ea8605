import { expect, test } from "./harness/fixture.ts";
import { openControl } from "./support/control.ts";
import { inRoot } from "./support/guide-inside.ts";
import { open, putSetup, settingsPage } from "./support/guide-setup.ts";

test("in a window that becomes narrow the callout stays within it, and off the panel", async ({
  sandbox,
  extension,
}) => {
  const control = await openControl(extension);
  const { businessId } = await putSetup(control, sandbox, { requestedAt: null, activeAt: null, systemUserId: null });
  const page = await extension.context.newPage();
  await open(page, settingsPage(businessId, "business_info"));
  const boxes = () =>
    inRoot(page, (root) =>
      [".outline", ".callout", ".panel"].map((name) => {
        const { left, right, top, bottom } = root.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
        return { left, right, top, bottom };
      }),
    );
  // Beside the menu there is room for it, in the wide window.
  await expect.poll(async () => (await boxes())[1]?.right ?? 0, { timeout: 5_000 }).toBeGreaterThan(420);

  await page.setViewportSize({ width: 420, height: 800 });

  await expect
    .poll(async () => {
      const [outline, callout, panel] = await boxes();
      if (!outline || !callout || !panel) return "nothing is there";
      if (callout.left < 0 || callout.right > 420) return `the callout ends at ${callout.right}`;
      const covers = (a: typeof panel, b: typeof panel) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return covers(callout, panel) || covers(callout, outline) ? JSON.stringify([outline, callout, panel]) : "clear";
    })
    .toBe("clear");
});
