import { beforeEach, describe, expect, test, vi } from "vitest";
import { listAudit } from "../audit/log.ts";
import { putHub } from "../store/hubs.ts";
import { changeSettings, readSettings } from "../store/settings.ts";
import { getSetup, listSetups } from "../store/setups.ts";
import { dumpText } from "../store/testing/dump.ts";
import { exampleHub } from "../store/testing/examples.ts";
import { problemOf } from "../store/testing/faults.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { lock, readSecret, setPassphrase, setupTokenId, wipe } from "../store/vault.ts";
import { discardSetup, startSetup } from "./begin.ts";
import { captureValue, chooseWay, endOf, noteSeen, readGuide, turnOff } from "./walk.ts";

const B = "102030405060708";
const TOKEN = `EAA${"b1C".repeat(40)}`;
const seen = { appRequested: false, appActive: false, needsAppRole: false, approvalAsked: false };

beforeEach(async () => {
  vi.useRealTimers();
  await freshProfile();
});

const begin = async () => {
  await startSetup({ businessId: null, hubId: null });
  await captureValue({ businessId: B, name: "businessId", value: B });
};

describe("the beginning", () => {
  test("asked for: the guide is wanted on every page until a portfolio is chosen, and after that on its own", async () => {
    expect(await readGuide({ businessId: B })).toEqual({ guide: null, badges: false });
    expect(await startSetup({ businessId: null, hubId: null })).toEqual({
      address: "https://business.facebook.com/latest/settings",
    });
    expect(await readGuide({ businessId: null })).toMatchObject({ guide: { setup: null, hasToken: false } });
    await captureValue({ businessId: B, name: "businessId", value: B });
    expect((await readGuide({ businessId: B })).guide?.setup).toMatchObject({ businessId: B, way: null });
    expect((await readSettings()).guideAskedAt).toBeNull();
  });

  test("asking again takes back whatever turned it off", async () => {
    await begin();
    await turnOff({ businessId: B, forGood: false });
    await turnOff({ businessId: B, forGood: true });
    expect(await readGuide({ businessId: B })).toMatchObject({ guide: null });
    expect(await startSetup({ businessId: B, hubId: null })).toEqual({
      address: `https://business.facebook.com/latest/settings/?business_id=${B}`,
    });
    expect((await readGuide({ businessId: B })).guide?.setup?.businessId).toBe(B);
  });

  test("a portfolio that is a hub is not set up again, and the guide says which", async () => {
    await putHub(exampleHub({ businessId: B, label: "Acme" }));
    await startSetup({ businessId: null, hubId: null });
    expect((await readGuide({ businessId: B })).guide).toMatchObject({ setup: null, hubLabel: "Acme" });
    expect(await problemOf(captureValue({ businessId: B, name: "businessId", value: B }))).toBe("portfolioConnected");
    expect(await getSetup(B)).toBeNull();
  });

  test("the portfolio of another page than the one that was read is refused", async () => {
    expect(await problemOf(captureValue({ businessId: B, name: "businessId", value: "99999999" }))).toBe(
      "valueRefused",
    );
  });
});

describe("the values", () => {
  test("the provider's app is the one of the settings, as it was when it was chosen", async () => {
    await begin();
    await changeSettings({ defaultAppId: "111222333", providerName: "Lens", providerOwner: "Lens Ltd." });
    await chooseWay({ businessId: B, way: "provider" });
    await changeSettings({ providerName: "Other" });
    expect((await getSetup(B))?.app).toEqual({ id: "111222333", name: "Lens", owner: "Lens Ltd.", support: "" });
    expect(await problemOf(captureValue({ businessId: B, name: "appId", value: "444555666" }))).toBe("valueRefused");
    expect((await getSetup(B))?.activeAt).toBeNull();
  });

  test("an app of one's own is active as soon as it is known", async () => {
    await begin();
    await chooseWay({ businessId: B, way: "own" });
    await captureValue({ businessId: B, name: "appId", value: "444555666" });
    expect(await getSetup(B)).toMatchObject({ app: { id: "444555666" }, activeAt: expect.any(Number) });
  });

  test("choosing the other way forgets what belonged to the first", async () => {
    await begin();
    await chooseWay({ businessId: B, way: "own" });
    await captureValue({ businessId: B, name: "appId", value: "444555666" });
    await chooseWay({ businessId: B, way: "provider" });
    expect(await getSetup(B)).toMatchObject({ app: { id: "2965389650414399" }, activeAt: null });
  });

  test("the days begin when a system user is captured, not when the same one is captured again", async () => {
    await begin();
    vi.useFakeTimers({ now: 1000, toFake: ["Date"] });
    await captureValue({ businessId: B, name: "systemUserId", value: "61551" });
    vi.setSystemTime(2000);
    await captureValue({ businessId: B, name: "systemUserId", value: "61551" });
    expect(await getSetup(B)).toMatchObject({ systemUserId: "61551", systemUserAt: 1000 });
    await captureValue({ businessId: B, name: "systemUserId", value: "61552" });
    expect(await getSetup(B)).toMatchObject({ systemUserId: "61552", systemUserAt: 2000 });
  });

  test("the token is in the vault, in no record, no answer and no line of the log", async () => {
    await begin();
    await captureValue({ businessId: B, name: "token", value: TOKEN });
    expect(await readSecret(setupTokenId(B))).toBe(TOKEN);
    const answer = await readGuide({ businessId: B });
    expect(answer.guide).toMatchObject({ hasToken: true });
    expect(JSON.stringify(answer)).not.toContain(TOKEN.slice(0, 12));
    expect(await dumpText()).not.toContain(TOKEN.slice(0, 12));
    expect((await listAudit())[0]).toMatchObject({ deed: "tokenCaptured", after: B });
  });

  test("a locked vault takes no token, and says so", async () => {
    await setPassphrase(null, "p", 1);
    await begin();
    await lock();
    expect(await problemOf(captureValue({ businessId: B, name: "token", value: TOKEN }))).toBe("vaultLocked");
    expect((await listSetups())[0]).toMatchObject({ hasToken: false, setup: { look: null } });
  });

  test("wiping the vault takes the captured token with it", async () => {
    await begin();
    await captureValue({ businessId: B, name: "token", value: TOKEN });
    await wipe();
    expect((await readGuide({ businessId: B })).guide).toMatchObject({ hasToken: false, setup: { businessId: B } });
  });

  test("without a setup nothing is taken", async () => {
    for (const ask of [
      { businessId: B, name: "appId", value: "111222333" },
      { businessId: B, name: "token", value: TOKEN },
    ] as const) {
      expect(await problemOf(captureValue(ask))).toBe("setupGone");
    }
    expect(await problemOf(readSecret(setupTokenId(B)))).toBe("tokenMissing");
  });
});

test("what the page shows is written down once: the first time counts", async () => {
  await begin();
  vi.useFakeTimers({ now: 1000, toFake: ["Date"] });
  await noteSeen({ businessId: B, seen: { ...seen, appRequested: true } });
  vi.setSystemTime(2000);
  await noteSeen({ businessId: B, seen: { ...seen, appRequested: true, approvalAsked: true, needsAppRole: true } });
  await noteSeen({ businessId: B, seen });
  expect(await getSetup(B)).toMatchObject({
    requestedAt: 1000,
    approvalAskedAt: 2000,
    needsAppRole: true,
    activeAt: null,
  });
});

test("a renewed token begins with everything else known, and its days are over", async () => {
  await putHub(exampleHub({ businessId: B, appId: "2965389650414399" }));
  expect(await startSetup({ businessId: null, hubId: "hub" })).toEqual({
    address: `https://business.facebook.com/latest/settings/system_users?business_id=${B}`,
  });
  expect(await getSetup(B)).toMatchObject({
    hubId: "hub",
    way: "provider",
    app: { id: "2965389650414399" },
    systemUserId: "9",
    activeAt: expect.any(Number),
    daysTold: true,
    finishedAt: null,
  });
  expect((await readGuide({ businessId: B })).guide?.hubLabel).toBe("Acme");
  expect(await endOf(B)).toBe("#/hubs/hub/settings?at=token");
});

test("a setup ends in the form, and a discarded one leaves nothing but a line", async () => {
  await begin();
  expect(await endOf(B)).toBe(`#/connect?setup=${B}`);
  await captureValue({ businessId: B, name: "token", value: TOKEN });
  await discardSetup({ businessId: B });
  expect(await listSetups()).toEqual([]);
  expect(await problemOf(readSecret(setupTokenId(B)))).toBe("tokenMissing");
  expect((await listAudit())[0]).toMatchObject({ deed: "setupDiscarded", before: B });
});
