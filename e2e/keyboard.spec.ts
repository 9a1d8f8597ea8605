import { practiceForm } from "../scripts/main-job/practice.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl } from "./support/control.ts";
import { connect, getHub, latestTask, reached } from "./support/hubs.ts";
import { enter, tabTo } from "./support/keys.ts";
import { readStores } from "./support/stored.ts";

// Shown by 9: from nothing to a looked-at, exported and set-up hub, and no hand on the mouse.
test("everything by keyboard", async ({ sandbox, extension, hubPage }) => {
  test.setTimeout(120_000);
  const { keyboard } = hubPage;
  const form = practiceForm(sandbox);
  const control = await openControl(extension);
  const heading = (name: string) => hubPage.getByRole("heading", { level: 1, name });

  await test.step("connect", async () => {
    await enter(hubPage, "Connect Business Hub");
    await expect(hubPage.getByRole("dialog")).toBeVisible();
    await enter(hubPage, "Get started");
    await expect(heading("Connect Business Hub")).toBeVisible();
    for (const [name, value] of [
      ["Label", form.label],
      ["Access token", form.token],
      ["Business ID", form.businessId],
    ] as const) {
      await tabTo(hubPage, name);
      await keyboard.press("ControlOrMeta+A");
      await keyboard.insertText(value);
    }
    await tabTo(hubPage, /^Single sign-on/);
    await keyboard.press("Space");
    await enter(hubPage, "Connect app");
    await expect(heading("Connected")).toBeVisible();
  });
  const hubId = (await readStores(control, "hubs")).hubs[0]?.id ?? "";
  await reached(control, await latestTask(control, hubId), "completed");

  await test.step("look at a member", async () => {
    await enter(hubPage, "Members");
    await expect(heading("Members")).toBeVisible();
    const search = hubPage.getByRole("searchbox", { name: "Search members" });
    await expect(search).toBeVisible();
    await keyboard.press("/");
    await expect(search).toBeFocused();
    await keyboard.insertText("nunez jose");
    await expect(hubPage.getByRole("status").filter({ hasText: "found" })).toContainText("1 of 12");
    await tabTo(hubPage, "José Nuñez");
    await keyboard.press("Enter");
    await expect(hubPage.getByRole("dialog")).toContainText(/@kestrel/);
    await keyboard.press("Escape");
    await expect(hubPage.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("sync again, from the card", async () => {
    sandbox.world.addMember(form.businessId, { firstName: "Noor", lastName: "Haddad", role: "ADMIN" });
    await tabTo(hubPage, "Business Hubs", "Shift+Tab");
    await keyboard.press("Enter");
    await enter(hubPage, "Sync");
    await expect.poll(async () => (await readStores(control, "tasks")).tasks.length).toBe(2);
    await reached(control, await latestTask(control, hubId), "completed");
  });

  await test.step("export a report", async () => {
    await tabTo(hubPage, "Changes", "Shift+Tab");
    await keyboard.press("Enter");
    await expect(heading("Changes")).toBeVisible();
    await tabTo(hubPage, new RegExp(form.label));
    await keyboard.press("Enter");
    await expect(hubPage.getByRole("button", { name: "Export CSV" })).toBeVisible();
    await tabTo(hubPage, "Export CSV");
    const download = hubPage.waitForEvent("download");
    await keyboard.press("Enter");
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });

  await test.step("set the hub up", async () => {
    await tabTo(hubPage, "Business Hubs", "Shift+Tab");
    await keyboard.press("Enter");
    await enter(hubPage, "More options");
    await expect(hubPage.getByRole("menuitem", { name: "View members" })).toBeFocused();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(hubPage.getByLabel("Share in percent")).toBeVisible();
    await tabTo(hubPage, "Share in percent");
    await keyboard.press("ControlOrMeta+A");
    await keyboard.insertText("35");
    await keyboard.press("Enter");
    await expect.poll(async () => (await getHub(control, hubId)).safeguardShare).toBe(0.35);
  });

  await test.step("remove it", async () => {
    await enter(hubPage, "Remove hub");
    await expect(hubPage.getByRole("dialog")).toBeVisible();
    await tabTo(hubPage.getByRole("dialog").page(), "Cancel");
    await keyboard.press("Enter");
    await expect(hubPage.getByRole("dialog")).toHaveCount(0);
    expect((await readStores(control, "hubs")).hubs).toHaveLength(1);
    await enter(hubPage, "Remove hub");
    await expect(hubPage.getByRole("dialog")).toBeVisible();
    await hubPage.keyboard.press("Shift+Tab");
    await tabTo(hubPage, "Remove hub");
    await keyboard.press("Enter");
    await expect.poll(async () => (await readStores(control, "hubs")).hubs.length).toBe(0);
  });
});

// The browser tells of a closing in a task of its own, which may come when the dialog is already wanted again.
test("a dialog that is opened again the moment it has closed stays open", async ({ sandbox, extension, hubPage }) => {
  const hubId = await connect(await openControl(extension), sandbox);
  await hubPage.goto(hubPage.url().replace(/#.*|$/, `#/hubs/${hubId}/settings`));
  await hubPage.getByRole("button", { name: "Remove hub" }).waitFor();
  await hubPage.evaluate(async () => {
    const button = (name: string, within: ParentNode = document) =>
      [...within.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    const open = () => document.querySelector<HTMLDialogElement>("dialog[open]");
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
    };
    for (let times = 0; times < 10; times += 1) {
      button("Remove hub")?.click();
      await until(() => open() !== null);
      button("Cancel", open() ?? document)?.click();
      await until(() => open() === null);
    }
    button("Remove hub")?.click();
  });
  await expect(hubPage.getByRole("dialog")).toBeVisible();
  await hubPage.waitForTimeout(200);
  await expect(hubPage.getByRole("dialog")).toBeVisible();
});
