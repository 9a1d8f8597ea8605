import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../index.ts";
import { send } from "../test-client.ts";
import type { PageConfig } from "./site/config.ts";
import type { Scene } from "./site/scene.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start() {
  sandbox = await startSandbox({ world: "many" });
  return {
    portfolios: sandbox.world.portfolios,
    open: (path: string) => send(sandbox.port, path, { host: "business.facebook.com" }),
  };
}

/** What the page starts from. */
function sceneOf(html: string): Scene {
  const [, json = "{}"] = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
  return (JSON.parse(json) as PageConfig).scene;
}

const target = (location: string | undefined) => new URL(location ?? "", "https://business.facebook.com");

test.each([
  ["/settings", "/latest/settings/"],
  ["/settings/people", "/latest/settings/business_users/"],
  ["/settings/business-users", "/latest/settings/business_users/"],
  ["/settings/system-users/61551234567890", "/latest/settings/system_users/"],
  ["/settings/info", "/latest/settings/business_info/"],
  ["/settings/security", "/latest/settings/security_center/"],
])("%s leads to the new address", async (path, expected) => {
  const { portfolios, open } = await start();
  const { status, headers } = await open(`${path}?business_id=${portfolios[2]?.id}`);
  expect(status).toBe(302);
  const url = target(headers.location);
  expect(url.pathname).toBe(expected);
  expect(url.searchParams.get("business_id")).toBe(portfolios[2]?.id);
  expect(url.searchParams.get("bm_redirect_migration")).toBe("true");
  if (path.includes("615")) expect(url.searchParams.get("selected_user_id")).toBe("61551234567890");
  expect((await open(url.pathname + url.search)).status).toBe(200);
});

test("adds the portfolio used last when none is named", async () => {
  const { portfolios, open } = await start();
  expect(target((await open("/latest/settings/apps")).headers.location).searchParams.get("business_id")).toBe(
    portfolios[0]?.id,
  );
  await open(`/latest/settings/apps?business_id=${portfolios[3]?.id}`);
  expect(target((await open("/latest/settings")).headers.location).searchParams.get("business_id")).toBe(
    portfolios[3]?.id,
  );
});

test("People lists the members and Business info the id, under a strict policy", async () => {
  const { portfolios, open } = await start();
  const [portfolio] = portfolios;
  const { text, headers } = await open(`/latest/settings/business_users?business_id=${portfolio?.id}`);
  expect(text).toMatch(/<title[^>]*>People</);
  expect(text).toContain(portfolio?.members[8]?.name);
  expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe-inline/);
  const info = await open(`/latest/settings/business_info/?business_id=${portfolio?.id}`);
  expect(sceneOf(info.text).data.businessId).toBe(portfolio?.id);
});

test("names are escaped and foreign portfolios are not shown", async () => {
  const { portfolios, open } = await start();
  sandbox.world.addMember(portfolios[0]?.id ?? "", { firstName: "<script>", lastName: "x" });
  expect((await open(`/latest/settings/business_users?business_id=${portfolios[0]?.id}`)).text).not.toContain(
    "<script>",
  );
  const foreign = await open("/latest/settings/business_users?business_id=1234");
  expect(sceneOf(foreign.text)).toMatchObject({ page: { kind: "noAccess" }, data: { businessName: "" } });
});

test("the login wall keeps the target", async () => {
  const { open } = await start();
  sandbox.switches.loginWall = true;
  const { headers, status } = await open("/latest/settings/apps?business_id=1");
  expect(status).toBe(302);
  const url = target(headers.location);
  expect(url.pathname).toBe("/business/loginpage/new/");
  expect(url.searchParams.get("next")).toBe("https://business.facebook.com/latest/settings/apps?business_id=1");
  expect((await open(url.pathname + url.search)).text).toContain("Log in");
});

test("pages of 2023 keep their old addresses", async () => {
  const { portfolios, open } = await start();
  sandbox.site.generation = "2023";
  const { status, text } = await open(`/settings/system-users/61551234567890?business_id=${portfolios[0]?.id}`);
  expect(status).toBe(200);
  expect(sceneOf(text)).toMatchObject({
    page: { kind: "settings", section: "system_users" },
    selected: "61551234567890",
    oldPaths: true,
  });
});

test("while the account is stopped, every page leads to the stop", async () => {
  const { open } = await start();
  sandbox.site.blockedMinutes = 12;
  expect((await open("/latest/settings/apps")).headers.location).toBe("/security/block/");
  expect(sceneOf((await open("/security/block/")).text).page).toEqual({ kind: "block", minutes: 12 });
});

test("pages carry session tokens as bait and, if asked, demand trusted types", async () => {
  const { portfolios, open } = await start();
  const path = `/latest/settings/apps?business_id=${portfolios[0]?.id}`;
  const first = await open(path);
  expect(first.text.match(/EAAG[A-Za-z0-9]{80,}/g)).toHaveLength(4);
  expect(first.text).toContain("bizKitSettingsConfig");
  expect(first.headers["content-security-policy"]).not.toContain("trusted-types");
  sandbox.site.options.trustedTypes = true;
  expect((await open(path)).headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
});

test("the code of the site is served as JavaScript, and nothing else is", async () => {
  const { open } = await start();
  const code = await open("/rsrc.php/v4/boot.ts");
  expect(code.headers["content-type"]).toContain("text/javascript");
  expect(code.text).not.toContain("interface ");
  for (const name of ["scenes.test.ts", "../site-desk.ts", "nothing.ts"]) {
    expect((await open(`/rsrc.php/v4/${name}`)).status).toBe(404);
  }
});

test("a question without the page's session is refused, and seen", async () => {
  const { portfolios, open } = await start();
  const businessId = portfolios[0]?.id ?? "";
  const ask = (session: string) =>
    send(sandbox.port, "/api/graphql/", {
      host: "business.facebook.com",
      method: "POST",
      form: { fb_dtsg: session, variables: { businessId, ask: { do: "load", section: "apps" } } },
    });
  expect((await ask("guessed")).status).toBe(400);
  const { text } = await open(`/latest/settings/apps?business_id=${businessId}`);
  const [, session = ""] = /"session":"([^"]+)"/.exec(text) ?? [];
  expect((await ask(session)).json.data?.businessId).toBe(businessId);
  expect(sandbox.siteRequests.map(({ by }) => by)).toEqual(["unknown", "document", "page"]);
});
