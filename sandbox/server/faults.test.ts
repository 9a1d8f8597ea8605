import { connect } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { errorKeys, type Fault, metaError, type Sandbox, type SandboxOptions, startSandbox } from "../index.ts";
import { send, type TestRequest } from "../test-client.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(options: Partial<SandboxOptions> = {}) {
  sandbox = await startSandbox({ world: "small", ...options });
  const token = sandbox.tokens.admin();
  const call = (path: string, more: TestRequest = {}) => send(sandbox.port, `/v26.0/${path}`, { token, ...more });
  const invite = (email: string) => call(`${portfolio.id}/business_users`, { method: "POST", form: { email } });
  const portfolio = sandbox.world.portfolio();
  return { portfolio, call, invite };
}

test("an error by edge hits a plain read, a nested read and a batch item", async () => {
  const { portfolio, call } = await start();
  const fault = sandbox.faults.add({ match: { edge: "assigned_pages" }, do: { error: metaError("190/463") } });
  const member = portfolio.members[0]?.id;
  expect((await call(`${member}/assigned_pages`)).json.error).toMatchObject({ code: 190, error_subcode: 463 });
  expect((await call(`${portfolio.id}?fields=name,business_users{assigned_pages{id}}`)).json.error).toMatchObject({
    code: 190,
  });
  const batch = await call("", {
    method: "POST",
    form: { batch: [{ method: "GET", relative_url: `${member}/assigned_pages` }] },
  });
  expect(batch.json[0]).toMatchObject({ code: 401 });
  expect(fault.hits).toBe(3);
  expect((await call(`${portfolio.id}/owned_pages`)).status).toBe(200);
});

test("nth and times choose the hits; remove and clear end a rule", async () => {
  const { call } = await start();
  const status = async () => (await call("me")).status;
  sandbox.faults.add({ match: { path: /\/me$/, nth: 2 }, do: { error: { code: 2, status: 503, is_transient: true } } });
  expect([await status(), await status(), await status()]).toEqual([200, 503, 200]);
  sandbox.faults.clear();
  const twice = sandbox.faults.add({ match: { times: 2 }, do: { error: "1" } });
  expect([await status(), await status(), await status()]).toEqual([500, 500, 200]);
  twice.remove();
  const always = sandbox.faults.add({ match: { method: "GET" }, do: { error: "1" } });
  expect(await status()).toBe(500);
  sandbox.faults.remove(always);
  expect(await status()).toBe(200);
});

test.each(errorKeys)("error %s can be injected", async (key) => {
  const { call } = await start();
  sandbox.faults.add({ do: { error: key } });
  const { json, status } = await call("me");
  const [code, subcode] = key.split("/");
  expect(json.error?.code).toBe(Number(code));
  if (/^\d+$/.test(subcode ?? "")) expect(json.error?.error_subcode).toBe(Number(subcode));
  expect(status).toBeGreaterThanOrEqual(200);
});

test("an error under HTTP 200", async () => {
  const { call } = await start();
  sandbox.faults.add({ do: { okWithError: { code: 31, subcode: 3858385 } } });
  const { json, status } = await call("me");
  expect(status).toBe(200);
  expect(json.error).toMatchObject({ code: 31, error_subcode: 3858385 });
});

test.each([
  [{ cut: "before-effect" } as const, 0],
  [{ cut: "after-effect" } as const, 1],
  [{ error: "1", when: "before-effect" } as const, 0],
  [{ error: "1", when: "after-effect" } as const, 1],
  [{ html: true, when: "after-effect" } as const, 1],
  [{ html: true } as const, 0],
  [{ halfBody: true } as const, 1],
])("a write under %j leaves %i invitation", async (effect, left) => {
  const { portfolio, invite } = await start();
  const before = portfolio.invitations.length;
  sandbox.faults.add({ match: { method: "POST" }, do: effect });
  const answer = await invite("x@y.example").catch((error: Error) => error);
  expect(answer instanceof Error).toBe("cut" in effect || "halfBody" in effect);
  if ("error" in effect) expect(answer).toMatchObject({ status: 500, json: { error: { code: 1 } } });
  if ("html" in effect) expect(answer).toMatchObject({ status: 502, text: expect.stringContaining("<html") });
  expect(portfolio.invitations.length - before).toBe(left);
});

test("a held call can be released before and after its effect", async () => {
  const { portfolio, invite } = await start();
  const count = () => portfolio.invitations.length;
  const start0 = count();
  const before: Fault = sandbox.faults.add({ match: { method: "POST", times: 1 }, do: { hold: "before-effect" } });
  const first = invite("a@y.example");
  await before.reached;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(count()).toBe(start0);
  expect(sandbox.calls.at(-1)?.outcome).toBe("running");
  before.release();
  expect((await first).status).toBe(200);
  const after = sandbox.faults.add({ match: { method: "POST", times: 1 }, do: { hold: "after-effect" } });
  const second = invite("b@y.example");
  await after.reached;
  expect(count()).toBe(start0 + 2);
  after.remove();
  expect((await second).status).toBe(200);
});

test("a call whose client has gone while it was held still takes effect", async () => {
  const { portfolio, call } = await start();
  const before = portfolio.invitations.length;
  const fault = sandbox.faults.add({ match: { method: "POST" }, do: { hold: "before-effect" } });
  const socket = connect({ port: sandbox.port, host: "127.0.0.1", rejectUnauthorized: false });
  const body = `email=gone%40y.example&access_token=${sandbox.tokens.admin()}`;
  const head = [
    `POST /v26.0/${portfolio.id}/business_users HTTP/1.1`,
    "Host: graph.facebook.com",
    `Content-Length: ${body.length}`,
  ];
  socket.write([...head, "Content-Type: application/x-www-form-urlencoded", "", body].join("\r\n"));
  await fault.reached;
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 20));
  fault.release();
  await expect.poll(() => portfolio.invitations.length).toBe(before + 1);
  expect((await call("me")).status).toBe(200);
});

test("bodies can be changed, slowed down and delayed", async () => {
  const { call } = await start({ latencyMs: 30 });
  sandbox.faults.add({ match: { path: /me$/ }, do: { body: (parsed) => ({ ...(parsed as object), extra: true }) } });
  expect((await call("me")).json.extra).toBe(true);
  sandbox.faults.clear();
  const timed = async () => {
    const at = performance.now();
    await call("me");
    return performance.now() - at;
  };
  expect(await timed()).toBeGreaterThan(28);
  sandbox.faults.add({ do: { latencyMs: 120 } });
  expect(await timed()).toBeGreaterThan(145);
  sandbox.faults.clear();
  sandbox.faults.add({ do: { bytesPerSecond: 200 } });
  expect(await timed()).toBeGreaterThan(180);
});

test("records bytes, rows and outcome of everything", async () => {
  const { portfolio, call } = await start();
  const { text } = await call(`${portfolio.id}/business_users?limit=5`);
  expect(sandbox.calls[0]).toMatchObject({
    method: "GET",
    status: 200,
    rows: 5,
    bytesSent: Buffer.byteLength(text),
    outcome: "ok",
    tokenBy: "header",
  });
  sandbox.faults.add({ do: { cut: "before-effect" } });
  await call("me").catch(() => undefined);
  expect(sandbox.calls[1]).toMatchObject({ status: 0, outcome: "cut", bytesSent: 0 });
  sandbox.clearCalls();
  expect(sandbox.calls).toEqual([]);
});

test("unknown hosts are 404 and the preflight allows any origin", async () => {
  const { call } = await start();
  expect((await call("me", { host: "example.com" })).status).toBe(404);
  const preflight = await call("me", { method: "OPTIONS" });
  expect(preflight.headers["access-control-allow-origin"]).toBe("*");
  expect(sandbox.totals().logicalCalls).toBe(0);
});
