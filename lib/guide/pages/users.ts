import type { LabelKey } from "../labels/keys.ts";
import { hasId, isEmpty, listAndPane, openUser, worded } from "../places.ts";
import { type Scene, sight } from "../sight.ts";
import { type Control, disabled, idsIn, same } from "../survey.ts";
import type { Sighting, Step } from "../types.ts";
import { says, shown, told, usable, type View } from "../view.ts";
import { addButton } from "./apps.ts";

/** The page of the system users, from choosing one to its token. */
export function usersSight(scene: Scene, step: Exclude<Step, "portfolio" | "app" | "connect">): Sighting {
  const { view, known } = scene;
  if (shown(view, view.lists, "option").length > 0) return sight(scene, step, "dialogInTheWay");
  const open = openUser(view);
  if (known.systemUserId === null) return chooseUser(scene, open);
  if (open !== known.systemUserId) {
    const row = rowOf(view, known.systemUserId);
    return sight(scene, step, "openSystemUserRow", { detail: known.systemUserId, pointer: row });
  }
  const buttons = paneButtons(view);
  if (step === "appRole" && !holdsApp(scene)) {
    return sight(scene, "appRole", "pressAssignAssets", { pointer: assignButton(view, buttons) });
  }
  const [generate, isOff] = generateButton(view, buttons);
  if (isOff || told(view, view.content, "needsApp")) return sight(scene, "token", "generateTokenDisabled");
  return sight(scene, "token", "pressGenerateToken", { pointer: generate });
}

function chooseUser(scene: Scene, open: string | null): Sighting {
  const { view } = scene;
  if (open !== null) {
    const offers = ["systemUserId"] as const;
    // A system user who is no admin cannot read people.
    const plain = told(view, view.content, "employeeAccess") && !told(view, view.content, "adminAccess");
    return sight(scene, "systemUser", plain ? "openSystemUserRow" : "captureSystemUser", { offers });
  }
  // Somebody's pane is open, but neither it nor the address names an ID: only a pasted one is certain.
  if (paneButtons(view).length > 0) return sight(scene, "systemUser", "captureSystemUser");
  const { rows } = listAndPane(view);
  if (rows.length > 0) {
    const admins = rows.filter(({ element }) => saysWithin(view, element, "admin", "adminAccess"));
    // Newer rows do not tell who is an admin: the only one is worth a look.
    const right = admins.length === 1 ? admins[0] : rows.length === 1 && hasAnId(rows[0]) ? rows[0] : null;
    return sight(scene, "systemUser", "openSystemUserRow", { pointer: usable(right) });
  }
  const adding = shown(view, view.content, "button").filter((button) => says(view, button, "add"));
  const isOff = adding.length === 1 && adding[0] !== undefined && disabled(adding[0].element);
  if (isOff || told(view, view.content, "needsApp")) return sight(scene, "systemUser", "systemUserNeedsApp");
  const pointer = isEmpty(view, "noSystemUsers") ? addButton(view) : null;
  return sight(scene, "systemUser", "addSystemUser", { pointer });
}

const hasAnId = (row: Control | undefined): boolean => row?.names.some((name) => idsIn(name).length > 0) ?? false;

function rowOf(view: View, id: string): Element | null {
  const rows = listAndPane(view).rows.filter((row) => hasId(row, id));
  // A link with the same digits is a pane: the row may be open already.
  const isOpen = shown(view, view.content, "link").some((link) => hasId(link, id));
  return rows.length === 1 && !isOpen ? usable(rows[0]) : null;
}

function saysWithin(view: View, element: Element, ...keys: readonly LabelKey[]): boolean {
  return [...element.querySelectorAll("*")].some(
    (inner) => inner.childElementCount === 0 && keys.some((key) => view.words.says(key, inner.textContent ?? "")),
  );
}

/** The buttons of the pane with words on them. */
function paneButtons(view: View) {
  return worded(view, listAndPane(view).pane);
}

/** The newer pane begins with "Generate token" and shows the ID; the older has "Edit" before it, and no ID. */
function generatePlace(view: View): number {
  const links = listAndPane(view).pane.filter(({ kind, element }) => kind === "link" && view.visible(element));
  return links.some(({ names }) => names.some((name) => idsIn(name).length > 0)) ? 0 : 1;
}

function generateButton(view: View, buttons: ReturnType<typeof paneButtons>): [Element | null, boolean] {
  const saying = buttons.filter((button) => says(view, button, "generateToken"));
  const [button] = saying;
  if (!button || saying.length !== 1 || button !== buttons[generatePlace(view)]) return [null, false];
  return [usable(button), disabled(button.element)];
}

/** "Assign assets" stands behind "Generate token" and "Revoke tokens", and is the last, with a text below it, while nothing is assigned. */
function assignButton(view: View, buttons: ReturnType<typeof paneButtons>): Element | null {
  const saying = buttons.filter((button) => says(view, button, "assignAssets"));
  const place = generatePlace(view) + 2;
  const [button] = saying;
  if (!button || saying.length !== 1 || button !== buttons[place] || buttons.length !== place + 1) return null;
  const below = view.content
    .flatMap(({ leaves }) => leaves)
    .filter(({ element }) => (button.element.compareDocumentPosition(element) & 4) !== 0 && view.visible(element));
  return below.length === 1 ? usable(button) : null;
}

/** Whether the pane lists the app among what is assigned. */
function holdsApp({ view, known }: Scene): boolean {
  const last = listAndPane(view).rows.at(-1)?.element;
  return view.content.some(({ leaves }) =>
    leaves.some(
      ({ element, text }) =>
        known.app.name !== "" &&
        same(text, known.app.name) &&
        view.visible(element) &&
        (!last || (last.compareDocumentPosition(element) & 4) !== 0),
    ),
  );
}
