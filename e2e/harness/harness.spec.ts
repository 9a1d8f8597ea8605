import { outputDir } from "../../scripts/kit/paths.ts";
import { launchChromium } from "./chromium.ts";
import { expect, test } from "./fixture.ts";

// What every other test takes for granted.

test("the worker reaches the sandbox at Meta's name, and nothing else", async ({ extension }) => {
  const worker = await extension.worker();
  const answers = await worker.evaluate(async () => {
    const reach = (url: string) =>
      fetch(url, { mode: "no-cors" }).then(
        () => "reached",
        () => "not reached",
      );
    return [await reach("https://graph.facebook.com/v26.0/me"), await reach("https://graph.facebook.com.example/")];
  });
  expect(answers).toEqual(["reached", "not reached"]);
});

test("an ordinary page reaches no other host either", async ({ extension }) => {
  const page = await extension.context.newPage();
  const failures: string[] = [];
  page.on("requestfailed", (request) => failures.push(request.failure()?.errorText ?? ""));
  await expect(page.goto("https://example.com/")).rejects.toThrow();
  await expect(page.goto("https://facebook.com/")).rejects.toThrow();
  expect(failures).toEqual(["net::ERR_NAME_NOT_RESOLVED", "net::ERR_NAME_NOT_RESOLVED"]);
});

for (const way of ["stop", "close-target"] as const) {
  test(`a stopped worker (${way}) has forgotten its variables and comes back`, async ({ extension }) => {
    const before = await extension.worker();
    await before.evaluate(() => Object.assign(globalThis, { mark: true }));
    expect(await (await extension.worker()).evaluate(() => "mark" in globalThis)).toBe(true);
    await extension.stopWorker(way);
    const after = await extension.worker();
    expect(await after.evaluate(() => "mark" in globalThis)).toBe(false);
  });
}

test("a browser that is started again with its profile is the same browser", async ({ sandbox }, testInfo) => {
  const options = {
    extensionDir: outputDir("chrome"),
    port: sandbox.port,
    userDataDir: testInfo.outputPath("profile"),
  };
  const first = await launchChromium(options);
  await (await first.page("hub.html")).evaluate(() => localStorage.setItem("mark", "set"));
  await first.close();
  const second = await launchChromium(options);
  expect(second.extensionId).toBe(first.extensionId);
  expect(await (await second.page("hub.html")).evaluate(() => localStorage.getItem("mark"))).toBe("set");
  await second.close();
});

test.describe("errors", () => {
  test.use({ expectedComplaints: [/on purpose/] });

  test("of pages and of the worker are collected, also of a worker that came later", async ({ extension, hubPage }) => {
    await extension.stopWorker();
    const worker = await extension.worker();
    const raise = (): void => {
      setTimeout(() => {
        throw new Error("thrown on purpose");
      });
    };
    await worker.evaluate(raise);
    await hubPage.evaluate(raise);
    await hubPage.evaluate(() => console.error("logged on purpose"));
    await expect
      .poll(() => extension.complaints.map(({ kind, text }) => `${kind}: ${text.split("\n")[0]}`).sort())
      .toEqual([
        "console error: logged on purpose",
        "page error: Error: thrown on purpose",
        "worker error: Error: thrown on purpose",
      ]);
  });
});

test.describe("in Spanish", () => {
  test.use({ language: "es" });

  test("the extension speaks the browser's language", async ({ hubPage }) => {
    const language = await hubPage.evaluate(() => Reflect.get(globalThis, "chrome").i18n.getUILanguage());
    expect(language).toMatch(/^es\b/);
  });
});
