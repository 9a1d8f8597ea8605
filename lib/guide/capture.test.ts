// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { elementOf } from "../../sandbox/pages/site/dom.ts";
import type { SiteOptions } from "../../sandbox/pages/site/options.ts";
import { generations, locales, type Scene } from "../../sandbox/pages/site/scene.ts";
import { everyScene, exampleToken } from "../../sandbox/pages/site/scenes.ts";
import { emptyData, exampleApp, exampleUser } from "../../sandbox/pages/site/world.ts";
import { capture, readPasted } from "./capture.ts";
import { people } from "./people.ts";
import { strewBait } from "./testing/bait.ts";
import { luckOf } from "./testing/mutate.ts";
import { knownOf, pageOf, visible, wantOf } from "./testing/scenes.ts";
import { type Captured, type Page, VALUES, type ValueName } from "./types.ts";

type Kind = Parameters<typeof everyScene>[0];

function sceneNamed(name: string, { generation, locale, options }: Kind): Scene {
  const found = everyScene({ generation, locale, ...(options && { options }) }).find((each) => each.name === name);
  if (!found) throw new Error(`No scene "${name}" in ${generation}.`);
  return found.scene;
}

function captureFrom(scene: Scene, name: ValueName, change: (page: Page) => Page = (page) => page): Captured {
  return capture(change(pageOf(scene)), name, knownOf(scene, wantOf({ systemUserId: exampleUser.id })));
}

const got = (name: ValueName, value: string): Captured => ({ outcome: "captured", name, value });
type Why = Extract<Captured, { outcome: "refused" }>["why"];
const refused = (name: ValueName, why: Why): Captured => ({ outcome: "refused", name, why });

const readdressed = (change: (address: string) => string) => (page: Page) => ({
  ...page,
  address: change(page.address),
});

describe.each(generations)("%s", (generation) => {
  const en = { generation, locale: "en" } as const;

  test.each([
    ["businessId", "settings root", emptyData.businessId, {}],
    ["appId", "app active, open", exampleApp.id, {}],
    // Without an address, the digits in the pane are enough, where they stand.
    ["appId", "app active, open", exampleApp.id, { rowSetsUrl: false }],
    ["systemUserId", "admin open", exampleUser.id, {}],
    ["token", "token, done, input", exampleToken, {}],
    ["token", "token, done, textarea", exampleToken, {}],
    ["token", "token, done, text", exampleToken, {}],
    ["token", "token, done, with bait in a window below", exampleToken, {}],
  ] satisfies [ValueName, string, string, Partial<SiteOptions>][])("%s from %j", (name, scene, value, options) => {
    expect(captureFrom(sceneNamed(scene, { ...en, options }), name)).toEqual(got(name, value));
  });

  test("a system user without an address: by the digits in the pane, or not at all", () => {
    const captured = captureFrom(sceneNamed("admin open, address without id", en), "systemUserId");
    const expected = generation === "2026" ? got("systemUserId", exampleUser.id) : refused("systemUserId", "notShown");
    expect(captured).toEqual(expected);
  });

  test.each(locales)("%s: the token is captured in every language", (locale) => {
    const scene = sceneNamed("token, done, text", { generation, locale });
    expect(captureFrom(scene, "token")).toEqual(got("token", exampleToken));
  });

  test.each([
    [
      "soft breaks",
      (document: Document) =>
        exampleToken.match(/.{1,40}/g)?.flatMap((part) => [part, document.createElement("wbr")]) ?? [],
    ],
    ["lines", () => [exampleToken.match(/.{1,40}/g)?.join("\n  ") ?? ""]],
    ["unseen marks", () => [exampleToken.match(/.{1,40}/g)?.join("\u200b") ?? ""]],
  ] satisfies [string, (document: Document) => (string | Node)[]][])("a token wrapped by %s", (_, wrap) => {
    const captured = captureFrom(sceneNamed("token, done, text", en), "token", (page) => {
      const box = elementOf(page.documents[0] as Document, "done.token");
      box?.replaceChildren(...wrap(page.documents[0] as Document));
      return page;
    });
    expect(captured).toEqual(got("token", exampleToken));
  });

  test.each<[ValueName, string, Why, ((page: Page) => Page)?]>([
    ["businessId", "settings root", "notShown", readdressed((address) => `${address}&business_id=1048576001234567`)],
    ["businessId", "login wall", "notShown"],
    ["appId", "page apps", "notShown"],
    ["appId", "admin open", "notShown"],
    [
      "appId",
      "app active, open",
      "notAlike",
      readdressed((address) => address.replace(exampleApp.id, "641029387556120")),
    ],
    ["systemUserId", "users", "notShown"],
    ["systemUserId", "app active, open", "notShown"],
    ["token", "admin open", "notShown"],
    ["token", "token, permissions all", "notShown"],
    // A value of that shape in another window is one of Meta's own.
    ["token", "request, leftovers around", "notShown"],
    ["token", "bait on the page", "notShown"],
  ] satisfies [ValueName, string, Why, ((page: Page) => Page)?][])("no %s from %j: %s", (name, scene, why, change) => {
    expect(captureFrom(sceneNamed(scene, en), name, change)).toEqual(refused(name, why));
  });

  test("a row that is another than the address says: no system user", () => {
    const other = readdressed((address) => address.replaceAll(exampleUser.id, "61570987654321"));
    const expected = generation === "2026" ? "refused" : "captured";
    expect(captureFrom(sceneNamed("admin open", en), "systemUserId", other).outcome).toBe(expected);
  });
});

test("a session token that stands alone in a window of something else is refused as one", () => {
  const scene = sceneNamed("revoke", { generation: "2026", locale: "en" });
  const captured = captureFrom(scene, "token", (page) => {
    const document = page.documents[0] as Document;
    const dialog = document.querySelector('[role="dialog"]');
    const text = document.createElement("div");
    text.textContent = exampleToken;
    dialog?.insertBefore(text, dialog.lastElementChild);
    return page;
  });
  expect(captured).toEqual(refused("token", "sessionToken"));
});

test("bait: of 50 pages with session tokens all over, none gives one away", () => {
  const luck = luckOf(20_261_124);
  const outcomes = { captured: 0, refused: 0 };
  for (let n = 0; n < 50; n += 1) {
    const generation = generations[n % 2] ?? "2026";
    const locale = locales[Math.floor(luck() * locales.length)] ?? "en";
    const scenes = everyScene({ generation, locale });
    // Half of them show a real token, which is where a wrong one would be nearest.
    const fitting = n % 4 < 2 ? scenes.filter(({ name }) => name.startsWith("token, done")) : scenes;
    const scene = fitting[Math.floor(luck() * fitting.length)]?.scene as Scene;
    const page = pageOf(scene);
    const baits = strewBait(page, luck, elementOf(page.documents[0] as Document, "done.token") ?? null);
    for (const name of VALUES) {
      const captured = capture(page, name, knownOf(scene, wantOf({ systemUserId: exampleUser.id })));
      if (captured.outcome === "captured") expect(baits).not.toContain(captured.value);
      if (name !== "token") continue;
      outcomes[captured.outcome] += 1;
      if (captured.outcome === "captured") expect(captured.value).toBe(exampleToken);
    }
  }
  // Not by refusing everything.
  expect(outcomes.captured).toBeGreaterThan(8);
  expect(outcomes.refused).toBeGreaterThan(20);
});

describe("what was pasted", () => {
  test.each([
    ["businessId", "104857600123456", "104857600123456"],
    ["businessId", "  ID: 104857600123456 ", "104857600123456"],
    ["businessId", "https://business.facebook.com/latest/settings?business_id=104857600123456", "104857600123456"],
    ["systemUserId", "“61560123456789”", "61560123456789"],
    ["appId", "2965389650414399\u200b", "2965389650414399"],
    ["token", ` Bearer ${exampleToken}\n`, exampleToken],
    ["token", `"${exampleToken.slice(0, 60)}\n${exampleToken.slice(60)}"`, exampleToken],
  ] satisfies [ValueName, string, string][])("%s: %j is read", (name, text, value) => {
    expect(readPasted(text, name)).toEqual(got(name, value));
  });

  test.each([
    ["businessId", ""],
    ["businessId", "Kestrel Outfitters"],
    ["businessId", "1234"],
    ["appId", "business_id=104857600123456&selected_asset_id=2965389650414399"],
    ["systemUserId", "123456789012345678901"],
    ["token", "EAAG"],
    ["token", exampleToken.slice(1)],
    ["token", `${exampleToken}.${exampleToken}`],
    ["token", "104857600123456"],
  ] satisfies [ValueName, string][])("%s: %j is refused", (name, text) => {
    expect(readPasted(text, name)).toEqual(refused(name, "badShape"));
  });
});

describe("the people of the page", () => {
  test.each(generations.flatMap((generation) => locales.map((locale) => ({ generation, locale }))))(
    "$generation, $locale: every painted row, with its name and address",
    (kind) => {
      const scene = sceneNamed("page business_users", kind);
      const seen = people(pageOf(scene)).map(({ name, email }) => ({ name, email }));
      const painted = scene.data.people.slice(0, scene.painted);
      expect(seen).toEqual(painted.map(({ name, email }) => ({ name, email: email || null })));
    },
  );

  test("nobody on any other page", () => {
    expect(people(pageOf(sceneNamed("users", { generation: "2026", locale: "en" })))).toEqual([]);
  });

  test.each([
    [
      "initials and a mark",
      "<i>AR</i><b>Ana Ruiz</b><em>You</em><span>ana@kestrel.example</span>",
      "Ana Ruiz",
      "ana@kestrel.example",
      null,
    ],
    ["an ID", "<b>Ana Ruiz</b><span>ID: 122100000000001</span>", "Ana Ruiz", null, "122100000000001"],
    ["a name of two letters", "<i>•</i><b>陈伟</b>", "陈伟", null, null],
    ["a hidden text", '<b style="display:none">Row</b><b>Ana Ruiz</b>', "Ana Ruiz", null, null],
  ])("a row with %s", (_, html, name, email, memberId) => {
    const own = document.implementation.createHTMLDocument();
    own.body.innerHTML = `<div><div role="main"><div role="row">${html}</div></div></div>`;
    const address = "https://business.facebook.com/latest/settings/business_users?business_id=104857600123456";
    const element = own.querySelector('[role="row"]');
    expect(people({ address, documents: [own], visible })).toEqual([{ element, name, email, memberId }]);
  });
});
