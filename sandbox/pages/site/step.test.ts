import { expect, test } from "vitest";
import type { Ask } from "./ask.ts";
import type { Scene } from "./scene.ts";
import { everyScene } from "./scenes.ts";
import { answered, step } from "./step.ts";
import { exampleApp, exampleUser } from "./world.ts";

function scene(name: string, generation: "2023" | "2026" = "2026"): Scene {
  const found = everyScene({ generation, locale: "en", seed: 5 }).find((each) => each.name === name);
  if (!found) throw new Error(`no scene is called "${name}"`);
  return found.scene;
}

const press = (from: Scene, on: string) => step(from, { type: "press", on });

test("a closed dialog stays in the document, hidden, if it is that kind of page", () => {
  const open = scene("request, id typed");
  const after = press(open, "dialog.cancel").scene;
  expect(after.dialogs).toEqual([]);
  expect(after.leftovers.map(({ dialog }) => dialog.kind)).toEqual(["requestApp"]);
  const tidy = { ...open, options: { ...open.options, leftovers: false } };
  expect(press(tidy, "dialog.cancel").scene.leftovers).toEqual([]);
});

test("choosing a card swaps the dialogs, choosing from the older menu opens one", () => {
  const cards = press(scene("what to do"), "apps.choice.request").scene;
  expect(cards.dialogs.map(({ kind }) => kind)).toEqual(["requestApp"]);
  const menu = press(scene("add menu", "2023"), "apps.choice.connect").scene;
  expect(menu).toMatchObject({ menu: null, dialogs: [{ kind: "connectApp" }] });
});

test("a request waits for its answer; an error stands until somebody types", () => {
  const { scene: waiting, ask } = press(scene("request, id typed"), "request.submit");
  expect(ask).toEqual({ do: "requestApp", appId: exampleApp.id });
  expect(waiting.waiting).toBe(true);
  const failed = answered(waiting, ask as Ask, { data: waiting.data, error: "technicalIssue" });
  expect(failed).toMatchObject({ waiting: false, dialogs: [{ error: "technicalIssue" }] });
  const typed = step(failed, { type: "type", on: "request.appId", text: "1" }).scene;
  expect(typed.dialogs).toMatchObject([{ error: null, text: "1" }]);
});

test("the older pages say that a request was sent, the newer ones just close", () => {
  const after = (generation: "2023" | "2026") => {
    const { scene: waiting, ask } = press(scene("request, id typed", generation), "request.submit");
    return answered(waiting, ask as Ask, { data: waiting.data }).dialogs.map(({ kind }) => kind);
  };
  expect(after("2023")).toEqual(["requestSent"]);
  expect(after("2026")).toEqual([]);
});

test("develop brings two tasks with it, manage all", () => {
  const chosen = scene("assign assets, chosen");
  expect(press(chosen, "assign.task:develop").scene.dialogs).toMatchObject([
    { tasks: ["develop", "insights", "test"] },
  ]);
  expect(press(chosen, "assign.task:manage").scene.dialogs).toMatchObject([
    { tasks: ["develop", "insights", "test", "manage"] },
  ]);
});

test("a role can be given from the app's side as well", () => {
  const { ask } = press(scene("assign people, chosen"), "people.save");
  expect(ask).toEqual({ do: "assign", userId: exampleUser.id, appId: exampleApp.id, tasks: ["develop"] });
});

test("another app in the wizard drops the permissions; scrolling paints more", () => {
  const open = scene("token, many apps open 0");
  const more = step(open, { type: "scroll", on: "wizard.app.list" }).scene;
  expect(more.dialogs).toMatchObject([{ painted: 16 }]);
  const form = scene("token, permissions all", "2023");
  expect(press(form, "wizard.app.option:1").scene.dialogs).toMatchObject([{ appId: "1", scopes: [] }]);
});

test("copying puts the token into the clipboard and changes nothing", () => {
  const done = scene("token, done, input");
  const { scene: after, copied } = press(done, "done.copy");
  expect(copied).toMatch(/^EAA/);
  expect(after).toBe(done);
});

test("after a request to a second admin the way back leads to the page", () => {
  const after = press(scene("gate secondAdmin, sent"), "gate.ok").scene;
  expect(after.dialogs).toEqual([]);
});

test("an act on what is not there changes nothing", () => {
  const page = scene("users");
  for (const key of ["request.submit", "wizard.next", "gate.send", "assign.save", "nothing.at:all"]) {
    expect(press(page, key).scene, key).toEqual(page);
  }
});
