import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index.ts";
import { send } from "../test-client.ts";
import { defaultAppId } from "../worlds/build.ts";
import type { Answer, Ask, Generate } from "./site/ask.ts";
import { neededScopes } from "./site/world.ts";

let sandbox: Sandbox;
let now = 0;
afterEach(() => sandbox.close());

async function start() {
  now = Date.UTC(2026, 10, 2);
  sandbox = await startSandbox({ world: "small", now: () => now });
  const { id } = sandbox.world.portfolio();
  const perform = (ask: Ask): Answer => sandbox.site.perform(id, ask);
  const graph = (path: string, token = sandbox.tokens.admin()) => send(sandbox.port, `/v26.0/${path}`, { token });
  return { id, perform, graph };
}

const appIn = ({ data }: Answer, appId = defaultAppId) => data.apps.find(({ id }) => id === appId)?.status;

function wanted(): Generate {
  const [user] = sandbox.world.portfolio().systemUsers;
  return { userId: user?.settingsId ?? "", appId: defaultAppId, expiry: "never", scopes: neededScopes };
}

test("a request for an app waits in Graph too, until its owner answers", async () => {
  const { id, perform, graph } = await start();
  const { id: other } = sandbox.world.addApp("5550001112223334", "Reach Planner");
  expect(appIn(perform({ do: "requestApp", appId: other }), other)).toBe("sent");
  expect((await graph(`${id}/pending_client_apps?fields=application`)).text).toContain(other);
  sandbox.site.approveRequest(other);
  expect(appIn(perform({ do: "load", section: "apps" }), other)).toBe("active");
  expect((await graph(`${id}/client_apps`)).text).toContain(other);
});

test("a request that was declined can be made again", async () => {
  const { perform } = await start();
  sandbox.world.addApp("5550001112223334", "Reach Planner");
  perform({ do: "requestApp", appId: "5550001112223334" });
  sandbox.site.declineRequest("5550001112223334");
  const load = () => appIn(perform({ do: "load", section: "apps" }), "5550001112223334");
  expect(load()).toBe("declined");
  perform({ do: "requestApp", appId: "5550001112223334" });
  expect(load()).toBe("sent");
});

test("apps that do not exist, are one's own already, or cannot be had just now", async () => {
  const { perform } = await start();
  const [own] = sandbox.world.portfolio().owned("app");
  expect(perform({ do: "requestApp", appId: "1" }).error).toBe("unknownApp");
  expect(perform({ do: "connectApp", appId: own?.id ?? "" }).error).toBe("alreadyOwned");
  sandbox.site.options.appError = "limited";
  expect(perform({ do: "requestApp", appId: defaultAppId }).error).toBe("limited");
});

test("names and numbers of system users that are refused", async () => {
  const { perform } = await start();
  sandbox.site.startFromNothing();
  const create = (name: string, role: "ADMIN" | "EMPLOYEE") => perform({ do: "createUser", name, role });
  expect(create("hub-warden-bot", "ADMIN").error).toBe("tooManyHyphens");
  expect(create("Meta Ads Connect", "ADMIN").error).toBe("invalidName");
  expect(create("Hubwarden", "ADMIN").error).toBeUndefined();
  expect(create("Second", "ADMIN").error).toBe("adminLimit");
  for (let i = 0; i < 10; i += 1) expect(create(`Robot ${i}`, "EMPLOYEE").error).toBeUndefined();
  expect(create("Robot", "EMPLOYEE").error).toBe("employeeLimit");
  expect(sandbox.world.portfolio().systemUsers[0]?.createdTime).toBe(now);
});

test("a token works in Graph until it is revoked here", async () => {
  const { id, perform, graph } = await start();
  const { token = "" } = perform({ do: "generate", ...wanted() });
  expect((await graph(`${id}?fields=name`, token)).json.name).toBe(sandbox.world.portfolio().name);
  expect(sandbox.tokens.of(token)?.expiresAt).toBe(0);
  perform({ do: "revoke", userId: wanted().userId });
  expect((await graph(`${id}?fields=name`, token)).status).toBe(401);
});

test("a second admin grants a token once, and not after seven days", async () => {
  const { perform } = await start();
  sandbox.site.options.gate = "secondAdmin";
  const generate = () => perform({ do: "generate", ...wanted() });
  const ask = () => perform({ do: "askApproval", ...wanted() });
  expect(generate().gate).toBe("secondAdmin");
  ask();
  expect(sandbox.site.tokenWaits).toBe(true);
  expect(generate().gate).toBe("secondAdmin");
  sandbox.site.approveToken();
  expect(generate().token).toMatch(/^EAA/);
  expect(generate().gate).toBe("secondAdmin");
  ask();
  sandbox.site.approveToken();
  now += 8 * 86_400_000;
  expect(generate().gate).toBe("secondAdmin");
});

test("the other gates", async () => {
  const { perform } = await start();
  const generate = (password?: string) =>
    perform({ do: "generate", ...wanted(), ...(password !== undefined && { password }) });
  sandbox.site.options.gate = "newDevice";
  expect(generate()).toMatchObject({ gate: "newDevice", minutes: 15 });
  sandbox.site.options.gate = "password";
  expect(generate().gate).toBe("password");
  expect(generate("secret").token).toBeDefined();
  sandbox.site.options.gate = "verify";
  expect(generate().gate).toBe("verify");
  perform({ do: "verify", code: "123456" });
  expect(generate().token).toBeDefined();
});

test("an app may offer less, and a new app is one's own", async () => {
  const { perform } = await start();
  sandbox.site.offerScopes(defaultAppId, ["ads_read"]);
  const { data } = perform({ do: "load", section: null });
  expect(data.apps.find(({ id }) => id === defaultAppId)?.scopes).toEqual(["ads_read"]);
  expect(perform({ do: "createApp", name: "Ours" }).gate).toBe("password");
  const made = perform({ do: "createApp", name: "Ours", password: "secret" }).data.apps.find(
    ({ name }) => name === "Ours",
  );
  expect(made).toMatchObject({ own: true, status: "active" });
});
