import { expect, test } from "./harness/fixture.ts";
import { openControl, order } from "./support/control.ts";
import { Guide } from "./support/guide.ts";
import { goTo, says, sentence, setupOf, showsDialog, workUntil } from "./support/guide-setup.ts";
import { wantFrom } from "./support/guide-walk.ts";
import { connectAndSync, getHub, sync } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";

test("“Renew token” leads to the step of the token; the new one takes the old one's place, and every decision stays", async ({
  sandbox,
  extension,
  hubPage,
}) => {
  test.setTimeout(60_000);
  const control = await openControl(extension);
  const { id, name, members } = sandbox.world.portfolio();
  const hubId = await connectAndSync(control, sandbox);
  const memberIds = members.slice(0, 2).map((member) => member.id);
  await order(control, "decision.exempt", { hubId, memberIds, reason: "A robot", lookAgainOn: null });
  const before = await getHub(control, hubId);
  const { decisions } = await readStores(control, "decisions");
  expect(decisions).toHaveLength(2);
  const old = sandbox.tokens.admin(id);

  await hubPage.goto(`${hubPage.url().split("#")[0]}#/hubs/${hubId}/settings`);
  const opened = extension.context.waitForEvent("page");
  await hubPage.getByRole("button", { name: "Renew token" }).first().click();
  const page = await opened;
  await page.waitForLoadState();
  const guide = await Guide.on(page);
  const user = sandbox.site.dataOf(id, "system_users").systemUsers.find(({ role }) => role === "ADMIN");
  const want = wantFrom(sandbox, { systemUserId: user?.id ?? null });
  const at = await says(guide, want, "guide.advice.openSystemUserRow.say");
  expect([`users.row:${user?.id}`, null]).toContain(at);
  expect(await guide.words()).toContain(`${sentence("guide.renewing")}${name}`);
  expect(await guide.words()).toMatch(/▸ Token now/);
  await workUntil(page, want, showsDialog("token", "done"));
  await guide.press("Capture token");
  // Until the form is sent, the old one is in use.
  expect((await getHub(control, hubId)).token).toEqual(before.token);
  await guide.press("Connect");
  await expect.poll(() => hubPage.url()).toContain(`#/hubs/${hubId}/settings`);
  await hubPage.bringToFront();
  await expect(hubPage.getByText("Captured on Business settings")).toBeVisible();
  sandbox.tokens.revoke(old);
  await hubPage.getByRole("button", { name: "Replace token" }).click();
  await expect(hubPage.getByText(sentence("hub.tokenReplaced"))).toBeVisible();

  const after = await getHub(control, hubId);
  expect(after.token).toMatchObject({ userId: before.token.userId, refused: null });
  expect({ ...after, token: null, synced: null, schedule: null, revision: null }).toMatchObject({
    id: hubId,
    label: name,
  });
  expect((await readStores(control, "hubs")).hubs).toHaveLength(1);
  expect((await readStores(control, "decisions")).decisions).toEqual(decisions);
  const secrets = (await readStores(control, "secrets")).secrets.map((row) => row.id).filter((key) => key !== "key");
  expect(secrets).toEqual([`token:${hubId}`]);
  expect((await setupOf(control, id)).finishedAt).toEqual(expect.any(Number));
  // The old one is revoked: what is synced now is synced with the new one.
  await sync(control, hubId);
  await goTo(page, hubPage);
  await expect.poll(() => guide.isThere()).toBe(false);
});
