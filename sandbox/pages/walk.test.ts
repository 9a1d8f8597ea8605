// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { TokenBook } from "../tokens.ts";
import { buildWorld, defaultAppId } from "../worlds/build.ts";
import { World } from "../worlds/truth.ts";
import type { Ask } from "./site/ask.ts";
import { elementOf } from "./site/dom.ts";
import type { SiteOptions } from "./site/options.ts";
import { rightControls, type Want } from "./site/oracle.ts";
import { favourite, textFor } from "./site/person.ts";
import { renderScene } from "./site/render.ts";
import { type Act, type Generation, generations, type Scene, topDialog } from "./site/scene.ts";
import { answered, step } from "./site/step.ts";
import { neededScopes, sceneOf } from "./site/world.ts";
import { SiteDesk } from "./site-desk.ts";

afterEach(() => document.body.replaceChildren());

const now = () => Date.UTC(2026, 10, 2);

/** Walks by what the oracle says is right until it says nothing more, and lets others act in between. */
function walk(generation: Generation, options: Partial<SiteOptions>, init: Partial<Want> = {}) {
  const world = new World(buildWorld("small", 1, now));
  const tokens = new TokenBook(world.data);
  const desk = new SiteDesk(world, tokens, now);
  desk.startFromNothing();
  Object.assign(desk.options, options);
  const businessId = world.portfolio().id;
  const want: Want = {
    way: "provider",
    appId: defaultAppId,
    appName: "Cerby Assets Manager",
    systemUserId: null,
    scopes: neededScopes,
    tokenHad: false,
    ...init,
  };
  let scene: Scene = sceneOf(generation, "en", {
    page: { kind: "settings", section: "business_info" },
    options: desk.options,
    data: desk.dataOf(businessId, null),
    folded: options.foldedMenu ? ["users", "accounts"] : [],
  });
  let token = "";
  let refused = false;
  const path: string[] = [];
  const put = (ask: Ask) => {
    scene = answered(scene, ask, desk.perform(businessId, ask));
  };
  const hear = (act: Act) => {
    const next = step(scene, act);
    scene = next.scene;
    if (next.ask) put(next.ask);
  };
  const seen = (key: string) => elementOf(document, key) !== undefined;
  for (let round = 0; round < 120 && !(want.tokenHad && !topDialog(scene)); round += 1) {
    renderScene(document, scene, hear);
    const rights = [...rightControls(scene, want)].filter(seen);
    // Who has once seen that no permissions are offered gives the role first.
    refused ||= document.body.textContent.includes("No permissions available");
    const key = refused && rights.includes("users.assign") ? "users.assign" : favourite(rights);
    const pending = scene.data.apps.some(({ id, status }) => id === want.appId && status === "sent");
    const idle = pending && scene.data.systemUsers.length > 0 && key?.startsWith("nav.");
    const top = topDialog(scene);
    if (top?.kind === "token" && top.step === "done" && !want.tokenHad) {
      token = top.token;
      want.tokenHad = true;
    } else if (key === undefined || key.startsWith("apps.row") || idle) {
      // Nothing to do but wait for the app's owner.
      desk.approveRequest(want.appId);
      put({ do: "load", section: null });
    } else if (key === "gate.ok") {
      desk.approveToken();
      hear({ type: "press", on: key });
    } else if (key.endsWith(".list")) hear({ type: "scroll", on: key });
    else {
      const text = textFor(key, want);
      if (text === undefined) (elementOf(document, key) as HTMLElement).click();
      else hear({ type: "type", on: key, text });
    }
    path.push(key ?? "wait");
  }
  return { path, token, record: tokens.of(token), world, tokens };
}

const branches: Record<string, Partial<SiteOptions>> = {
  plain: {},
  folded: { foldedMenu: true },
  "relationship asked": { relationshipWith: "Cerby, Inc." },
  "granted at once": { approval: "immediate" },
  "requested app unlocks": { requestedAppUnlocksAdd: true },
  "role needed": { roleNeeded: "always" },
  "second admin": { gate: "secondAdmin" },
  "account check": { gate: "verify" },
  "password again": { gate: "password" },
  "options in the dialog": { optionPlace: "dialog", optionRole: "menuitem", checkbox: "input", radio: "role" },
  "lists unpainted": { lazyLists: "unpainted" },
  "no never": { neverOffered: false },
  "technical issue once": { appError: "technicalIssue" },
  "no leftovers": { leftovers: false },
};

for (const generation of generations) {
  test.each(Object.entries(branches))(`${generation}: from nothing to a token, %s`, (name, options) => {
    const { path, record, world } = walk(generation, options);
    expect(record, `stopped after ${path.slice(-12).join(" > ")}`).toBeDefined();
    expect(record).toMatchObject({ kind: "system_user", appId: defaultAppId, businessId: world.portfolio().id });
    expect(record?.scopes.toSorted()).toEqual(neededScopes.toSorted());
    expect(world.data.entity(record?.actorId ?? "")).toMatchObject({ type: "system_user", role: "ADMIN" });
    expect(path.length, path.join(" > ")).toBeLessThan(50);
    expect(path.includes("relationship.next")).toBe(name === "relationship asked");
    if (name === "role needed") expect(path.some((key) => key.startsWith("assign."))).toBe(true);
  });
}

test("an own app is connected", () => {
  const { path, record } = walk("2026", { approval: "immediate" }, { way: "own" });
  expect(path).toContain("apps.choice.connect");
  expect(record?.appId).toBe(defaultAppId);
});

test("a token for sixty days ends after sixty days", () => {
  const { record } = walk("2026", {});
  expect(record?.expiresAt).toBe(now() + 60 * 86_400_000);
});
