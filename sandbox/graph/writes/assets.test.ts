import { afterEach, expect, test } from "vitest";
import { type AssetKind, type Sandbox, startSandbox } from "../../index.ts";
import { send } from "../../test-client.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start() {
  sandbox = await startSandbox({ world: "small" });
  const token = sandbox.tokens.admin();
  const call = (method: string) => (path: string, form?: Record<string, unknown>) =>
    send(sandbox.port, `/v26.0/${path}`, { method, token, ...(form && { form }) });
  const portfolio = sandbox.world.portfolio();
  const first = (kind: AssetKind) => portfolio.owned(kind)[0]?.id ?? "";
  const member = portfolio.members[0];
  const tasksOn = (assetId: string) => sandbox.world.data.assignments.get(member?.id ?? "", assetId)?.tasks;
  return { portfolio, member, first, tasksOn, get: call("GET"), post: call("POST"), remove: call("DELETE") };
}

test("POST replaces the whole task set, DELETE takes it away", async () => {
  const { member, first, tasksOn, post, remove } = await start();
  const path = `${first("ad_account")}/assigned_users`;
  expect((await post(path, { user: member?.id, tasks: ["MANAGE", "ADVERTISE", "ANALYZE"] })).json).toEqual({
    success: true,
  });
  expect(tasksOn(first("ad_account"))).toEqual(["MANAGE", "ADVERTISE", "ANALYZE"]);
  await post(path, { user: member?.id, tasks: ["ANALYZE"] });
  expect(tasksOn(first("ad_account"))).toEqual(["ANALYZE"]);
  expect((await remove(`${path}?user=${member?.id}`)).json).toEqual({ success: true });
  expect(tasksOn(first("ad_account"))).toBeUndefined();
  expect((await remove(`${path}?user=${member?.id}`)).json.error?.code).toBe(100);
});

test.each([
  ["page", ["MANAGE"], 1752129],
  ["ad_account", ["MANAGE", "ANALYZE"], 1752129],
  ["ad_account", ["NOPE"], undefined],
  ["page", [], 1752129],
  ["product_catalog", undefined, undefined],
] as const)("refuses %s with %j", async (kind, tasks, subcode) => {
  const { member, first, tasksOn, post } = await start();
  sandbox.world.revoke(member?.id ?? "", first(kind));
  const { json } = await post(`${first(kind)}/assigned_users`, { user: member?.id, ...(tasks && { tasks }) });
  expect(json.error?.code).toBe(100);
  expect(json.error?.error_subcode).toBe(subcode);
  expect(tasksOn(first(kind))).toBeUndefined();
});

test("a plain Facebook id is not a business-scoped one", async () => {
  const { member, first, post } = await start();
  const { json } = await post(`${first("page")}/assigned_users`, { user: member?.personId, tasks: ["ANALYZE"] });
  expect(json.error).toMatchObject({ code: 100, error_subcode: 1752100 });
});

test("pages demand business only when the switch says so", async () => {
  const { portfolio, member, first, post } = await start();
  const form = { user: member?.id, tasks: ["ANALYZE"] };
  expect((await post(`${first("page")}/assigned_users`, form)).status).toBe(200);
  sandbox.switches.pageAssignNeedsBusiness = true;
  expect((await post(`${first("page")}/assigned_users`, form)).json.error?.message).toContain("business is required");
  expect((await post(`${first("page")}/assigned_users`, { ...form, business: portfolio.id })).status).toBe(200);
});

test("pixels have no DELETE, apps have no assigned_users, groups have tasks per type", async () => {
  const { portfolio, member, first, get, post, remove } = await start();
  await post(`${first("pixel")}/assigned_users`, { user: member?.id, tasks: ["ANALYZE"] });
  expect((await remove(`${first("pixel")}/assigned_users?user=${member?.id}`)).json.error).toMatchObject({
    code: 100,
    error_subcode: 33,
  });
  expect((await get(`${portfolio.appId}/assigned_users?business=${portfolio.id}`)).json.error?.code).toBe(2500);
  await post(`${first("asset_group")}/assigned_users`, { user: member?.id, page_tasks: ["ANALYZE"] });
  const { json } = await get(`${member?.id}/assigned_business_asset_groups?fields=id,page_tasks&limit=100`);
  expect(json.data).toContainEqual({ id: first("asset_group"), page_tasks: ["ANALYZE"] });
});

test("a client's asset allows only what the client permits", async () => {
  const { portfolio, member, get, post } = await start();
  const page = portfolio.client("page")[0];
  page?.sharedWith.set(portfolio.id, {
    permittedTasks: ["ANALYZE"],
    status: "CONFIRMED",
    requestedTime: 0,
    updatedTime: 0,
  });
  const row = (await get(`${portfolio.id}/client_pages?fields=id,permitted_tasks&limit=100`)).json.data as unknown as {
    id: string;
  }[];
  expect(row).toContainEqual({ id: page?.id, permitted_tasks: ["ANALYZE"] });
  expect(
    (await post(`${page?.id}/assigned_users`, { user: member?.id, tasks: ["ADVERTISE", "ANALYZE"] })).json.error?.code,
  ).toBe(100);
  expect((await post(`${page?.id}/assigned_users`, { user: member?.id, tasks: ["ANALYZE"] })).status).toBe(200);
});

test("the owner shares an asset with a partner and takes it back; others cannot", async () => {
  const { portfolio, first, get, post, remove } = await start();
  const partner = sandbox.world.addPartner(portfolio.id, "New agency", []);
  expect(
    (await post(`${first("page")}/agencies`, { business: partner.id, permitted_tasks: ["ADVERTISE", "ANALYZE"] })).json,
  ).toEqual({ success: true });
  const rows = (await get(`${first("page")}/agencies?fields=id,access_status,permitted_tasks`)).json.data;
  expect(rows).toContainEqual({
    id: partner.id,
    access_status: "CONFIRMED",
    permitted_tasks: ["ADVERTISE", "ANALYZE"],
  });
  expect(portfolio.agencies).toContain(partner);
  expect((await remove(`${first("page")}/agencies?business=${partner.id}`)).json).toEqual({ success: true });
  expect(portfolio.agencies).not.toContain(partner);
  const client = portfolio.client("page")[0]?.id;
  expect((await post(`${client}/agencies`, { business: partner.id })).json.error?.code).toBe(10);
  sandbox.switches.agenciesClosed = true;
  expect((await post(`${first("page")}/agencies`, { business: partner.id })).json.error?.code).toBe(10);
});

test("ending a partnership takes the assets and the assignments on them", async () => {
  const { portfolio, remove } = await start();
  const client = portfolio.clients.find(({ owned }) => owned.page.size > 0);
  expect((await remove(`${portfolio.id}/clients?business=${client?.id}`)).json).toEqual({ success: true });
  expect(portfolio.clients).not.toContain(client);
  const visible = new Set(portfolio.assets().map(({ id }) => id));
  expect(portfolio.assignments.every(({ assetId }) => visible.has(assetId))).toBe(true);
});

test("claims wait, and a second one is refused", async () => {
  const { portfolio, get, post } = await start();
  expect((await post(`${portfolio.id}/owned_ad_accounts`, { adaccount_id: "act_777" })).json).toEqual({
    access_status: "PENDING",
  });
  expect((await post(`${portfolio.id}/owned_ad_accounts`, { adaccount_id: "act_777" })).json.error?.code).toBe(3936);
  expect(
    (await post(`${portfolio.id}/owned_pages`, { page_id: portfolio.owned("page")[0]?.id })).json.error?.code,
  ).toBe(3944);
  const pending = await get(`${portfolio.id}/pending_owned_ad_accounts?fields=id,ad_account&limit=100`);
  expect(
    (pending.json.data as unknown as { ad_account: { id: string } }[]).map(({ ad_account }) => ad_account.id),
  ).toContain("act_777");
});

test("an approved claim makes the asset ours, or shares it", async () => {
  const { portfolio, get } = await start();
  for (const claim of [...portfolio.business.claims]) {
    const asset = sandbox.world.approveClaim(portfolio.id, claim.id);
    expect(portfolio[claim.side](claim.kind)).toContain(asset);
    expect((await get(asset.id)).json.id).toBe(asset.id);
  }
  expect(portfolio.business.claims).toEqual([]);
});

test("asset groups take and lose contained assets", async () => {
  const { first, get, post, remove } = await start();
  const group = first("asset_group");
  const added = sandbox.world.addAsset(sandbox.world.portfolio().id, "page");
  await post(`${group}/contained_pages`, { asset_id: added.id });
  const ids = async () =>
    ((await get(`${group}/contained_pages?limit=100`)).json.data as unknown as { id: string }[]).map(({ id }) => id);
  expect(await ids()).toContain(added.id);
  await remove(`${group}/contained_pages?asset_id=${added.id}`);
  expect(await ids()).not.toContain(added.id);
});
