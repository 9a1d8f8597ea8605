import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "../problem.ts";
import { createGraph, type GraphOptions, type Seen } from "./client.ts";
import { GRAPH_ORIGIN } from "./version.ts";

const TOKEN = "EAAGm0PX4ZCpsBOtesttokentesttokentesttoken";

type Asked = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
let asked: Asked[] = [];
let answer: (asked: Asked, response: ServerResponse) => void = () => {};
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const now = { method, url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(now);
      answer(now, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

beforeEach(() => {
  asked = [];
  // The client calls Meta's host alone, so the way to the local server is laid below it.
  const { port } = server.address() as AddressInfo;
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string, init: RequestInit) =>
    real(input.replace(GRAPH_ORIGIN, `http://127.0.0.1:${port}`), init),
  );
});
afterEach(() => vi.unstubAllGlobals());

function graph(options: Partial<GraphOptions> = {}) {
  return createGraph({ token: async () => TOKEN, now: () => 1000, ...options });
}

function says(body: unknown, status = 200, headers: Record<string, string> = {}) {
  answer = (_, response) => {
    response.writeHead(status, headers);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

const item = (body: unknown, code = 200, headers: { name: string; value: string }[] = []) => ({
  code,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const asks = (n: number) => Array.from({ length: n }, (_, i) => ({ path: `${i}`, params: { fields: "id" } }));
const kindOf = (given: Awaited<ReturnType<ReturnType<typeof graph>["read"]>>) =>
  given.ok ? "ok" : `${given.failure.class}/${given.failure.problem.kind}`;

test("A read is a GET below the version, with the token in the header and nowhere else.", async () => {
  says({ id: "1" }, 200, { "X-App-Usage": '{"call_count":12}', "x-fb-trace-id": "T1" });
  const seen: Seen[] = [];
  const given = await graph({ onAnswer: (one) => seen.push(one) }).read({
    path: "1/business_users",
    params: { fields: "id,a.limit(2){id,b{id}}", limit: "100" },
  });
  expect(given).toEqual({
    ok: true,
    body: { id: "1" },
    seen: {
      asked: "1/business_users (a, b)",
      status: 200,
      bytes: 10,
      millis: expect.any(Number),
      meters: [{ key: "app", percent: 12, regainAt: null, at: 1000 }],
      tier: null,
      trace: "T1",
      calls: 1,
      requests: 1,
    },
  });
  expect(seen).toEqual([given.seen]);
  const [request] = asked;
  expect(request?.method).toBe("GET");
  expect(new URL(request?.url ?? "", GRAPH_ORIGIN).pathname).toBe("/v26.0/1/business_users");
  expect(new URL(request?.url ?? "", GRAPH_ORIGIN).searchParams.get("fields")).toBe("id,a.limit(2){id,b{id}}");
  expect(request?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(request?.url).not.toContain("EAA");
  expect(request?.headers.cookie).toBeUndefined();
});

test("The request carries no cookies, follows no redirect, is not cached and names no referrer.", async () => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => new Response("{}"));
  vi.stubGlobal("fetch", fetch);
  await graph().read({ path: "me", params: {} });
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    credentials: "omit",
    redirect: "error",
    cache: "no-store",
    referrerPolicy: "no-referrer",
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.each([
  ["an error under HTTP 200", { error: { code: 31, error_subcode: 3858385 } }, 200, "policy/accountActionNeeded"],
  ["an HTML page", "<!doctype html><h1>Sorry</h1>", 200, "transient/unreadableAnswer"],
  ["an HTML page of a proxy", "<h1>Log in</h1>", 403, "transient/unreadableAnswer"],
  ["an HTML page of Meta's", "<h1>Sorry</h1>", 502, "transient/metaTrouble"],
  ["nothing", "", 200, "transient/unreadableAnswer"],
  ["JSON that is no object", "[]", 200, "transient/unreadableAnswer"],
  ["half a body that says it is whole", '{"data":[{"id":"1"},{"i', 200, "transient/unreadableAnswer"],
  ["success that is none", { success: false }, 200, "input/unknownError"],
  ["a redirect", "", 302, "transient/offline"],
])("%s", async (_name, body, status, kind) => {
  says(body, status, status === 302 ? { location: "https://example.com/" } : {});
  const given = await graph().read({ path: "me", params: {} });
  expect(kindOf(given)).toBe(kind);
  expect(asked).toHaveLength(1);
});

test("A body that is cut off is an unreadable answer, not a missing connection.", async () => {
  answer = (_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"data":[');
    setTimeout(() => response.destroy(), 20);
  };
  expect(kindOf(await graph().read({ path: "me", params: {} }))).toBe("transient/unreadableAnswer");
});

test("A connection that is cut before the answer is no connection.", async () => {
  answer = (_, response) => response.destroy();
  const given = await graph().read({ path: "me", params: {} });
  expect(kindOf(given)).toBe("transient/offline");
  expect(given.seen).toMatchObject({ status: 0, calls: 1, requests: 1 });
});

test("The time is up for an answer that does not begin, and for a body that stalls.", async () => {
  answer = () => {};
  expect(kindOf(await graph({ timeout: 50 }).read({ path: "me", params: {} }))).toBe("transient/timedOut");
  answer = (_, response) => {
    response.writeHead(200);
    response.write('{"data":[');
  };
  expect(kindOf(await graph({ timeout: 50 }).read({ path: "me", params: {} }))).toBe("transient/timedOut");
});

test("A limit tells how long to wait, where a full meter does.", async () => {
  const usage = { 7: [{ type: "pages", call_count: 100, estimated_time_to_regain_access: 12 }] };
  says({ error: { code: 80001 } }, 400, { "x-business-use-case-usage": JSON.stringify(usage) });
  const given = await graph().read({ path: "me", params: {} });
  expect(given).toMatchObject({ ok: false, failure: { class: "limit", regainMinutes: 12 } });
  says({ error: { code: 4 } }, 400, { "x-ad-account-usage": '{"acc_id_util_pct":3,"reset_time_duration":600}' });
  expect(await graph().read({ path: "me", params: {} })).toMatchObject({ failure: { regainMinutes: null } });
});

test("Several reads are one form-encoded batch, answered in order; calls, requests and bytes add up.", async () => {
  const lifted = { name: "X-App-Usage", value: '{"call_count":30}' };
  const own = { name: "X-FB-Trace-ID", value: "own" };
  const refused = { error: { code: 10, fbtrace_id: "error" } };
  const body = JSON.stringify([item({ id: "0" }), item(refused, 403, [lifted]), item({ id: "2" }, 200, [own])]);
  says(body, 200, { "x-app-usage": '{"call_count":20}', "x-fb-trace-id": "whole" });
  const given = await graph().readMany(asks(3));
  expect(given.map(kindOf)).toEqual(["ok", "permission/permissionMissing", "ok"]);
  expect(given.map(({ seen }) => seen.requests)).toEqual([1, 0, 0]);
  expect(given.map(({ seen }) => seen.calls)).toEqual([1, 1, 1]);
  expect(given.reduce((sum, { seen }) => sum + seen.bytes, 0)).toBe(body.length);
  expect(given.flatMap(({ seen }) => seen.meters)).toEqual([{ key: "app", percent: 30, regainAt: null, at: 1000 }]);
  expect(given.map(({ seen }) => seen.trace)).toEqual(["whole", "error", "own"]);
  const [request] = asked;
  expect(request?.url).toBe("/v26.0/");
  expect(request?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
  const form = new URLSearchParams(request?.body);
  expect(form.get("include_headers")).toBe("true");
  expect(JSON.parse(form.get("batch") ?? "")).toEqual([
    { method: "GET", relative_url: "0?fields=id" },
    { method: "GET", relative_url: "1?fields=id" },
    { method: "GET", relative_url: "2?fields=id" },
  ]);
  expect(request?.body).not.toContain("EAA");
});

test("No ask makes no request, and one ask makes a GET.", async () => {
  says({ id: "1" });
  expect(await graph().readMany([])).toEqual([]);
  expect(asked).toHaveLength(0);
  expect((await graph().readMany(asks(1))).map(kindOf)).toEqual(["ok"]);
  expect(asked[0]?.method).toBe("GET");
});

test("More than fifty reads are several batches.", async () => {
  answer = ({ body }, response) => {
    const batch: unknown[] = JSON.parse(new URLSearchParams(body).get("batch") ?? "[]");
    response.end(JSON.stringify(batch.map(() => item({ id: "x" }))));
  };
  const seen: Seen[] = [];
  const given = await graph({ onAnswer: (one) => seen.push(one) }).readMany(asks(120));
  expect(given.filter(({ ok }) => ok)).toHaveLength(120);
  expect(asked).toHaveLength(3);
  expect(seen.reduce((sum, { requests }) => sum + requests, 0)).toBe(3);
  expect(seen.reduce((sum, { calls }) => sum + calls, 0)).toBe(120);
});

test("After a limit the batches that are left are not sent.", async () => {
  answer = (_, response) => {
    response.end(JSON.stringify(Array.from({ length: 50 }, () => item({ error: { code: 4 } }, 400))));
  };
  const given = await graph().readMany(asks(120));
  expect(asked).toHaveLength(1);
  expect(given.every((one) => kindOf(one) === "limit/limitReached")).toBe(true);
  expect(given[119]?.seen).toMatchObject({ asked: "119", calls: 0, requests: 0 });
});

test("A read that the batch left unfinished is asked alone, once.", async () => {
  answer = ({ method }, response) => {
    response.end(JSON.stringify(method === "POST" ? [item({ id: "0" }), null] : { id: "1" }));
  };
  const given = await graph().readMany(asks(2));
  expect(given[1]).toMatchObject({ ok: true, body: { id: "1" }, seen: { calls: 2, requests: 1 } });
  answer = ({ method }, response) => {
    response.end(JSON.stringify(method === "POST" ? [item({ id: "0" }), null] : { error: { code: 1 } }));
  };
  asked = [];
  expect((await graph().readMany(asks(2))).map(kindOf)).toEqual(["ok", "transient/metaTrouble"]);
  expect(asked).toHaveLength(2);
});

test("After a limit in the batch an unfinished read is not asked again.", async () => {
  says([item({ error: { code: 4 } }, 400), null]);
  expect((await graph().readMany(asks(2))).map(kindOf)).toEqual(["limit/limitReached", "transient/unreadableAnswer"]);
  expect(asked).toHaveLength(1);
});

test.each([
  ["a list under an error's status", [item({ id: "0" }), item({ id: "1" })], 503, "transient/metaTrouble"],
  ["refused as a whole", { error: { code: 960 } }, 400, "transient/metaTrouble"],
  ["refused under HTTP 200", { error: { code: 190 } }, 200, "auth/tokenRefused"],
  ["a limit", { error: { code: 4 } }, 400, "limit/limitReached"],
  ["an HTML page", "<h1>Sorry</h1>", 500, "transient/metaTrouble"],
  ["too few answers", [item({ id: "0" })], 200, "transient/unreadableAnswer"],
  ["too many answers", [item({}), item({}), item({})], 200, "transient/unreadableAnswer"],
  ["no list", { data: [] }, 200, "transient/unreadableAnswer"],
  ["items of another shape", [1, { code: "200", body: {} }], 200, "transient/unreadableAnswer"],
  ["half bodies inside", [item('{"id":'), item("<h1>")], 200, "transient/unreadableAnswer"],
])("A batch that is answered by %s: each of its reads has failed so.", async (_name, body, status, kind) => {
  says(body, status);
  const given = await graph().readMany(asks(2));
  expect(given.map(kindOf)).toEqual([kind, kind]);
  expect(given.map(({ seen }) => seen.requests)).toEqual([1, 0]);
  expect(asked).toHaveLength(1);
});

test("A batch that is answered by 500 asks for less.", async () => {
  says("", 500);
  expect(await graph().readMany(asks(2))).toMatchObject([
    { failure: { tooMuchData: true } },
    { failure: { tooMuchData: true } },
  ]);
});

test("The token inspects itself in the body of a POST that means GET.", async () => {
  says({ data: { app_id: "1" } });
  expect(await graph().debugToken()).toMatchObject({ ok: true, body: { data: { app_id: "1" } } });
  expect(asked[0]).toMatchObject({
    method: "POST",
    url: "/v26.0/debug_token",
    body: `method=get&input_token=${TOKEN}`,
  });
});

test.each([
  { path: "../me", params: {} },
  { path: "https://example.com/me", params: {} },
  { path: "me?access_token=1", params: {} },
  { path: "", params: {} },
  { path: "me", params: { access_token: TOKEN } },
  { path: "me", params: { fields: TOKEN } },
  { path: "me", params: { fields: "id,access_token" } },
])("An ask that must not leave is a fault and makes no request: $path", async (ask) => {
  says({});
  await expect(graph().read(ask)).rejects.toThrow(ProblemError);
  await expect(graph().read(ask)).rejects.not.toThrow(/EAA/);
  await expect(graph().readMany([ask, ...asks(1)])).rejects.toThrow(ProblemError);
  expect(asked).toHaveLength(0);
});

test("A token that no header can carry is refused without a request and without being quoted.", async () => {
  const given = await graph({ token: async () => `${TOKEN}\nx` }).read({ path: "me", params: {} });
  expect(kindOf(given)).toBe("auth/tokenRefused");
  expect(given.seen).toMatchObject({ calls: 0, requests: 0 });
  expect(JSON.stringify(given)).not.toContain("EAA");
  expect(asked).toHaveLength(0);
});

test("What the giver of the token throws reaches the caller.", async () => {
  const locked = new Error("locked");
  const given = graph({ token: () => Promise.reject(locked) }).read({ path: "me", params: {} });
  await expect(given).rejects.toBe(locked);
});

test("Whatever comes back, nothing is thrown and the token is not in it.", async () => {
  const text = fc.oneof(fc.string(), fc.constant(TOKEN), fc.constant(`access_token=${TOKEN}&a=1`));
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie("list"),
      tie("object"),
      tie("error"),
    ),
    list: fc.array(tie("any"), { maxLength: 3 }),
    object: fc.dictionary(fc.oneof(text, fc.constantFrom("data", "paging", "error", "code", "body")), tie("any")),
    error: fc.record(
      { error: fc.record({ code: tie("any"), error_subcode: tie("any"), error_user_msg: text, fbtrace_id: text }) },
      { requiredKeys: [] },
    ),
  }));
  const batch = fc.tuple(
    fc.oneof(
      fc.constant(null),
      fc.record({ code: fc.integer(), body: value.any.map((one) => JSON.stringify(one)), headers: value.any }),
    ),
    fc.oneof(value.any, fc.record({ code: fc.constant(200), body: text })),
  );
  const bodies = fc.oneof(
    text,
    value.any.map((one) => JSON.stringify(one)),
    batch.map((one) => JSON.stringify(one)),
  );
  let body = "";
  let status = 200;
  vi.stubGlobal("fetch", async () => {
    if (status === 0) throw new TypeError(`Failed to fetch with ${TOKEN}`);
    return new Response(status === 204 ? null : body, { status, headers: { "x-fb-trace-id": TOKEN } });
  });
  await fc.assert(
    fc.asyncProperty(
      bodies,
      fc.constantFrom(0, 200, 204, 400, 401, 403, 429, 500, 503),
      async (someBody, someStatus) => {
        body = someBody;
        status = someStatus;
        const all = [
          await graph().read({ path: "me", params: {} }),
          ...(await graph().readMany(asks(2))),
          await graph().debugToken(),
        ];
        expect(all).toHaveLength(4);
        expect(JSON.stringify(all)).not.toContain(TOKEN.slice(0, 12));
      },
    ),
    { numRuns: 300 },
  );
});
