import { afterEach, expect, test, vi } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../index.ts";
import { send, type TestRequest } from "../test-client.ts";

// The large worlds take their time on a machine that is busy with something else.
vi.setConfig({ testTimeout: 60_000 });

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(options: Partial<SandboxOptions> = {}) {
  sandbox = await startSandbox({ world: "small", ...options });
  const token = sandbox.tokens.admin();
  const get = (path: string, more: TestRequest = {}) => send(sandbox.port, `/v26.0${path}`, { token, ...more });
  return { portfolio: sandbox.world.portfolio(), token, get };
}

/** Follows `cursors.after` while there is a `next`, as the contract asks. */
async function readAll(
  get: (path: string) => ReturnType<typeof send>,
  path: string,
): Promise<{ ids: string[]; calls: number; sizes: number[] }> {
  const ids: string[] = [];
  const sizes: number[] = [];
  let after = "";
  for (let calls = 1; ; calls += 1) {
    const { json, status, text } = await get(`${path}${after && `&after=${after}`}`);
    expect(status, text).toBe(200);
    ids.push(...(json.data as unknown as { id: string }[]).map(({ id }) => id));
    sizes.push(ids.length - sizes.reduce((sum, size) => sum + size, 0));
    if (!json.paging?.next) return { ids, calls, sizes };
    after = String(json.paging.cursors?.after);
  }
}

test("reads a portfolio with nested edges in one call", async () => {
  const { portfolio, get } = await start();
  const fields = `name,primary_page,business_users.limit(100).summary(total_count){id,role,assigned_pages.limit(50){id,tasks,permitted_tasks}}`;
  const { json } = await get(`/${portfolio.id}?fields=${fields}`);
  expect(json.name).toBe(portfolio.name);
  expect(json.primary_page?.id).toBe(portfolio.business.primaryPageId);
  expect(json.business_users?.summary).toEqual({ total_count: 12 });
  const users = json.business_users?.data as unknown as {
    id: string;
    role: string;
    assigned_pages?: { data: { id: string; tasks: string[] }[] };
  }[];
  for (const user of users) {
    const truth = portfolio.assignmentsOf(user.id).filter(({ assetKind }) => assetKind === "page");
    // An edge without rows is not in the node at all.
    if (truth.length === 0) expect(user).not.toHaveProperty("assigned_pages");
    else
      expect(user.assigned_pages?.data.map(({ id, tasks }) => [id, tasks])).toEqual(
        truth.map(({ assetId, tasks }) => [assetId, tasks]),
      );
  }
  expect(sandbox.totals()).toMatchObject({ httpRequests: 1, logicalCalls: 1 });
  expect(sandbox.calls[0]?.edges).toEqual(["business_users", "assigned_pages"]);
});

test("the role on the edge is only the base role, on the node it is the role", async () => {
  const { portfolio, get } = await start({ world: "medium" });
  const developer = portfolio.members.find(({ role }) => role === "DEVELOPER");
  const { json } = await get(`/${portfolio.id}/business_users?limit=100&fields=role`);
  expect(new Set((json.data as unknown as { role: string }[]).map(({ role }) => role))).toEqual(
    new Set(["ADMIN", "EMPLOYEE"]),
  );
  expect((await get(`/${developer?.id}?fields=role`)).json.role).toBe("DEVELOPER");
});

test("pages through an edge by cursor until next is gone", async () => {
  const { portfolio, get } = await start({ world: "medium" });
  const { ids, calls } = await readAll(get, `/${portfolio.id}/business_users?limit=100&fields=id`);
  expect(ids).toEqual(portfolio.members.map(({ id }) => id));
  expect(calls).toBe(3);
});

test("caps limit without a word and gives 25 rows without one", async () => {
  const { portfolio, get } = await start({ world: "medium", pageCap: 40 });
  expect(((await get(`/${portfolio.id}/business_users?limit=5000`)).json.data as unknown as []).length).toBe(40);
  expect(((await get(`/${portfolio.id}/business_users`)).json.data as unknown as []).length).toBe(25);
});

test("a cursor survives rows being removed before it, and dies when told to", async () => {
  const { portfolio, get } = await start();
  const path = `/${portfolio.id}/business_users?limit=4&fields=id`;
  const [first, , , , fifth] = portfolio.members;
  const after = (await get(path)).json.paging?.cursors?.after;
  sandbox.world.removeMember(first?.id ?? "");
  expect((await get(`${path}&after=${after}`)).json.data?.[0]?.id).toBe(fifth?.id);
  sandbox.expireCursors();
  expect((await get(`${path}&after=${after}`)).json.error).toMatchObject({ code: 100 });
  expect((await get(`${path}&after=nonsense`)).json.error).toMatchObject({ code: 100 });
});

test("a cursor that reaches too deep is refused when the switch says so", async () => {
  const { portfolio, get } = await start();
  sandbox.switches.cursorDepth = 6;
  const path = `/${portfolio.id}/business_users?limit=4&fields=id`;
  const second = await get(`${path}&after=${(await get(path)).json.paging?.cursors?.after}`);
  const third = await get(`${path}&after=${second.json.paging?.cursors?.after}`);
  expect(second.status).toBe(200);
  expect(third.json.error).toMatchObject({ code: 100, message: expect.stringContaining("exceeds the max limit") });
});

test("pixels of a person can be read when the switch says so", async () => {
  const { portfolio, get } = await start({ world: "medium" });
  sandbox.switches.assignedAdsPixels = true;
  const isPixel = ({ assetKind }: { assetKind: string }) => assetKind === "pixel";
  const member = portfolio.members.find(({ id }) => portfolio.assignmentsOf(id).some(isPixel));
  const { json } = await get(`/${member?.id}/assigned_ads_pixels?fields=id,tasks&limit=100`);
  const truth = portfolio.assignmentsOf(member?.id ?? "").filter(isPixel);
  expect(json.data).toEqual(truth.map(({ assetId, tasks }) => ({ id: assetId, tasks })));
});

test("hidden members are missing from the rows but counted", async () => {
  const { portfolio, get } = await start();
  sandbox.switches.hiddenMembers = 5;
  const { json } = await get(`/${portfolio.id}/business_users?limit=100&summary=total_count`);
  expect((json.data as unknown as []).length).toBe(7);
  expect(json.summary?.total_count).toBe(12);
});

test("a nested edge keeps its own paging, whose next link can be called", async () => {
  const { portfolio, get } = await start();
  const { json } = await get(`/${portfolio.id}?fields=business_users.limit(5){id,name}`);
  const next = new URL(String(json.business_users?.paging?.next));
  expect(next.host).toBe("graph.facebook.com");
  expect(next.searchParams.has("access_token")).toBe(false);
  const second = await get(next.href.replace("https://graph.facebook.com/v26.0", ""));
  expect(second.json.data?.[0]?.id).toBe(portfolio.members[5]?.id);
});

test("paging links repeat the token when it came as a parameter", async () => {
  const { portfolio, token, get } = await start();
  const { json } = await send(sandbox.port, `/v26.0/${portfolio.id}/business_users?limit=2&access_token=${token}`);
  expect(new URL(String(json.paging?.next)).searchParams.get("access_token")).toBe(token);
  expect((await get(`/${portfolio.id}/business_users?limit=2`)).text).not.toContain(token);
});

test("short and empty pages still lead to every row", async () => {
  const { portfolio, get } = await start({ world: "large", shortPages: "some", pageCap: 25 });
  const { ids, calls, sizes } = await readAll(get, `/${portfolio.id}/owned_pages?limit=25&fields=id`);
  const truth = portfolio.owned("page").map(({ id }) => id);
  expect(ids).toEqual(truth);
  expect(calls).toBeGreaterThan(Math.ceil(truth.length / 25));
  expect(sizes.slice(0, -1)).toContain(0);
  expect(sizes.slice(0, -1)).toContain(12);
});

test("too many rows in one answer is the reduce error", async () => {
  const { portfolio, get } = await start({ world: "medium", rowBudget: 300 });
  const { status, json } = await get(
    `/${portfolio.id}?fields=business_users.limit(100){id,assigned_pages.limit(50){id}}`,
  );
  expect(status).toBe(500);
  expect(json.error).toMatchObject({ code: 1, message: expect.stringContaining("reduce the amount of data") });
});

test.each([
  ["an unknown field", "?fields=nope", 100, "nonexisting field (nope)"],
  [
    "an unknown field inside an empty edge",
    "?fields=owned_businesses{nope}",
    100,
    "nonexisting field (nope) on node type (Business)",
  ],
  ["an unknown field two empty edges deep", "?fields=owned_businesses{owned_pages{nope}}", 100, "on node type (Page)"],
  ["an unknown edge", "/client_businesses", 2500, "Unknown path components: /client_businesses"],
  ["a path that is too deep", "/owned_pages/1", 2500, "Unknown path components"],
  ["ids", "?ids=1,2", 100, "ids parameter"],
  ["date_format", "?date_format=U", 100, "date_format"],
  ["assigned_users without business", "?fields=owned_pages{assigned_users{id}}", 100, "business is required"],
  ["pixels of a person", "?fields=business_users{assigned_ads_pixels}", 100, "nonexisting field (assigned_ads_pixels)"],
  ["a broken field list", "?fields=name,owned_pages{id", 2500, "Syntax error"],
])("refuses %s", async (_name, rest, code, message) => {
  const { portfolio, get } = await start();
  const { json, status } = await get(`/${portfolio.id}${rest}`);
  expect(status).toBe(400);
  expect(json.error).toMatchObject({ code, message: expect.stringContaining(message), fbtrace_id: expect.any(String) });
});

test("objects of others do not exist", async () => {
  const { get } = await start({ world: "many" });
  const other = sandbox.world.portfolios[5];
  for (const id of [other?.id, other?.members[0]?.id, other?.owned("page")[0]?.id, "123"]) {
    expect((await get(`/${id}`)).json.error).toMatchObject({
      code: 100,
      error_subcode: 33,
      type: "GraphMethodException",
    });
  }
});

test("assigned_users of a shared asset tells the partner's people apart from ours", async () => {
  const { portfolio, get } = await start({ world: "medium" });
  const [agency] = portfolio.agencies;
  const { data } = sandbox.world;
  const shared = portfolio
    .owned("page")
    .find(
      ({ id, sharedWith }) =>
        sharedWith.has(agency?.id ?? "") &&
        data.assignments.ofAsset(id).some(({ businessId }) => businessId === agency?.id),
    );
  const rows = async (business: string) =>
    (await get(`/${shared?.id}/assigned_users?business=${business}&limit=100&summary=total_count`)).json;
  const truth = data.assignments.ofAsset(shared?.id ?? "");
  for (const business of [portfolio.id, agency?.id ?? ""]) {
    const expected = truth.filter(({ businessId }) => businessId === business);
    const json = await rows(business);
    expect((json.data as unknown as { id: string; tasks: string[] }[]).map(({ id, tasks }) => [id, tasks])).toEqual(
      expected.map(({ holderId, tasks }) => [holderId, tasks]),
    );
    expect(json.summary?.total_count).toBe(expected.length);
  }
});

test("every asset edge shows exactly the truth", async () => {
  const { portfolio, get } = await start({ world: "medium", shortPages: "some" });
  const edges = {
    page: "pages",
    ad_account: "ad_accounts",
    product_catalog: "product_catalogs",
    pixel: "pixels",
    instagram: "instagram_assets",
    whatsapp: "whatsapp_business_accounts",
    app: "apps",
  } as const;
  for (const [kind, edge] of Object.entries(edges) as [keyof typeof edges, string][]) {
    for (const side of ["owned", "client"] as const) {
      const { ids } = await readAll(get, `/${portfolio.id}/${side}_${edge}?limit=100&fields=id`);
      expect(ids, `${side} ${kind}`).toEqual(portfolio[side](kind).map(({ id }) => id));
    }
  }
  const groups = await readAll(get, `/${portfolio.id}/business_asset_groups?fields=id,contained_pages{id}`);
  expect(groups.ids).toEqual(portfolio.owned("asset_group").map(({ id }) => id));
});

test("a row costs about as much in the large world as in the medium one: edges are looked up, not scanned", async () => {
  /** Processor time per row, which a busy machine does not stretch as it does the clock. */
  async function costPerRow(world: "medium" | "large"): Promise<number> {
    const { portfolio, get } = await start({ world });
    const path = `/${portfolio.id}?fields=business_users.limit(100){id,name,role,assigned_pages.limit(100){id,tasks,permitted_tasks},assigned_ad_accounts.limit(50){id,tasks}}`;
    await get(path);
    const times: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const before = process.cpuUsage();
      expect((await get(path)).status).toBe(200);
      const { user, system } = process.cpuUsage(before);
      times.push(user + system);
    }
    const rows = sandbox.calls.at(-1)?.rows ?? 0;
    expect(rows).toBeGreaterThan(500);
    return Math.min(...times) / rows;
  }
  const medium = await costPerRow("medium");
  await sandbox.close();
  expect(await costPerRow("large")).toBeLessThan(medium * 4);
});

test("the whole history of an ad account can be read", async () => {
  const { portfolio, get } = await start({ world: "medium" });
  const account = portfolio.owned("ad_account").find(({ id }) => sandbox.world.data.assignments.ofAsset(id).length > 5);
  const { json, status } = await get(`/${account?.id}/activities?limit=5&fields=event_time,event_type,actor_id`);
  expect(status).toBe(200);
  const next = json.paging?.cursors?.after;
  const second = await get(`/${account?.id}/activities?limit=5&fields=event_time,event_type,actor_id&after=${next}`);
  expect(second.json.data?.[0]?.event_time).not.toBe(json.data?.[0]?.event_time);
});
