import { isEmpty, leadsOn, onlyField, worded } from "../places.ts";
import { type Scene, sight, stepOf } from "../sight.ts";
import { fieldValue } from "../survey.ts";
import type { Sighting } from "../types.ts";
import { says, shown, texts, told, usable, type View } from "../view.ts";
import { troubleOf } from "./app.ts";

/** The dialogs in which a system user is made. */
export function userDialogSight(scene: Scene): Sighting | null {
  const { view, known } = scene;
  const { dialog } = view;
  if (!dialog) return null;
  if (told(view, dialog, "policy") || shown(view, dialog, "button").some((button) => says(view, button, "accept"))) {
    return policySight(scene);
  }
  const creates =
    told(view, dialog, "createSystemUser") ||
    shown(view, dialog, "button").some((button) => says(view, button, "createSystemUser"));
  if (!creates || stepOf(known) !== "systemUser") return null;
  return createSight(scene);
}

function policySight(scene: Scene): Sighting {
  const { view, known } = scene;
  const step = stepOf(known);
  // There is nothing to fill in or to choose, and one button.
  const others = view.dialog ? shown(view, view.dialog, "text", "password", "choice", "check", "radio", "option") : [];
  const isPlain = view.dialog !== null && worded(view, view.dialog.controls).length === 1 && others.length === 0;
  const accept = leadsOn(view, "accept");
  const done = leadsOn(view, "done");
  if (done && !accept) return sight(scene, step, "finishPolicy", { pointer: isPlain ? done : null });
  return sight(scene, step, "acceptPolicy", { pointer: isPlain ? accept : null });
}

function createSight(scene: Scene): Sighting {
  const { view } = scene;
  const field = onlyField(view);
  // With system users in the list there may be an admin among them, who would do.
  const isForm = view.dialog !== null && shown(view, view.dialog, "choice").length === 1;
  const sure = isForm && isEmpty(view, "noSystemUsers");
  const point = (element: Element | null) => (sure ? element : null);

  const refused = view.dialog ? texts(view, view.dialog, "tooManyHyphens", "invalidName")[0] : undefined;
  if (refused) {
    const warnings = [{ kind: "nameRefused", said: refused.text } as const];
    return sight(scene, "systemUser", "systemUserNameRefused", { warnings, pointer: point(usable(field)) });
  }
  const trouble = troubleOf(view);
  if (trouble) return sight(scene, "systemUser", "pressCreateSystemUser", { warnings: [trouble] });
  const isOpen = openOptions(view).length > 0 || hasOpenChoice(view);
  if (field && fieldValue(field.element) === "" && !isOpen) {
    return sight(scene, "systemUser", "nameSystemUser", { pointer: point(usable(field)) });
  }
  return (
    roleSight(scene, point) ??
    sight(scene, "systemUser", "pressCreateSystemUser", { pointer: point(leadsOn(view, "createSystemUser")) })
  );
}

/** The choice of the role, until it shows "Admin". */
function roleSight(scene: Scene, point: (element: Element | null) => Element | null): Sighting | null {
  const { view } = scene;
  const options = openOptions(view);
  if (options.length > 0) {
    const admins = options.filter((option) => says(view, option, "admin"));
    const first = options.length === 2 && admins.length === 1 && admins[0] === options[0] ? usable(admins[0]) : null;
    return sight(scene, "systemUser", "chooseSystemUserRole", { pointer: point(first) });
  }
  const boxes = view.dialog ? shown(view, view.dialog, "choice") : [];
  const [box] = boxes;
  if (boxes.length !== 1 || !box) return sight(scene, "systemUser", "chooseSystemUserRole");
  const value = box.element.textContent ?? "";
  if (view.words.says("admin", value)) return null;
  // Where the word for "Admin" is known, whatever else is shown is not it.
  const other = view.words.knows("admin") || view.words.says("systemUserRole", value);
  return sight(scene, "systemUser", "chooseSystemUserRole", { pointer: other ? point(usable(box)) : null });
}

/** Whether a choice of the dialog says that its list is open. */
function hasOpenChoice(view: View): boolean {
  const boxes = view.dialog ? shown(view, view.dialog, "choice") : [];
  return boxes.some(({ element }) => element.getAttribute("aria-expanded") === "true");
}

/** Options that can be chosen now, in the dialog or in a list above it. */
export function openOptions(view: View) {
  const parts = view.dialog ? [view.dialog, ...view.lists] : view.lists;
  return shown(view, parts, "option");
}
