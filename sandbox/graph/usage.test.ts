import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index.ts";
import { send } from "../test-client.ts";

let sandbox: Sandbox;
let clock = Date.UTC(2026, 10, 24);
afterEach(() => sandbox.close());

async function start(hourlyCalls: number) {
  clock = Date.UTC(2026, 10, 24);
  sandbox = await startSandbox({ world: "small", hourlyCalls, now: () => clock });
  const { id, appId } = sandbox.world.portfolio();
  const get = (path: string) => send(sandbox.port, `/v26.0/${path}`, { token: sandbox.tokens.admin() });
  return { id, key: `${appId}:${id}`, get };
}

const minutes = (count: number) => {
  clock += count * 60_000;
};

test("headers appear from a tenth of the budget on, in percent", async () => {
  const { id, key, get } = await start(100);
  expect((await get("me")).headers["x-app-usage"]).toBeUndefined();
  sandbox.usage.spend(key, 39, "pages");
  const { headers } = await get(`${id}/owned_pages`);
  expect(JSON.parse(String(headers["x-app-usage"]))).toMatchObject({ call_count: 41 });
  const usage = JSON.parse(String(headers["x-business-use-case-usage"]));
  expect(usage[id]).toMatchObject([
    { type: "pages", call_count: 40, estimated_time_to_regain_access: 0, ads_api_access_tier: "standard_access" },
    { type: "ads_management", call_count: 41 },
  ]);
  expect(headers["retry-after"]).toBeUndefined();
});

test("a limited app says development_access, and the switches always or never show headers", async () => {
  const { id, get } = await start(1000);
  sandbox.world.app().tier = "limited";
  sandbox.switches.usageHeaders = "always";
  expect((await get("me")).headers["x-business-use-case-usage"]).toContain("development_access");
  sandbox.switches.usageHeaders = "never";
  sandbox.usage.spend(`x:${id}`, 500);
  expect((await get("me")).headers["x-app-usage"]).toBeUndefined();
});

test.each([
  ["me", 4],
  ["business_users", 4],
  ["owned_pages", 80001],
  ["owned_ad_accounts", 80004],
  ["owned_instagram_assets", 80002],
  ["owned_product_catalogs", 80009],
  ["owned_whatsapp_business_accounts", 80008],
])("above the budget %s is refused with %i", async (path, code) => {
  const { id, key, get } = await start(10);
  sandbox.usage.spend(key, 10);
  const { json, headers } = await get(path === "me" ? "me" : `${id}/${path}`);
  expect(json.error?.code).toBe(code);
  const [, last] = JSON.parse(String(headers["x-business-use-case-usage"]))[id];
  expect(last).toMatchObject({ call_count: 110, estimated_time_to_regain_access: 60 });
});

test("the window frees after an hour, and calls while blocked lengthen the block", async () => {
  const { key, get } = await start(10);
  sandbox.usage.spend(key, 10);
  minutes(50);
  expect((await get("me")).json.error?.code).toBe(4);
  minutes(11);
  expect((await get("me")).status).toBe(200);
  sandbox.usage.spend(key, 8);
  minutes(30);
  for (let i = 0; i < 12; i += 1) expect((await get("me")).json.error?.code).toBe(4);
  minutes(40);
  // The first ten are gone by now; the calls made while blocked still count.
  expect((await get("me")).json.error?.code).toBe(4);
  minutes(61);
  expect((await get("me")).status).toBe(200);
});

test("the code can be forced", async () => {
  const { key, get } = await start(5);
  sandbox.switches.limitCode = "17";
  sandbox.usage.spend(key, 5);
  expect((await get("me")).json.error?.code).toBe(17);
});
