import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index.ts";
import { send } from "../test-client.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

interface Item {
  code: number;
  headers?: { name: string; value: string }[];
  body: string;
}

async function start() {
  sandbox = await startSandbox({ world: "small", hourlyCalls: 1000 });
  const token = sandbox.tokens.admin();
  const batch = async (items: Record<string, unknown>[], more: Record<string, unknown> = {}, path = "/v26.0/") => {
    const { json, status } = await send(sandbox.port, path, { method: "POST", token, form: { batch: items, ...more } });
    return { json, status, items: json as unknown as (Item | null)[] };
  };
  return { portfolio: sandbox.world.portfolio(), token, batch };
}

const get = (relative_url: string, more: Record<string, unknown> = {}) => ({ method: "GET", relative_url, ...more });

test("answers in order, each with code, headers and body as text", async () => {
  const { portfolio, batch } = await start();
  const { items, status } = await batch([
    get("me?fields=id"),
    get(`${portfolio.id}/nope`),
    get(`/v26.0/${portfolio.id}?fields=name`),
  ]);
  expect(status).toBe(200);
  expect(items.map((item) => item?.code)).toEqual([200, 400, 200]);
  expect(JSON.parse(items[2]?.body ?? "")).toMatchObject({ name: portfolio.name });
  expect(JSON.parse(items[1]?.body ?? "").error.code).toBe(2500);
  expect(items[0]?.headers?.map(({ name }) => name.toLowerCase())).toContain("facebook-api-version");
});

test("counts every item as a call and the batch as one request", async () => {
  const { batch } = await start();
  await batch(Array.from({ length: 50 }, () => get("me")));
  expect(sandbox.totals()).toMatchObject({ httpRequests: 1, logicalCalls: 50 });
  expect(sandbox.calls[0]).toMatchObject({ batch: true });
  expect(sandbox.calls[50]).toMatchObject({ batchOf: sandbox.calls[0]?.id, batchItem: 49, tokenBy: "outer" });
});

test("refuses more than fifty items", async () => {
  const { batch } = await start();
  const { json, status } = await batch(Array.from({ length: 51 }, () => get("me")));
  expect(status).toBe(400);
  expect(json.error).toMatchObject({
    type: "GraphBatchException",
    message: expect.stringContaining("Maximum batch size is 50"),
  });
});

test("leaves headers out on request, and takes a token per item", async () => {
  const { batch } = await start();
  const employee = sandbox.tokens.employee();
  const { items } = await batch(
    [get("me"), get("me", { access_token: employee }), get("me", { access_token: "EAAbad" })],
    { include_headers: "false" },
  );
  expect(items.every((item) => item?.headers === undefined)).toBe(true);
  expect(JSON.parse(items[0]?.body ?? "").id).not.toBe(JSON.parse(items[1]?.body ?? "").id);
  expect(JSON.parse(items[2]?.body ?? "").error.code).toBe(190);
});

test("writes, and refers to earlier results by path", async () => {
  const { portfolio, batch } = await start();
  const { items } = await batch(
    [
      {
        method: "POST",
        relative_url: `${portfolio.id}/business_users`,
        body: "email=one%40b.example&role=EMPLOYEE",
        name: "invite",
      },
      get("{result=invite:$.id}?fields=email"),
      get(`${portfolio.id}/owned_pages?limit=2&fields=id`, { name: "pages" }),
      get("me/assigned_pages?pages={result=pages:$.data.*.id}"),
      get("{result=missing:$.id}"),
    ],
    {},
    "/",
  );
  expect(JSON.parse(items[1]?.body ?? "").email).toBe("one@b.example");
  expect(items[3]?.code).toBe(200);
  expect(items[4]?.code).toBe(400);
  const asked = sandbox.calls.find(({ url }) => url.startsWith("me/assigned_pages"));
  expect(asked?.edges).toEqual(["assigned_pages"]);
});

test("an item can be null, or the whole batch fails with 960", async () => {
  const { batch } = await start();
  sandbox.faults.add({ match: { batchItem: 1, times: 1 }, do: { nullItem: true } });
  const { items } = await batch([get("me"), get("me"), get("me")]);
  expect(items.map((item) => item?.code)).toEqual([200, undefined, 200]);
  expect(items[1]).toBeNull();
  sandbox.faults.add({ match: { times: 1 }, do: { batch960: true } });
  const failed = await batch([get("me")]);
  expect(failed.status).toBe(400);
  expect(failed.json.error?.code).toBe(960);
  expect((await batch([get("me")])).status).toBe(200);
});

test("a rule without conditions hits a batch once, as a whole", async () => {
  const { batch } = await start();
  const slow = sandbox.faults.add({ do: { latencyMs: 1 } });
  expect((await batch([get("me"), get("me"), get("me")])).status).toBe(200);
  expect(slow.hits).toBe(1);
  const broken = sandbox.faults.add({ do: { error: "2" } });
  const { status, json } = await batch([get("me")]);
  expect(status).toBe(503);
  expect(json.error?.code).toBe(2);
  expect(broken.hits).toBe(1);
});

test("what cuts or halves one item does it to the whole answer", async () => {
  const { portfolio, batch } = await start();
  const before = portfolio.invitations.length;
  const items = [
    { method: "POST", relative_url: `${portfolio.id}/business_users`, body: "email=cut%40b.example" },
    { method: "POST", relative_url: `${portfolio.id}/business_users`, body: "email=later%40b.example" },
  ];
  sandbox.faults.add({ match: { batchItem: 0, times: 1 }, do: { cut: "after-effect" } });
  await expect(batch(items)).rejects.toThrow();
  expect(portfolio.invitations.length).toBe(before + 1);
  sandbox.faults.add({ match: { edge: "business_users", times: 1 }, do: { halfBody: true } });
  await expect(batch(items)).rejects.toThrow();
  expect(sandbox.calls.findLast((call) => call.batch)?.outcome).toBe("half");
});

test("usage headers sit in the items, with names in mixed case", async () => {
  const { portfolio, batch } = await start();
  sandbox.switches.usageHeaders = "always";
  const { items } = await batch([get(`${portfolio.id}/owned_pages`)]);
  const names = items[0]?.headers?.map(({ name }) => name) ?? [];
  expect(names.map((name) => name.toLowerCase())).toEqual(
    expect.arrayContaining(["x-app-usage", "x-business-use-case-usage"]),
  );
  expect(names.some((name) => name !== name.toLowerCase())).toBe(true);
});
