import type { Page } from "@playwright/test";
import { defaultAppId } from "../sandbox/worlds/build.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import {
  changeSetup,
  open,
  putSetup,
  says,
  sentence,
  settingsPage,
  showsDialog,
  workUntil,
} from "./support/guide-setup.ts";
import { wantFrom } from "./support/guide-walk.ts";
import { calm, press, takeStep } from "./support/site-person.ts";

// Every turn that a walk may take: the guide has its sentence, and what it points at is right or nothing.

/** Types into the field that was just pressed, in place of what it holds. */
async function type(page: Page, control: string, text: string): Promise<void> {
  await press(page, control);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

async function warns(guide: Guide, key: string): Promise<void> {
  expect(await guide.words()).toContain(sentence(key));
}

test("on the way to the app", async ({ sandbox, extension }) => {
  const { site, switches } = sandbox;
  const control = await openControl(extension);
  site.startFromNothing();
  const nothing = { activeAt: null, requestedAt: null, systemUserId: null, systemUserAt: null };
  const { businessId } = await putSetup(control, sandbox, nothing);
  const page = await extension.context.newPage();
  const guide = await Guide.on(page);
  const want = wantFrom(sandbox);
  const apps = settingsPage(businessId, "apps");

  await test.step("login wall", async () => {
    switches.loginWall = true;
    await open(page, apps);
    expect(await says(guide, want, "guide.advice.logIn.say")).toBeNull();
    switches.loginWall = false;
  });
  await test.step("security stop", async () => {
    site.blockedMinutes = 10;
    await open(page, apps);
    expect(await says(guide, want, "guide.advice.blocked.say")).toBeNull();
    site.blockedMinutes = null;
  });
  await test.step("blank for a while", async () => {
    site.options.blankMillis = 1_200;
    await page.goto(apps);
    await expect.poll(() => guide.words(), { intervals: [50] }).toContain(sentence("guide.advice.pageLoading.say"));
    expect(await guide.pointer()).toBeNull();
    site.options.blankMillis = 0;
    expect(await says(guide, want, "guide.advice.addApp.say")).toBe("apps.add");
  });
  await test.step("“Connect an app ID” by mistake", async () => {
    await press(page, "apps.add");
    expect(await says(guide, want, "guide.advice.chooseRequestAccess.say")).toBe("apps.choice.request");
    await press(page, "apps.choice.connect");
    await says(guide, want, "guide.advice.leaveConnectDialog.say");
    await warns(guide, "guide.warning.connectByMistake");
    await press(page, "dialog.cancel");
  });
  await test.step("another window of Meta's", async () => {
    await press(page, "apps.add");
    await press(page, "apps.choice.create");
    await says(guide, want, "guide.advice.dialogInTheWay.say");
    await press(page, "dialog.cancel");
  });
  await test.step("“How will you work with …?”, and a request that Meta refuses", async () => {
    Object.assign(site.options, { relationshipWith: "Cerby, Inc.", appError: "technicalIssue" });
    await open(page, apps);
    await workUntil(page, want, showsDialog("relationship"));
    await says(guide, want, "guide.advice.sayRelationship.say");
    await workUntil(page, want, showsDialog("requestApp"));
    expect(await says(guide, want, "guide.advice.enterAppId.say")).toBe("request.appId");
    await takeStep(page, want);
    expect(await says(guide, want, "guide.advice.pressRequestApp.say")).toBe("request.submit");
    await takeStep(page, want);
    await says(guide, want, "guide.advice.appTrouble.say");
    await warns(guide, "guide.warning.metaSaid");
  });
  await test.step("requested, and declined", async () => {
    await takeStep(page, want);
    await expect.poll(() => guide.words()).toContain(sentence("guide.clock.requested"));
    site.declineRequest(defaultAppId);
    // While the system user is still to come, the guide speaks of that; with it, of the app alone.
    await changeSetup(control, businessId, { systemUserId: "61550000000001" });
    await open(page, apps);
    expect(await says(guide, want, "guide.advice.appUnclear.say")).toBeNull();
  });
});

test("on the way to the system user", async ({ sandbox, extension }) => {
  const { site } = sandbox;
  const control = await openControl(extension);
  site.startFromNothing();
  const { businessId } = await putSetup(control, sandbox, { activeAt: null, systemUserId: null, systemUserAt: null });
  const page = await extension.context.newPage();
  const guide = await Guide.on(page);
  const want = wantFrom(sandbox);
  const users = settingsPage(businessId, "system_users");

  await test.step("another portfolio's page", async () => {
    await putSetup(control, sandbox, { businessId: "99999999999999" });
    await order(control, "setup.discard", { businessId });
    await open(page, users);
    expect(await says(guide, want, "guide.advice.wrongPortfolio.say")).toBeNull();
    expect(await guide.words()).toContain(
      `This page shows portfolio ${businessId}, but you are setting up 99999999999999.`,
    );
    await order(control, "setup.discard", { businessId: "99999999999999" });
  });
  await test.step("“Add” is closed", async () => {
    await putSetup(control, sandbox, { activeAt: null, systemUserId: null, systemUserAt: null });
    await open(page, users);
    expect(await says(guide, want, "guide.advice.systemUserNeedsApp.say")).toBeNull();
  });
  await test.step("policy", async () => {
    sandbox.world.share(defaultAppId, businessId);
    await open(page, users);
    await workUntil(page, want, showsDialog("policy"));
    expect(await says(guide, want, "guide.advice.acceptPolicy.say")).toBe("policy.accept");
  });
  await test.step("a name that Meta refuses", async () => {
    await workUntil(page, want, showsDialog("createUser"));
    expect(await says(guide, want, "guide.advice.nameSystemUser.say")).toBe("create.name");
    await type(page, "create.name", "our-system-user");
    expect(await says(guide, want, "guide.advice.chooseSystemUserRole.say")).toBe("create.role");
    await press(page, "create.role");
    expect(await says(guide, want, "guide.advice.chooseSystemUserRole.say")).toBe("create.role.option:ADMIN");
    await press(page, "create.role.option:ADMIN");
    expect(await says(guide, want, "guide.advice.pressCreateSystemUser.say")).toBe("create.submit");
    await press(page, "create.submit");
    await calm(page);
    expect(await says(guide, want, "guide.advice.systemUserNameRefused.say")).toBe("create.name");
    await warns(guide, "guide.warning.nameRefused");
    await type(page, "create.name", "Hubwarden");
    await press(page, "create.submit");
    await calm(page);
    expect(await says(guide, want, "guide.advice.openSystemUserRow.say")).toMatch(/^users\.row:/);
  });
});

test("on the way to the token", async ({ sandbox, extension }) => {
  const { site } = sandbox;
  const control = await openControl(extension);
  const { businessId, systemUserId } = await putSetup(control, sandbox);
  const page = await extension.context.newPage();
  const guide = await Guide.on(page);
  const want = wantFrom(sandbox, { systemUserId });
  const user = settingsPage(businessId, "system_users", `&selected_user_id=${systemUserId}`);
  const otherApp = site.dataOf(businessId, "apps").apps.find(({ own }) => own);

  await test.step("another app in the wizard", async () => {
    await open(page, user);
    await press(page, "users.generate");
    await press(page, "wizard.app");
    await press(page, `wizard.app.option:${otherApp?.id}`);
    await calm(page);
    await says(guide, want, "guide.advice.openAppChoice.say");
    expect(await guide.words()).toContain(`${sentence("guide.warning.otherApp")} ${otherApp?.name}`);
  });
  await test.step("a permission that the app does not have", async () => {
    site.offerScopes(
      defaultAppId,
      want.scopes.filter((scope) => scope !== "catalog_management"),
    );
    await open(page, user);
    const offered = want.scopes.filter((scope) => scope !== "catalog_management");
    await workUntil(page, want, ({ dialogs }) => {
      const top = dialogs.at(-1);
      return top?.kind === "token" && offered.every((scope) => top.scopes.includes(scope));
    });
    await says(guide, want, "guide.advice.scopeNotOffered.say");
    expect(await guide.words()).toContain("catalog_management");
    site.offerScopes(defaultAppId, want.scopes);
  });
  const generate = async () => {
    await open(page, user);
    await workUntil(page, want, showsDialog("gate"));
  };
  await test.step("a new device", async () => {
    site.options.gate = "newDevice";
    await generate();
    await says(guide, want, "guide.advice.newDevice.say");
  });
  await test.step("the account is to be verified", async () => {
    site.options.gate = "verify";
    await generate();
    await says(guide, want, "guide.advice.verifyAccount.say");
  });
  await test.step("the password again", async () => {
    site.options.gate = "password";
    await generate();
    await says(guide, want, "guide.advice.passwordAgain.say");
  });
  await test.step("a second admin's yes", async () => {
    site.options.gate = "secondAdmin";
    await generate();
    await says(guide, want, "guide.advice.approvalNeeded.say");
    await press(page, "gate.send");
    await calm(page);
    await says(guide, want, "guide.advice.approvalNeeded.say");
    await expect.poll(() => guide.words()).toContain(sentence("guide.clock.approvalEnds"));
    expect(site.tokenWaits).toBe(true);
    site.approveToken();
    await open(page, user);
    expect(await guide.words()).not.toContain(sentence("guide.advice.captureToken.say"));
    await workUntil(page, want, showsDialog("token", "done"));
    await says(guide, want, "guide.advice.captureToken.say");
  });
  await test.step("no permissions: a role on the app first, then to the end", async () => {
    Object.assign(site.options, { gate: "none", roleNeeded: "always" });
    await open(page, user);
    await workUntil(page, want, showsDialog("token", "permissions"));
    await says(guide, want, "guide.advice.leaveWizard.say");
    await press(page, "dialog.close");
    expect(await says(guide, want, "guide.advice.pressAssignAssets.say")).toBe("users.assign");
    await press(page, "users.assign");
    await says(guide, want, "guide.advice.chooseAppsToAssign.say");
    await press(page, "assign.kind:apps");
    await says(guide, want, "guide.advice.chooseAppToAssign.say");
    await press(page, `assign.asset:${defaultAppId}`);
    await says(guide, want, "guide.advice.chooseDevelopApp.say");
    await press(page, "assign.task:develop");
    expect(await says(guide, want, "guide.advice.pressSaveRole.say")).toBe("assign.save");
    await press(page, "assign.save");
    await calm(page);
    expect(await says(guide, want, "guide.advice.pressGenerateToken.say")).toBe("users.generate");
    await workUntil(page, want, showsDialog("token", "done"));
    await guide.press("Capture token");
    want.tokenHad = true;
    expect(await says(guide, want, "guide.advice.pressDone.say")).toBe("done.done");
  });
});

test("with an app of one's own, to a connected hub", async ({ sandbox, extension, hubPage }) => {
  const control = await openControl(extension);
  const { id, name } = sandbox.world.portfolio();
  const { id: appId, name: appName } = sandbox.world.addApp("4100000000000042", "Kestrel Access");
  sandbox.world.data.transfer(sandbox.world.asset(appId), id);
  const want = wantFrom(sandbox, { way: "own", appId, appName });
  await order(control, "setup.start", { businessId: null, hubId: null });
  const page = await extension.context.newPage();
  const guide = await Guide.on(page);
  await open(page, settingsPage(id, "apps"));
  await guide.press("Capture business ID");
  await guide.press("Use our own app");
  expect(await says(guide, want, "guide.advice.openAppRow.say")).toBeNull();
  await press(page, `apps.row:${appId}`);
  await guide.press("Capture app ID");
  await workUntil(
    page,
    want,
    ({ page: shown, selected }) => "section" in shown && shown.section === "system_users" && selected !== null,
  );
  await guide.press("Capture system user ID");
  expect(await says(guide, want, "guide.advice.pressGenerateToken.say")).toBe("users.generate");
  await workUntil(page, want, showsDialog("token", "done"));
  await guide.press("Capture token");
  await guide.press("Connect");
  await expect.poll(() => hubPage.url()).toContain("setup=");
  await hubPage.bringToFront();
  await expect(hubPage.getByLabel("App ID")).toHaveValue(appId);
  await hubPage.getByRole("button", { name: "Connect app" }).click();
  await expect(hubPage.getByRole("region", { name })).toBeVisible();
});
