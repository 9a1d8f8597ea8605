// @vitest-environment happy-dom
/** What nobody could look up about the site, each with either answer (business-settings-ui: Not verified). */
import { describe, expect, test } from "vitest";
import { controlOf, elementOf } from "../../sandbox/pages/site/dom.ts";
import type { SiteOptions } from "../../sandbox/pages/site/options.ts";
import type { Want } from "../../sandbox/pages/site/oracle.ts";
import { type Generation, generations, type Scene } from "../../sandbox/pages/site/scene.ts";
import { everyScene, exampleToken } from "../../sandbox/pages/site/scenes.ts";
import { exampleApp, exampleUser } from "../../sandbox/pages/site/world.ts";
import { capture } from "./capture.ts";
import { look } from "./look.ts";
import { knownOf, pageOf, wantOf } from "./testing/scenes.ts";
import type { Known, Page } from "./types.ts";

const chosen: Partial<Want> = { systemUserId: exampleUser.id };

function sceneNamed(name: string, generation: Generation = "2026", options: Partial<SiteOptions> = {}): Scene {
  const found = everyScene({ generation, locale: "en", options }).find((each) => each.name === name);
  if (!found) throw new Error(`No scene "${name}" in ${generation}.`);
  return found.scene;
}

interface Init {
  want?: Partial<Want>;
  known?: Partial<Known>;
  change?: (document: Document, page: Page) => void;
}

/** The advice on a scene, and what is pointed at. */
function adviceOn(scene: Scene, { want, known, change }: Init = {}) {
  const page = pageOf(scene);
  change?.(page.documents[0] as Document, page);
  const { advice, pointer, seen, offers } = look(page, knownOf(scene, wantOf(want), known));
  return { advice, points: pointer ? controlOf(pointer) : null, seen, offers };
}

const without =
  (name: string, selector = "*") =>
  (document: Document) => {
    for (const element of document.querySelectorAll(`${selector}[${name}]`)) element.removeAttribute(name);
  };

describe("1: what holds the token, and what it is called", () => {
  test.each(["input", "textarea", "text"] as const)("%s, with a name or without", (tokenBox) => {
    const scene = sceneNamed(`token, done, ${tokenBox}`);
    for (const change of [undefined, without("aria-label", "input, textarea")]) {
      const init = { want: chosen, ...(change && { change }) };
      expect(adviceOn(scene, init)).toMatchObject({ advice: "captureToken", points: "done.token" });
      const page = pageOf(scene);
      change?.(page.documents[0] as Document);
      expect(capture(page, "token", knownOf(scene, wantOf(chosen)))).toMatchObject({ value: exampleToken });
    }
  });
});

describe("2: what the controls are made of", () => {
  test.each(generations)("%s: Add, whichever kind of button a load makes it", (generation) => {
    for (let seed = 1; seed <= 24; seed += 1) {
      const scene = { ...sceneNamed("no apps", generation), seed };
      expect(adviceOn(scene)).toMatchObject({ advice: "addApp", points: "apps.add" });
    }
  });

  test("the three ways to an app: cards that say that they are buttons, or no more than texts", () => {
    const scene = sceneNamed("what to do");
    expect(adviceOn(scene)).toMatchObject({ advice: "chooseRequestAccess", points: "apps.choice.request" });
    const change = without("role", '[role="dialog"] > [role="button"]');
    expect(adviceOn(scene, { change })).toMatchObject({ advice: "chooseRequestAccess", points: null });
  });

  test.each(["placeholder", "label", "none"] as const)("the field of the App ID with %s", (hint) => {
    const scene = sceneNamed(`request, empty, hint ${hint}`);
    expect(adviceOn(scene)).toMatchObject({ advice: "enterAppId", points: "request.appId" });
  });
});

describe("3: how will you work with X", () => {
  test.each(generations)("%s: asked or not, whatever the choices say", (generation) => {
    expect(adviceOn(sceneNamed("relationship", generation))).toMatchObject({ advice: "sayRelationship", points: null });
    const scene = sceneNamed("relationship, vendor", generation);
    const change = (document: Document) => {
      const line = elementOf(document, "relationship.partner")?.querySelector("span");
      if (line) line.textContent = "Something that nobody has seen";
    };
    expect(adviceOn(scene, { change })).toMatchObject({ advice: "sayRelationship", points: "relationship.next" });
    const asked = sceneNamed("request, empty, hint label", generation);
    expect(adviceOn(asked)).toMatchObject({ advice: "enterAppId", points: "request.appId" });
  });
});

describe("4: what the status of an app says", () => {
  test.each(["row", "pane", "both"] as const)("in the %s", (statusPlace) => {
    const waiting = sceneNamed("app sent, open", "2026", { statusPlace });
    expect(adviceOn(waiting, { want: chosen })).toMatchObject({
      advice: "appRequested",
      seen: { appRequested: true, appActive: false },
    });
    const active = sceneNamed("app active, open", "2026", { statusPlace });
    expect(adviceOn(active).seen).toMatchObject({ appActive: true });
  });

  test("a status that nobody has seen is asked about, not guessed", () => {
    const scene = sceneNamed("app declined");
    expect(adviceOn(scene)).toMatchObject({
      advice: "appUnclear",
      points: null,
      seen: { appRequested: false, appActive: false },
    });
  });
});

describe("5: whether the content sits in a frame", () => {
  /** The page in two documents, the menu in the outer one. */
  function framed(scene: Scene): Page {
    const [outer, inner] = [pageOf({ ...scene, part: "frame" }), pageOf({ ...scene, part: "content" })];
    return { ...outer, documents: [...outer.documents, ...inner.documents] };
  }

  test.each([
    ["settings root", "nav.apps", {}],
    ["no apps", "apps.add", {}],
    ["request, id typed", "request.submit", {}],
    ["admin open", "users.generate", chosen],
    ["token, start", "wizard.app", chosen],
  ] satisfies [string, string, Partial<Want>][])("%s: %s", (name, control, want) => {
    const scene = sceneNamed(name);
    const known = knownOf(scene, wantOf(want));
    for (const page of [pageOf(scene), framed(scene)]) {
      const { pointer } = look(page, known);
      expect(pointer && controlOf(pointer)).toBe(control);
    }
  });

  test("of a frame that cannot be looked into, only the menu is known", () => {
    expect(adviceOn({ ...sceneNamed("no apps"), part: "frame" })).toMatchObject({ advice: "addApp", points: null });
  });
});

describe("6: whether a click on a row moves the address", () => {
  test.each(generations)("%s: the pane alone is enough where it shows the ID, else it is asked for", (generation) => {
    const moved = sceneNamed("admin open", generation);
    expect(adviceOn(moved)).toMatchObject({ advice: "captureSystemUser", offers: ["systemUserId"] });
    const unmoved = sceneNamed("admin open, address without id", generation);
    const offers = generation === "2026" ? ["systemUserId"] : [];
    expect(adviceOn(unmoved)).toMatchObject({ advice: "captureSystemUser", points: null, offers });
  });
});

describe("8: whether a request unlocks system users", () => {
  test.each(generations)("%s", (generation) => {
    expect(adviceOn(sceneNamed("app sent, no users", generation))).toMatchObject({
      advice: "systemUserNeedsApp",
      points: null,
    });
    expect(adviceOn(sceneNamed("app sent unlocks, no users", generation))).toMatchObject({
      advice: "addSystemUser",
      points: "users.add",
    });
  });
});

describe("9: whether an admin system user needs a role on the app", () => {
  test.each(generations)("%s: the wizard tells, and only then is a role assigned", (generation) => {
    const offered = adviceOn(sceneNamed("token, permissions", generation, { roleNeeded: "never" }), { want: chosen });
    expect(["openScopes", "tickScope"]).toContain(offered.advice);
    expect(offered.seen.needsAppRole).toBe(false);

    const lacking = adviceOn(sceneNamed("token, permissions", generation, { roleNeeded: "always" }), { want: chosen });
    expect(lacking).toMatchObject({ advice: "leaveWizard", points: "dialog.close", seen: { needsAppRole: true } });

    const open = sceneNamed("admin open", generation);
    expect(adviceOn(open, { want: chosen }).advice).toBe("pressGenerateToken");
    expect(adviceOn(open, { want: chosen, known: { needsAppRole: true } }).advice).toBe("pressAssignAssets");
    const held = sceneNamed("admin open, with a role", generation);
    expect(adviceOn(held, { want: chosen, known: { needsAppRole: true } }).advice).toBe("pressGenerateToken");
  });
});

describe("10: what the gate of the second admin does where there is one admin", () => {
  test.each(generations)(
    "%s: it is said whether it asks or waits, and the token is asked for again after it",
    (generation) => {
      for (const name of ["gate secondAdmin", "gate secondAdmin, sent"]) {
        const { advice, points, seen } = adviceOn(sceneNamed(name, generation), { want: chosen });
        expect({ advice, points, asked: seen.approvalAsked }).toEqual({
          advice: "approvalNeeded",
          points: null,
          asked: true,
        });
      }
      expect(adviceOn(sceneNamed("admin open", generation), { want: chosen })).toMatchObject({
        points: "users.generate",
      });
    },
  );
});

test.each([
  "https://www.facebook.com/business/help/503306463479099",
  "https://www.facebook.com/business/settings/system-users?business_id=104857600123456",
  "https://adsmanager.facebook.com/adsmanager/manage/campaigns?business_id=104857600123456",
  "https://www.facebook.com/latest/settings/apps?business_id=104857600123456",
])("11: whatever stands at %s is not looked at", (address) => {
  const scene = sceneNamed("no apps");
  const sighting = look({ ...pageOf(scene), address }, knownOf(scene, wantOf()));
  expect(sighting).toMatchObject({ advice: "openSettings", pointer: null });
});

describe("parts that do not say what they are", () => {
  test.each(generations)("%s: a page whose content has no role", (generation) => {
    const change = without("role", '[role="main"]');
    expect(adviceOn(sceneNamed("no apps", generation), { change })).toMatchObject({
      advice: "addApp",
      points: "apps.add",
    });
  });

  test.each(generations)("%s: a dialog without a role", (generation) => {
    const change = without("role", '[role="dialog"]');
    expect(adviceOn(sceneNamed("request, id typed", generation), { change })).toMatchObject({
      advice: "pressRequestApp",
      points: "request.submit",
    });
  });

  test("a page of which only the frame is painted is no empty list", () => {
    const scene = sceneNamed("no apps");
    const change = (document: Document) => document.querySelector('[role="main"]')?.replaceChildren();
    expect(adviceOn(scene, { change })).toMatchObject({ advice: "addApp", points: null });
  });
});

test.each(generations)("%s: an own app whose name is not known is chosen by the admin alone", (generation) => {
  const init = { want: { ...chosen, way: "own" as const }, known: { app: { id: exampleApp.id, name: "", owner: "" } } };
  expect(adviceOn(sceneNamed("token, start", generation), init)).toMatchObject({
    advice: "openAppChoice",
    points: "wizard.app",
  });
  expect(adviceOn(sceneNamed("token, apps open 0", generation), init)).toMatchObject({
    advice: "chooseApp",
    points: null,
  });
  expect(adviceOn(sceneNamed("token, app chosen", generation), init).points).toBeNull();
});
