import { describe, expect, test } from "vitest";
import { rightControls, type Want } from "./oracle.ts";
import { type Generation, generations, type Scene } from "./scene.ts";
import { everyScene } from "./scenes.ts";
import { exampleApp, exampleUser, neededScopes, otherApp, otherUser } from "./world.ts";

const want: Want = {
  way: "provider",
  appId: exampleApp.id,
  appName: exampleApp.name,
  systemUserId: null,
  scopes: neededScopes,
  tokenHad: false,
};

function scene(name: string, generation: Generation = "2026"): Scene {
  const found = everyScene({ generation, locale: "en" }).find((each) => each.name === name);
  if (!found) throw new Error(`no scene is called "${name}"`);
  return found.scene;
}

const right = (name: string, init: Partial<Want> = {}, generation: Generation = "2026") =>
  [...rightControls(scene(name, generation), { ...want, ...init })].toSorted();

/** Never right, whoever wants what of these. */
const never = /^(revoke\.confirm|users\.(revoke|remove|edit)|manage\.remove|apps\.remove|apps\.choice\.create|login\.)/;

describe.each(generations)("every scene of %s", (generation) => {
  const scenes = everyScene({ generation, locale: "en" });

  test("nothing dangerous is ever right", () => {
    for (const way of ["own", "provider"] as const) {
      for (const { name, scene } of scenes) {
        const found = [...rightControls(scene, { ...want, way })].filter((key) => never.test(key));
        expect(found, name).toEqual([]);
      }
    }
  });

  test("a provider's app is never connected", () => {
    for (const { name, scene } of scenes) {
      const found = [...rightControls(scene, want)].filter((key) => /^connect\.|choice\.connect/.test(key));
      expect(found, name).toEqual([]);
    }
  });

  test("with the token safe there is nothing left but to close", () => {
    for (const { name, scene } of scenes) {
      const found = [...rightControls(scene, { ...want, tokenHad: true })].filter(
        (key) => !/^dialog\.|^done\.done$/.test(key),
      );
      expect(found, name).toEqual([]);
    }
  });

  test("in another portfolio nothing is right", () => {
    for (const { name, scene } of scenes) {
      expect([...rightControls(scene, { ...want, businessId: "999" })], name).toEqual([]);
    }
  });

  test("no scope that nobody wants is ticked, and no other app or user chosen", () => {
    const unwanted = new RegExp(`:(${otherApp.id}|${otherUser.id}|ads_read|leads_retrieval)$`);
    for (const { name, scene } of scenes) {
      // In the newer list nobody can tell who is an admin before a row is open.
      if (name === "token, permissions and more" || ["users", "page system_users", "employees only"].includes(name))
        continue;
      expect(
        [...rightControls(scene, want)].filter((key) => unwanted.test(key)),
        name,
      ).toEqual([]);
    }
  });
});

test.each<[string, string[]]>([
  ["blank", []],
  ["login wall", []],
  ["security stop", []],
  ["request, under way", []],
  ["menu folded", ["nav.group.accounts"]],
  ["page business_info", ["nav.system_users"]],
  ["no apps", ["apps.add"]],
  ["what to do", ["apps.choice.request"]],
  ["app declined", ["apps.add"]],
  ["request, empty, hint none", ["request.appId"]],
  ["request, wrong id typed", ["request.appId"]],
  ["request, id typed", ["request.submit"]],
  ["connect, empty", ["dialog.cancel", "dialog.close"]],
  ["relationship", ["relationship.agency", "relationship.other", "relationship.partner", "relationship.vendor"]],
  ["relationship, other", ["relationship.text"]],
  ["relationship, other, told", ["relationship.next"]],
  ["no app, no users", ["nav.apps"]],
  ["app sent, no users", ["nav.apps"]],
  ["app sent unlocks, no users", ["nav.apps", "users.add"]],
  ["no users", ["users.add"]],
  ["employees only", ["users.add", `users.row:${otherUser.id}`]],
  ["users", ["users.list", `users.row:${exampleUser.id}`, `users.row:${otherUser.id}`]],
  ["employee open", ["users.list", `users.row:${exampleUser.id}`]],
  ["admin open", ["users.assign", "users.generate"]],
  ["admin open, with a role", ["users.generate"]],
  ["policy", ["policy.accept"]],
  ["policy accepted", ["policy.done"]],
  ["create", ["create.name", "create.role"]],
  ["create, employee chosen", ["create.role"]],
  ["create, roles open", ["create.role.option:ADMIN"]],
  ["create, ready", ["create.submit"]],
  ["create, name refused", ["create.name"]],
  ["create, admin limit", ["dialog.cancel", "dialog.close"]],
  ["assign assets", ["assign.kind:apps"]],
  ["assign assets, ready", ["assign.save"]],
  ["token, start", ["wizard.app"]],
  ["token, app chosen", ["wizard.next"]],
  ["token, wrong app chosen", ["wizard.app"]],
  ["token, expiry 0", ["wizard.expiry.60", "wizard.expiry.never"]],
  ["token, expiry without never", ["wizard.expiry.60"]],
  ["token, expiry, wrong app", ["wizard.back"]],
  ["token, permissions", ["wizard.permissions"]],
  ["token, permissions all", ["wizard.generate"]],
  ["token, no permissions", ["dialog.cancel", "dialog.close", "wizard.back"]],
  ["token, done, input", ["done.copy", "done.token"]],
  ["gate secondAdmin", ["gate.send"]],
  ["gate secondAdmin, sent", ["dialog.close", "gate.ok"]],
  ["gate verify", ["gate.verify"]],
  ["gate password", ["gate.password"]],
])("%s: %j", (name, expected) => {
  expect(right(name)).toEqual(expected);
});

test("the menu of the older pages", () => {
  expect(right("add menu", {}, "2023")).toEqual(["apps.choice.request"]);
  expect(right("add menu", { way: "own" }, "2023")).toEqual(["apps.choice.connect", "apps.choice.request"]);
});

test("in the single dialog of 2023 everything can be filled in any order, and nothing made before", () => {
  expect(right("token, start", {}, "2023")).toEqual(["wizard.app", "wizard.expiry.60", "wizard.expiry.never"]);
  const half = right("token, app chosen", {}, "2023");
  expect(half).toContain("wizard.expiry.60");
  expect(half).toContain("wizard.scope:ads_management");
  expect(half).not.toContain("wizard.generate");
  expect(right("token, permissions all", {}, "2023")).toContain("wizard.generate");
  expect(right("token, permissions all, no expiry", {}, "2023")).not.toContain("wizard.generate");
});

test("a system user who was chosen before is the only one that will do", () => {
  expect(right("users", { systemUserId: otherUser.id })).toContain(`users.row:${otherUser.id}`);
  expect(right("token, start", { systemUserId: otherUser.id })).toEqual(["dialog.cancel", "dialog.close"]);
});

test("what an app does not offer cannot be ticked; going on and leaving are both right", () => {
  const rights = right("token, a permission is absent");
  expect(rights).toContain("wizard.generate");
  expect(rights).toContain("dialog.close");
  expect(rights).not.toContain("wizard.scope:catalog_management");
});
