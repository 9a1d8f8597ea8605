// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { controlOf, elementOf } from "./dom.ts";
import { rightControls, type Want } from "./oracle.ts";
import { renderScene } from "./render.ts";
import type { Generation } from "./scene.ts";
import { everyScene } from "./scenes.ts";
import { exampleApp, exampleUser, neededScopes } from "./world.ts";

const want: Want = {
  way: "provider",
  appId: exampleApp.id,
  appName: exampleApp.name,
  systemUserId: null,
  scopes: neededScopes,
  tokenHad: false,
};

afterEach(() => document.body.replaceChildren());

describe.each<Generation>(["2023", "2026"])("scenes of %s", (generation) => {
  const scenes = everyScene({ generation, locale: "en" });

  test("have names of their own", () => {
    const names = scenes.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(scenes)("$name: what is right can be pressed, if it is in sight", ({ scene }) => {
    renderScene(document, scene, () => {});
    const rights = [...rightControls(scene, want)];
    const there = rights.filter((key) => elementOf(document, key));
    if (rights.length > 0) expect(there, `none of ${rights} is on the page`).not.toEqual([]);
    for (const key of there) {
      const element = elementOf(document, key);
      expect(element?.getAttribute("aria-disabled"), `${key} is right and cannot be pressed`).not.toBe("true");
      expect((element as HTMLInputElement).disabled, `${key} is right and cannot be pressed`).not.toBe(true);
    }
  });

  test.each(scenes)("$name: no key stands in the document", ({ scene }) => {
    renderScene(document, scene, () => {});
    const keys = [...document.querySelectorAll("*")].flatMap((element) => controlOf(element) ?? []);
    for (const key of new Set(keys)) if (key.includes(".")) expect(document.body.innerHTML).not.toContain(key);
  });
});

test("an update keeps what can stay, and what others put there", () => {
  const [first, second] = ["request, empty, hint label", "request, id typed"].map(
    (wanted) => everyScene({ generation: "2026", locale: "en", seed: 3 }).find(({ name }) => name === wanted)?.scene,
  );
  if (!first || !second) throw new Error("no such scene");
  renderScene(document, first, () => {});
  const field = elementOf(document, "request.appId");
  const foreign = document.body.appendChild(document.createElement("aside"));
  renderScene(document, second, () => {});
  expect(elementOf(document, "request.appId")).toBe(field);
  expect((field as HTMLInputElement).value).toBe(exampleApp.id);
  expect(foreign.isConnected).toBe(true);
});

test("a press and typing are told, a press on what is off is not", () => {
  const acts: unknown[] = [];
  const scene = everyScene({ generation: "2026", locale: "en" }).find(
    ({ name }) => name === "request, empty, hint label",
  );
  if (!scene) throw new Error("no such scene");
  renderScene(document, scene.scene, (act) => acts.push(act));
  (elementOf(document, "request.submit") as HTMLElement).click();
  const field = elementOf(document, "request.appId") as HTMLInputElement;
  field.value = "12";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  (elementOf(document, "dialog.cancel") as HTMLElement).click();
  expect(acts).toEqual([
    { type: "type", on: "request.appId", text: "12" },
    { type: "press", on: "dialog.cancel" },
  ]);
});

test("a class name is never the same after a load", () => {
  const classes = (seed: number) => {
    const [scene] = everyScene({ generation: "2026", locale: "en", seed }).filter(({ name }) => name === "users");
    if (scene) renderScene(document, scene.scene, () => {});
    return new Set([...document.body.querySelectorAll("*")].flatMap((element) => [...element.classList]));
  };
  expect(classes(1).intersection(classes(2)).size).toBe(0);
});

test("who is named is the one to open", () => {
  const scene = everyScene({ generation: "2026", locale: "en" }).find(({ name }) => name === "users")?.scene;
  if (!scene) throw new Error("no such scene");
  expect(rightControls(scene, want)).toContain(`users.row:${exampleUser.id}`);
});
