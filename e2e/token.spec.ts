import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { playwrightDriver } from "../scripts/kit/driver.ts";
import { practiceForm } from "../scripts/main-job/practice.ts";
import { connectByForm } from "../scripts/main-job.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order, send } from "./support/control.ts";
import { latestTask, reached, reportOf, startSync, sync } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";
import { heardBy, listen, recordConsole, searchCalls } from "./support/token-ears.ts";
import { searchKept, searchPage, TokenSearch } from "./support/token-search.ts";

// Shown by 8: the token is in the worker, in the header of a call to Meta, and nowhere else.

test("the search finds what is planted, whole and in part, in every place and form", async ({ extension }) => {
  const token = `EAA${"aB3xY9kQ7mN2pL5tR8wZ".repeat(9)}`;
  const part = token.slice(40, 49);
  const control = await openControl(extension);
  await control.evaluate(
    async ([whole, piece]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: Record<string, { set(values: object): Promise<void> }> };
      };
      await chrome.storage.local?.set({ a: { deep: [`x${piece}y`] } });
      await chrome.storage.session?.set({ [`key ${piece}`]: 1 });
      localStorage.setItem("b", btoa(`..${whole}..`));
      const opening = indexedDB.open("planted", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("rows", { autoIncrement: true });
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const rows = opening.result.transaction("rows", "readwrite").objectStore("rows");
      rows.put({ bytes: new TextEncoder().encode(`--${piece}--`) });
      const wide = new Uint8Array(new Uint16Array([...`${piece}`].map((char) => char.charCodeAt(0))).buffer);
      rows.put({ bytes: wide });
      await new Promise((resolve) => {
        rows.transaction.oncomplete = resolve;
      });
      opening.result.close();
      const field = document.createElement("input");
      document.body.append(field);
      field.value = piece;
    },
    [token, part] as const,
  );
  const search = new TokenSearch(token);
  await searchKept(search, control);
  await searchPage(search, control);
  const found = new Set(search.leaks.map(({ place, form }) => `${place}: ${form}`));
  expect([...found].sort()).toEqual(
    [
      "indexedDB planted/rows: plain",
      "indexedDB planted/rows: utf-16",
      "localStorage: base64",
      "page /manifest.json: plain",
      "storage.local: plain",
      "storage.session: plain",
    ].sort(),
  );

  const folder = mkdtempSync(join(tmpdir(), "hubwarden-search-"));
  writeFileSync(join(folder, "log"), Buffer.concat([Buffer.alloc(99), Buffer.from(part)]));
  const others = new TokenSearch(token);
  others.folder("disk", folder);
  others.text("hex", Buffer.from(part).toString("hex"));
  others.text("eight characters", token.slice(40, 48));
  rmSync(folder, { recursive: true });
  expect(others.leaks).toEqual([
    { place: "disk/log", form: "plain" },
    { place: "hex", form: "hex" },
  ]);
});

test("after connecting, syncing, failing and exporting, with and without a passphrase, it is nowhere", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  test.setTimeout(120_000);
  const form = practiceForm(sandbox);
  const search = new TokenSearch(form.token);
  const said = recordConsole(extension.context);
  const control = await openControl(extension);
  await listen(control);
  const answers: unknown[] = [];

  await test.step("connect by the form, after a try that fails", async () => {
    sandbox.faults.add({ match: { path: /\/me$/, times: 1 }, do: { error: "190/463" } });
    answers.push(await send(control, "hub.connect", { ...form, loginMethod: "sso" }));
    expect(answers.at(-1)).toMatchObject({ answer: { outcome: "refused" } });
    await connectByForm(playwrightDriver(hubPage), form);
    const [hub] = (await readStores(control, "hubs")).hubs;
    if (!hub) throw new Error("not connected");
    await reached(control, await latestTask(control, hub.id), "completed");
    answers.push(await send(control, "hub.connect", { ...form, loginMethod: "sso" }));
    expect(answers.at(-1)).toMatchObject({ answer: { outcome: "duplicate" } });
  });
  const hubId = (await readStores(control, "hubs")).hubs[0]?.id ?? "";
  await searchPage(search, hubPage);

  await test.step("sync, with Meta naming the token in what it says", async () => {
    sandbox.world.addMember(form.businessId, { firstName: "Ada", lastName: "Admin", role: "ADMIN" });
    const { token } = form;
    const error = { code: 190, subcode: 463, error_user_msg: `The token ${token} has ended`, fbtrace_id: token };
    sandbox.faults.add({ match: { edge: "business_users", times: 1 }, do: { error } });
    const failed = await reached(control, await startSync(control, hubId), "failed");
    answers.push(failed);
    await sync(control, hubId);
  });

  await test.step("export the report", async () => {
    const report = await reportOf(control, hubId);
    await hubPage.evaluate((id) => {
      location.hash = `#/changes/${id}`;
    }, report.id);
    const download = hubPage.waitForEvent("download");
    await hubPage.getByRole("button", { name: "Export CSV" }).first().click();
    const path = await (await download).path();
    search.text("exported report", readFileSync(path, "utf8"));
    expect(search.looked.get("exported report")).toBeGreaterThan(50);
  });

  await test.step("look at every page", async () => {
    for (const place of ["hubs", "connect", "members", "assets", "changes", "automation", "settings"]) {
      await hubPage.evaluate((to) => {
        location.hash = `#/${to}`;
      }, place);
      await expect(hubPage.locator("main").first()).toBeVisible();
      await searchPage(search, hubPage);
    }
    await searchPage(search, await extension.page("popup.html"));
  });

  await test.step("notifications", async () => {
    const told = await (await extension.worker()).evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: { notifications: { getAll(): Promise<object> } } };
      return JSON.stringify(await chrome.notifications.getAll());
    });
    expect(told).toContain("report:");
    search.text("notifications", told);
  });

  const everywhere = async () => {
    await searchKept(search, control);
    search.folder("profile", extension.userDataDir);
    searchCalls(search, sandbox);
    search.text("messages", (await heardBy(control)).join("\n"));
    search.text("answers", JSON.stringify(answers));
    search.text("console", said.join("\n"));
    expect(search.leaks).toEqual([]);
  };
  await test.step("search everywhere", everywhere);
  await test.step("with a passphrase, unlocked, and then locked", async () => {
    answers.push(await order(control, "vault.setPassphrase", { current: null, next: "correct horse" }));
    await sync(control, hubId);
    await everywhere();
    answers.push(await order(control, "vault.lock", {}));
    answers.push(await send(control, "vault.unlock", { passphrase: "wrong" }));
    await everywhere();
  });
  for (const place of ["indexedDB hubwarden/secrets", "storage.session", "addresses of calls", "messages", "answers"]) {
    expect(search.looked.get(place), place).toBeGreaterThan(0);
  }
});
