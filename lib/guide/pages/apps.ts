import { appRow, appStatus, isEmpty, listAndPane, worded } from "../places.ts";
import { type Scene, sight } from "../sight.ts";
import { idsIn } from "../survey.ts";
import type { Sighting } from "../types.ts";
import { says, shown, usable, type View } from "../view.ts";

/** The page of the apps, while no app is active yet. */
export function appsSight(scene: Scene): Sighting {
  const { view, known } = scene;
  const menu = menuSight(scene);
  if (menu) return menu;
  const row = appRow(view, known);
  if (known.way === "own" && known.app.id === null) return ownApp(scene);
  if (!row) return sight(scene, "app", "addApp", { pointer: isEmpty(view, "noApps") ? addButton(view) : null });
  const status = appStatus(view, known);
  if (status === "unclear") return sight(scene, "app", "appUnclear", { detail: known.app.name });
  return sight(scene, "app", "appRequested");
}

/** Which of the apps is the own one, only the admin knows: its row is opened by him and then captured. */
function ownApp(scene: Scene): Sighting {
  const { view } = scene;
  const { selectedAppId } = view.address;
  if (selectedAppId !== null) return sight(scene, "app", "captureApp", { offers: ["appId"] });
  const open = listAndPane(view)
    .pane.filter(({ kind }) => kind === "link")
    .flatMap(({ names }) => names.flatMap(idsIn));
  if (new Set(open).size === 1) return sight(scene, "app", "captureApp", { offers: ["appId"] });
  if (isEmpty(view, "noApps")) return sight(scene, "app", "addApp", { pointer: addButton(view) });
  return sight(scene, "app", "openAppRow");
}

/** "Add" above the list: the first button of the content. */
export function addButton(view: View): Element | null {
  const buttons = worded(
    view,
    view.content.flatMap(({ controls }) => controls),
  );
  const adding = buttons.filter((button) => says(view, button, "add"));
  return adding.length === 1 && adding[0] === buttons[0] ? usable(adding[0]) : null;
}

/** The menu that "Add" opened in the older pages. */
function menuSight(scene: Scene): Sighting | null {
  const { view, known } = scene;
  const options = shown(view, view.lists, "option");
  const keys = ["createApp", "connectApp", "requestAccess"] as const;
  if (options.length === 0) return null;
  if (!options.some((option) => keys.some((key) => says(view, option, key)))) {
    return sight(scene, "app", "dialogInTheWay");
  }
  if (appRow(view, known)) return sight(scene, "app", "dialogInTheWay");
  return choiceSight(scene, options);
}

/** The three ways to an app: each is known by what it says and by its place. */
export function choiceSight(scene: Scene, choices: ReturnType<typeof shown>): Sighting {
  const { view, known } = scene;
  const key = known.way === "own" ? "connectApp" : "requestAccess";
  const place = known.way === "own" ? 1 : 2;
  const saying = choices.filter((choice) => says(view, choice, key));
  const right = choices.length === 3 && saying.length === 1 && saying[0] === choices[place] ? usable(saying[0]) : null;
  return sight(scene, "app", known.way === "own" ? "chooseConnectApp" : "chooseRequestAccess", { pointer: right });
}
