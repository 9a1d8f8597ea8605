import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../scripts/kit/paths.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { documentedErrors } from "./support/errors.ts";
import { connectAndSync, reached, reportOf, startSync, sync } from "./support/hubs.ts";
import { putRow, readStores } from "./support/stored.ts";

// Shown by 7: whatever Meta answers a sync with, the screen says in a plain sentence. One error for each kind of problem.

const sentences = (
  parse(readFileSync(join(root, "locales/en.yml"), "utf8")) as { problem: Record<string, { sentence: string }> }
).problem;

const oneOfEachKind = [...new Map(documentedErrors.map((row) => [row[2], row])).values()];

test("a failed or a waiting sync says why on its page", async ({ sandbox, extension, hubPage }) => {
  test.setTimeout(120_000);
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  for (const [key, errorClass, kind] of oneOfEachKind) {
    await test.step(`${key}: ${kind}`, async () => {
      sandbox.faults.add({ match: { edge: "business_users" }, do: { error: key } });
      const taskId = await startSync(control, hubId);
      const waits = errorClass === "limit" || errorClass === "transient";
      await reached(control, taskId, waits ? "waiting" : "failed");
      await hubPage.evaluate((id) => {
        location.hash = `#/automation/${id}`;
      }, taskId);
      const sentence = sentences[kind]?.sentence;
      expect(sentence, kind).toBeTruthy();
      await expect(hubPage.getByText(sentence ?? "").first()).toBeVisible();
      if (waits) await order(control, "task.cancel", { taskId });
      sandbox.faults.clear();
      for (const { id } of (await readStores(control, "pace")).pace) await putRow(control, "pace", { id, pace: null });
    });
  }
});

test("a refused edge is named where the sync's changes are shown, with the reason", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  sandbox.faults.add({ match: { edge: "client_pages" }, do: { error: "10" } });
  await sync(control, hubId);
  const { id } = await reportOf(control, hubId);
  await hubPage.evaluate((report) => {
    location.hash = `#/changes/${report}`;
  }, id);
  await expect(hubPage.getByText("Not everything could be read").first()).toBeVisible();
  await hubPage.getByText("Show 1 part").click();
  await expect(hubPage.getByText(sentences.permissionMissing?.sentence ?? "").first()).toBeVisible();
});
