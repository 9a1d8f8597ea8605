import type { LabelKey } from "../labels/keys.ts";
import { leadsOn, openUser, worded } from "../places.ts";
import { SCOPE_SHAPE, SCOPES } from "../scopes.ts";
import { type Scene, sight } from "../sight.ts";
import { type Control, same, ticked, tidy } from "../survey.ts";
import { tokensIn } from "../token.ts";
import type { Known, Sighting } from "../types.ts";
import { says, shown, told, usable, type View } from "../view.ts";
import { openOptions } from "./user.ts";

/** The dialog that shows the finished token. Until the token is safe, closing it would lose the token for good. */
export function doneSight(scene: Scene): Sighting | null {
  const { view, known } = scene;
  if (!isDone(view, known)) return null;
  if (known.hasToken) {
    return sight(scene, "connect", "pressDone", { pointer: leadsOn(view, "done") ?? leadsOn(view, "ok") });
  }
  const [token] = view.dialog ? tokensIn(view.dialog, view.visible) : [];
  return sight(scene, "token", "captureToken", { offers: ["token"], pointer: token?.element ?? null });
}

/**
 * Whether the dialog is the one with a new token in it: a value of that shape that stands alone, and a button below it. Other windows
 * may show a value of that shape too, so this one must say what it is about or, in an unknown language, name the app or offer a copy.
 */
export function isDone(view: View, { app }: Known): boolean {
  const { dialog } = view;
  if (!dialog || view.address.section !== "systemUsers") return false;
  const found = tokensIn(dialog, view.visible);
  const [token] = found;
  if (found.length !== 1 || !token) return false;
  const below = worded(view, dialog.controls).filter(
    ({ element }) => (token.element.compareDocumentPosition(element) & 4) !== 0,
  );
  if (below.length === 0) return false;
  if (view.words.known) return told(view, dialog, "tokenCreated", "accessToken", "generateToken");
  const namesApp = dialog.leaves.some(({ element, text }) => same(text, app.name) && view.visible(element));
  return (app.name !== "" && namesApp) || isOfferedToCopy(token.element, below);
}

/** Whether a button is joined to the box, and another stands below both. */
function isOfferedToCopy(box: Element, below: readonly Control[]): boolean {
  const [copy] = below;
  const last = below.at(-1);
  if (!copy || !last || copy === last) return false;
  let row = box.parentElement;
  while (row && !row.contains(copy.element)) row = row.parentElement;
  return row !== null && !row.contains(last.element);
}

/** The wizard of four steps, and the one dialog that it replaced. */
export function tokenSight(scene: Scene): Sighting | null {
  const { view, known } = scene;
  const { dialog } = view;
  if (!dialog || known.hasToken) return null;
  const scopes = scopeBoxes(view);
  const radios = shown(view, dialog, "radio");
  const isForm = scopes.length > 1 && radios.length > 0;
  const isWizard = told(view, dialog, "selectApp", "whichApp", "setExpiration", "tokenExpiration", "assignPermissions");
  const isOld =
    told(view, dialog, "generateToken") || worded(view, dialog.controls).some((b) => says(view, b, "generateToken"));
  if (!isForm && !isWizard && !isOld && scopes.length < 2) return null;
  // A token of another system user, or of an app that is not there yet, would be of no use.
  const rightUser = known.systemUserId !== null && openUser(view) === known.systemUserId;
  const point = (element: Element | null) => (rightUser && known.appActive ? element : null);
  // The later steps of the wizard do not show the app, so it must have been seen before.
  const pointLater = (element: Element | null) => (known.wizardApp === "right" || isForm ? point(element) : null);
  if (told(view, dialog, "noPermissions")) {
    return sight(scene, "appRole", "leaveWizard", {
      seen: { needsAppRole: true },
      pointer: rightUser ? closeButton(view) : null,
    });
  }
  const whole = { scene, point, scopes, radios };
  const later = { ...whole, point: pointLater };
  return appPart(whole) ?? expiryPart(later) ?? scopePart(later);
}

interface Whole {
  scene: Scene;
  point: (element: Element | null) => Element | null;
  scopes: readonly Control[];
  radios: readonly Control[];
}

/** Choosing the app. `null`: it is chosen, or this part is over. */
function appPart({ scene, point, scopes, radios }: Whole): Sighting | null {
  const { view, known } = scene;
  const { dialog } = view;
  if (!dialog) return null;
  const options = openOptions(view).filter(({ names }) => !names.some((name) => SCOPE_SHAPE.test(name)));
  if (options.length > 0) {
    const right = options.filter(
      ({ names }) => known.app.name !== "" && names.some((name) => same(name, known.app.name)),
    );
    const pointer = right.length === 1 ? point(usable(right[0])) : null;
    return sight(scene, "token", "chooseApp", { detail: known.app.name || null, pointer });
  }
  // The wizard's third step has one choice too, that of the permissions; the older dialog has everything.
  const isForm = radios.length > 0;
  if (!isForm && endsWith(view, "generateToken")) return null;
  const boxes = shown(view, dialog, "choice").filter((box) => !says(view, box, "selectPermissions"));
  const [box] = boxes;
  if (boxes.length !== 1 || !box) return null;
  const value = tidy(box.element.textContent ?? "");
  if (view.words.says("optionsSelected", value) || view.words.says("selectPermissions", value)) return null;
  if (known.app.name !== "" && same(value, known.app.name)) {
    // In the older dialog the rest stands below; in the wizard the next step comes.
    if (isForm || scopes.length > 0) return null;
    return sight(scene, "token", "pressNextAfterApp", { pointer: point(leadsOn(view, "next")), wizardApp: "right" });
  }
  // What it shows is not painted yet.
  if (value === "") return sight(scene, "token", "openAppChoice");
  const isApps = known.app.name !== "" && (isForm || endsWith(view, "next"));
  if ((view.words.says("noAppSelected", value) || isApps) && !says(view, box, "selectApp")) {
    return sight(scene, "token", "openAppChoice", { pointer: point(usable(box)) });
  }
  if (!says(view, box, "selectApp")) return sight(scene, "token", "openAppChoice");
  return sight(scene, "token", "openAppChoice", {
    warnings: [{ kind: "otherApp", shown: value }],
    wizardApp: "other",
    pointer: known.app.name === "" ? null : point(usable(box)),
  });
}

/** Whether the dialog's last button says this. */
function endsWith(view: View, key: LabelKey): boolean {
  const last = view.dialog ? worded(view, view.dialog.controls).at(-1) : undefined;
  return last !== undefined && says(view, last, key);
}

/** How long the token shall work. */
function expiryPart({ scene, point, scopes, radios }: Whole): Sighting | null {
  const { view } = scene;
  if (radios.length === 0) return null;
  if (radios.some(({ element }) => ticked(element) === true)) {
    if (scopes.length > 0) return null;
    return sight(scene, "token", "pressNextAfterExpiry", { pointer: point(leadsOn(view, "next")) });
  }
  const first = radios[0];
  // Either of the two will do. One alone may be the offer without "Never", or the chosen other is not painted yet.
  const offer = radios.length === 2 || (radios.length === 1 && first !== undefined && says(view, first, "sixtyDays"));
  const certain = offer && radios.every(({ element }) => ticked(element) === false);
  const pointer = certain ? point(usable(first)) : null;
  return sight(scene, "token", "chooseExpiry", { pointer });
}

/** The six permissions, each known by its name. */
function scopePart({ scene, point, scopes }: Whole): Sighting {
  const { view } = scene;
  if (scopes.length === 0) {
    const boxes = view.dialog ? shown(view, view.dialog, "choice") : [];
    const [box] = boxes;
    const value = tidy(box?.element.textContent ?? "");
    // A closed box that counts what is chosen does not tell which. Untouched, it says what also stands above it, and nothing counts.
    const above = view.dialog?.leaves.some(({ element, text }) => same(text, value) && !box?.element.contains(element));
    const asks = view.words.says("selectPermissions", value) || above;
    const counted = view.dialog?.leaves.some(({ text }) => /\p{N}/u.test(text));
    const untouched = boxes.length === 1 && asks && !counted && endsWith(view, "generateToken");
    return sight(scene, "token", "openScopes", { pointer: untouched ? point(usable(box)) : null });
  }
  const named = new Map(SCOPES.map((scope) => [scope, scopes.filter((box) => isScope(box, scope))]));
  for (const [scope, boxes] of named) {
    const [box] = boxes;
    if (boxes.length !== 1 || !box || ticked(box.element) !== false) continue;
    return sight(scene, "token", "tickScope", { detail: scope, pointer: point(usable(box)) });
  }
  const missing = SCOPES.filter((scope) => named.get(scope)?.length === 0);
  if (missing.length > 0) {
    // Further down in the list, or not offered at all: only scrolling tells.
    const warnings = [{ kind: "scopesMissing", scopes: missing } as const];
    return sight(scene, "token", "scopeNotOffered", { detail: missing.join(", "), warnings });
  }
  const certain = [...named.values()].every(
    (boxes) => boxes.length === 1 && boxes[0] && ticked(boxes[0].element) === true,
  );
  return sight(scene, "token", "pressGenerate", { pointer: certain ? point(leadsOn(view, "generateToken")) : null });
}

/** Boxes to tick that are named as scopes are, in the dialog or in a list above it. */
function scopeBoxes(view: View): Control[] {
  const parts = view.dialog ? [view.dialog, ...view.lists] : view.lists;
  return shown(view, parts, "check", "option").filter(({ names }) => names.some((name) => SCOPE_SHAPE.test(name)));
}

function isScope({ names }: Control, scope: string): boolean {
  return names.some((name) => name === scope);
}

/** The cross of the dialog: named "Close", and the first of its buttons. */
function closeButton(view: View): Element | null {
  const buttons = view.dialog ? shown(view, view.dialog, "button") : [];
  const closing = buttons.filter((button) => says(view, button, "close"));
  return closing.length === 1 && closing[0] === buttons[0] ? usable(closing[0]) : null;
}
