import { hasId, leadsOn, worded } from "../places.ts";
import { type Scene, sight } from "../sight.ts";
import { ticked } from "../survey.ts";
import type { Sighting } from "../types.ts";
import { says, shown, told, usable, type View } from "../view.ts";

/** The dialog in which a system user gets a role on the app. */
export function roleSight(scene: Scene): Sighting | null {
  const { view, known } = scene;
  const { dialog } = view;
  if (!dialog || known.hasToken) return null;
  // Whose role this is, of which app, is not told here.
  if (told(view, dialog, "manageAssignments")) return sight(scene, "appRole", "chooseDevelopApp");
  const buttons = worded(view, dialog.controls);
  const kinds = buttons.filter((button) =>
    (["pages", "adAccounts", "apps"] as const).some((key) => says(view, button, key)),
  );
  if (kinds.length < 2 || known.systemUserId === null) return null;
  const start = kinds[0] ? buttons.indexOf(kinds[0]) : -1;
  const together = kinds.every((kind, index) => kind === buttons[start + index]);
  const sure = known.needsAppRole && view.address.selectedUserId === known.systemUserId;
  const point = (element: Element | null) => (sure ? element : null);

  const lines = shown(view, dialog, "check");
  const own = lines.filter((line) => known.app.id !== null && hasId(line, known.app.id));
  const [app] = own;
  if (own.length !== 1 || !app) {
    const apps = kinds.filter((button) => says(view, button, "apps"));
    const last = apps.length === 1 && apps[0] === kinds.at(-1) && together ? usable(apps[0]) : null;
    const open = apps[0] && ticked(apps[0].element) === true;
    return open
      ? sight(scene, "appRole", "chooseAppToAssign", { detail: known.app.name })
      : sight(scene, "appRole", "chooseAppsToAssign", { pointer: point(last) });
  }
  const chosen = ticked(app.element);
  if (chosen !== true) {
    const pointer = chosen === false ? point(usable(app)) : null;
    return sight(scene, "appRole", "chooseAppToAssign", { detail: known.app.name, pointer });
  }
  const toggles = lines.slice(lines.indexOf(app) + 1).filter((line) => isTask(view, line));
  if (toggles.some(({ element }) => ticked(element) === true)) {
    return sight(scene, "appRole", "pressSaveRole", { pointer: point(leadsOn(view, "save")) });
  }
  const develop = toggles.filter((line) => says(view, line, "developApp"));
  const certain = develop.length === 1 && develop[0] === toggles[0] && toggles.every(isUnticked);
  const first = certain ? usable(develop[0]) : null;
  return sight(scene, "appRole", "chooseDevelopApp", { pointer: point(first) });
}

const isUnticked = ({ element }: { element: Element }) => ticked(element) === false;

function isTask(view: View, line: ReturnType<typeof shown>[number]): boolean {
  return (["developApp", "manageApp", "viewInsights", "testApp"] as const).some((key) => says(view, line, key));
}
