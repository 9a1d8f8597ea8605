import { choiceSight } from "../pages/apps.ts";
import { appRow, leadsOn, leadsOut, onlyField, worded } from "../places.ts";
import { type Scene, sight, stepOf } from "../sight.ts";
import { disabled, fieldValue, ticked } from "../survey.ts";
import type { AdviceKind, Sighting, Warning } from "../types.ts";
import { says, shown, texts, told, usable, type View } from "../view.ts";

/** The dialogs of the page of the apps. */
export function appDialogSight(scene: Scene): Sighting | null {
  const { view, known } = scene;
  const { dialog } = view;
  if (!dialog) return null;
  const buttons = worded(view, dialog.controls);
  const sent = told(view, dialog, "requestSent") && onlyField(view) === null;
  if (sent) return sight(scene, "app", "appRequested", { pointer: leadsOn(view, "ok"), seen: { appRequested: true } });

  // With the app in the list, or none needed any more, each of the others is to be left.
  if (stepOf(known) !== "app" || appRow(view, known)) return null;
  const relationship = texts(view, dialog, "relationship")[0];
  if (relationship) return relationshipSight(scene, view.words.hole("relationship", relationship.text));
  const connects = buttons.some((button) => says(view, button, "addApp")) || told(view, dialog, "connectApp");
  const requests = buttons.some((button) => says(view, button, "requestApp")) || told(view, dialog, "requestAnApp");
  // A field for the name of an app that is to be created: no ID belongs there.
  if (!connects && !requests && told(view, dialog, "createApp")) return null;
  if (onlyField(view)) return idSight(scene, connects, requests);
  const keys = ["createApp", "connectApp", "requestAccess"] as const;
  // What the three are made of nobody has written down: they may not even say that they can be pressed.
  const choices =
    told(view, dialog, "whatToDo") || buttons.some((button) => keys.some((key) => says(view, button, key)));
  return choices ? choiceSight(scene, buttons) : null;
}

function relationshipSight(scene: Scene, business: string | null): Sighting {
  const { view } = scene;
  const radios = view.dialog ? shown(view, view.dialog, "radio") : [];
  const chosen = radios.some(({ element }) => ticked(element) === true);
  const field = onlyField(view);
  const empty = field !== null && fieldValue(field.element) === "";
  const pointer = !chosen ? null : empty ? usable(field) : leadsOn(view, "next");
  return sight(scene, "app", "sayRelationship", { detail: business, pointer });
}

/** The dialog with the one field for an ID: asking for an app, or taking it over, which only the labels tell apart. */
function idSight(scene: Scene, connects: boolean, requests: boolean): Sighting {
  const { view, known } = scene;
  const field = onlyField(view);
  const trouble = troubleOf(view);
  if (connects && !requests && known.way === "provider") {
    const warnings = [{ kind: "connectByMistake" } as const];
    return sight(scene, "app", "leaveConnectDialog", { warnings, pointer: leadsOut(view) });
  }
  if (trouble) return sight(scene, "app", "appTrouble", { warnings: [trouble] });
  // While the request is on its way, its field cannot be used.
  const sure = connects !== requests && field !== null && !disabled(field.element);
  const filled = field !== null && known.app.id !== null && fieldValue(field.element) === known.app.id;
  if (!filled) {
    const pointer = sure && known.app.id ? usable(field) : null;
    return sight(scene, "app", "enterAppId", { detail: known.app.id, pointer });
  }
  const advice: AdviceKind = connects ? "pressConnectApp" : "pressRequestApp";
  const pointer = sure ? leadsOn(view, connects ? "addApp" : "requestApp") : null;
  return sight(scene, "app", advice, { pointer });
}

/** What Meta answered, in its own words: known by what it says, or by where alerts stand. */
export function troubleOf(view: View): Warning | null {
  const { dialog } = view;
  if (!dialog) return null;
  const alert = dialog.leaves.find(({ element }) => element.closest('[role="alert"]') && view.visible(element));
  const [said] = texts(view, dialog, "technicalIssue", "alreadyOwned");
  const text = (said ?? alert)?.text;
  return text ? { kind: "metaSaid", said: text } : null;
}
