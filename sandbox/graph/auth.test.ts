import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index.ts";
import { send, type TestRequest } from "../test-client.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(world: "small" | "many" = "small") {
  sandbox = await startSandbox({ world });
  const call = (path: string, token?: string, more: TestRequest = {}) =>
    send(sandbox.port, path, { ...(token && { token }), ...more });
  return { portfolio: sandbox.world.portfolio(), token: sandbox.tokens.admin(), call };
}

const after = <T>(value: T, act: () => void): T => {
  act();
  return value;
};

function multipart(fields: Record<string, string>): TestRequest {
  const boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

test("takes the token as Bearer, as OAuth, in the query and in a body", async () => {
  const { token, call } = await start();
  const answers = [
    await call("/v26.0/me", token),
    await call("/v26.0/me", undefined, { headers: { authorization: `OAuth ${token}` } }),
    await call(`/me?access_token=${token}`),
    await call("/v26.0/me", undefined, { method: "POST", form: { access_token: token, method: "get" } }),
    await call("/v26.0/me", undefined, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ access_token: token, method: "get" }),
    }),
    await call("/v26.0/me", undefined, {
      method: "POST",
      ...multipart({ access_token: token, method: "get" }),
    }),
  ];
  for (const { status, json, text } of answers) {
    expect(status, text).toBe(200);
    expect(json.id).toBe(sandbox.world.portfolio().adminSystemUser?.id);
  }
  expect(sandbox.calls.map(({ tokenBy }) => tokenBy)).toEqual(["header", "header", "query", "body", "body", "body"]);
  expect(sandbox.calls.every(({ method }) => method === "GET")).toBe(true);
});

test("tells version, trace and origin in headers", async () => {
  const { token, call } = await start();
  const { headers } = await call("/v26.0/me", token);
  expect(headers).toMatchObject({ "facebook-api-version": "v26.0", "access-control-allow-origin": "*" });
  expect(headers["x-fb-trace-id"]).toBeTruthy();
  expect((await call("/v12.0/me", token)).headers["facebook-api-version"]).toBe("v21.0");
  expect((await call("/v99.0/me", token)).json.error).toMatchObject({ code: 2500 });
});

test.each([
  ["no token", 104, undefined, () => undefined],
  ["an unknown token", 190, undefined, () => "EAAnonsense"],
  ["an expired token", 190, 463, (token: string) => after(token, () => sandbox.tokens.expire(token))],
  ["a revoked token", 190, undefined, (token: string) => after(token, () => sandbox.tokens.revoke(token))],
  ["a dead session", 102, undefined, () => sandbox.tokens.issue({ state: "session" })],
  ["a removed app", 190, 458, () => sandbox.tokens.issue({ state: "app_removed" })],
])("refuses %s", async (_name, code, subcode, make) => {
  const { token, call } = await start();
  const { json } = await call("/v26.0/me", make(token));
  expect(json.error?.code).toBe(code);
  expect(json.error?.error_subcode).toBe(subcode);
});

test("a token without business_management sees only its id", async () => {
  const { portfolio, call } = await start();
  const narrow = sandbox.tokens.issue({ scopes: ["public_profile"] });
  expect((await call("/v26.0/me?fields=id,name", narrow)).json).toEqual({ id: portfolio.adminSystemUser?.id });
  expect((await call(`/v26.0/${portfolio.id}/business_users`, narrow)).json.error?.code).toBe(200);
  expect((await call("/v26.0/me/permissions", narrow)).json.data).toEqual([
    { permission: "public_profile", status: "granted" },
  ]);
});

test("an employee system user reads its own assets and no people", async () => {
  const { portfolio, call } = await start();
  const employee = sandbox.tokens.employee();
  expect((await call(`/v26.0/${portfolio.id}/business_users`, employee)).json.error?.code).toBe(10);
  const me = String((await call("/v26.0/me", employee)).json.id);
  const pages = (await call(`/v26.0/${portfolio.id}/owned_pages?limit=100&fields=id`, employee)).json
    .data as unknown as { id: string }[];
  const own = new Set(portfolio.assignmentsOf(me).map(({ assetId }) => assetId));
  expect(pages.every(({ id }) => own.has(id))).toBe(true);
  expect(pages.length).toBeLessThan(portfolio.owned("page").length);
  const assigned = (await call("/v26.0/me/assigned_pages?limit=100&fields=id", employee)).json.data as unknown as {
    id: string;
  }[];
  expect(assigned.length).toBe(portfolio.assignmentsOf(me).filter(({ assetKind }) => assetKind === "page").length);
});

test("a person's token sees the portfolios of that person", async () => {
  const { call } = await start("many");
  const people = sandbox.world.portfolios.flatMap(({ members }) => members);
  const twice = people.find((member) => people.filter(({ personId }) => personId === member.personId).length > 1);
  const user = sandbox.tokens.user(twice?.personId ?? "");
  const businesses = (await call("/v26.0/me/businesses", user)).json.data as unknown as { id: string }[];
  const expected = people.filter(({ personId }) => personId === twice?.personId);
  expect(businesses.map(({ id }) => id)).toEqual(expected.map(({ businessId }) => businessId));
  const { json } = await call("/v26.0/me?fields=id,business_users{id,business{id}}", user);
  expect(json.id).toBe(twice?.personId);
  const rows = json.business_users?.data as unknown as { id: string }[];
  expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

test("debug_token answers a system user about itself, not a business-integration one", async () => {
  const { token, call } = await start();
  const { json } = await call(`/v26.0/debug_token?input_token=${token}`, token);
  expect(json.data).toMatchObject({
    type: "SYSTEM_USER",
    is_valid: true,
    app_id: "2965389650414399",
    user_id: sandbox.world.portfolio().adminSystemUser?.id,
  });
  expect(json.data?.scopes).toEqual(expect.arrayContaining(["business_management", "catalog_management"]));
  const never = sandbox.tokens.issue({ expiresAt: 0 });
  expect((await call(`/debug_token?input_token=${never}`, never)).json.data?.expires_at).toBe(0);
  const bisu = sandbox.tokens.issue({ kind: "bisu" });
  expect((await call(`/v26.0/debug_token?input_token=${bisu}`, bisu)).json.error?.code).toBe(100);
  expect((await call("/v26.0/me?fields=client_business_id", bisu)).json.client_business_id).toBe(
    sandbox.world.portfolio().id,
  );
  sandbox.tokens.expire(never);
  const app = sandbox.world.app();
  const byApp = await call(`/debug_token?input_token=${never}&access_token=${app.id}|${app.secret}`);
  expect(byApp.json.data).toMatchObject({ is_valid: false, error: { subcode: 463 } });
});

test("an app that requires its secret refuses calls without a right proof", async () => {
  const { token, call } = await start();
  sandbox.world.app().requireSecret = true;
  expect((await call("/me", token)).json.error).toMatchObject({
    code: 100,
    type: "GraphMethodException",
    message: expect.stringContaining("requires".slice(0, 6)),
  });
  expect((await call("/me?appsecret_proof=00", token)).json.error?.message).toContain("Invalid appsecret_proof");
  expect((await call(`/me?appsecret_proof=${sandbox.tokens.proof(token)}`, token)).status).toBe(200);
  const time = Math.floor(Date.now() / 1000);
  expect(
    (await call(`/me?appsecret_proof=${sandbox.tokens.proof(token, time)}&appsecret_time=${time}`, token)).status,
  ).toBe(200);
  const late = time - 400;
  expect(
    (await call(`/me?appsecret_proof=${sandbox.tokens.proof(token, late)}&appsecret_time=${late}`, token)).status,
  ).toBe(400);
});

test("a token is refreshed and revoked with the app's secret", async () => {
  const { token, call } = await start();
  const { id, secret } = sandbox.world.app();
  const renew = (key: string) =>
    call(
      `/oauth/access_token?grant_type=fb_exchange_token&client_id=${id}&client_secret=${key}&set_token_expires_in_60_days=true&fb_exchange_token=${token}`,
    );
  expect((await renew("wrong")).json.error).toBeTruthy();
  const fresh = String((await renew(secret)).json.access_token);
  expect(fresh).not.toBe(token);
  expect((await call("/me", fresh)).status).toBe(200);
  expect(
    (await call(`/oauth/revoke?client_id=${id}&client_secret=${secret}&revoke_token=${fresh}`, token)).json,
  ).toEqual({ success: true });
  expect((await call("/me", fresh)).json.error?.code).toBe(190);
});

test("a system user's own node also takes the edges of me nested", async () => {
  const { portfolio, token, call } = await start();
  const { json } = await call("/v26.0/me?fields=id,permissions,businesses{id}", token);
  expect(json.permissions?.data).toContainEqual({ permission: "business_management", status: "granted" });
  expect(json.businesses?.data).toEqual([{ id: portfolio.id }]);
  const other = portfolio.systemUsers.find(({ role }) => role === "EMPLOYEE");
  expect((await call(`/v26.0/${other?.id}?fields=permissions`, token)).json.error?.code).toBe(100);
});

test("the app node can be read and a foreign system user id means nothing", async () => {
  const { token, call } = await start();
  expect((await call("/v26.0/2965389650414399?fields=id,name", token)).json).toEqual({
    id: "2965389650414399",
    name: "Cerby Assets Manager",
  });
  expect((await call("/v26.0/me/assigned_applications", token)).json.data?.[0]?.id).toBe("2965389650414399");
});
