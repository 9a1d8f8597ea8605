import { type Scene, sight, stepOf } from "../sight.ts";
import type { Sighting } from "../types.ts";
import { appDialogSight } from "./app.ts";
import { gateSight } from "./gate.ts";
import { roleSight } from "./role.ts";
import { doneSight, tokenSight } from "./token.ts";
import { userDialogSight } from "./user.ts";

/** What the dialog on top asks for. One that the guide does not know covers the page, so nothing beneath it is pointed at. */
export function dialogSight(scene: Scene): Sighting {
  const { view, known: had } = scene;
  const { section } = view.address;
  // With the token safe, every dialog but its own is only in the way.
  if (had.hasToken) return doneSight(scene) ?? sight(scene, "connect", "dialogInTheWay");
  const known =
    gateSight(scene) ??
    (section === "systemUsers" ? onUsers(scene) : null) ??
    (section === "apps" ? appDialogSight(scene) : null);
  return known ?? sight(scene, stepOf(scene.known), "dialogInTheWay");
}

function onUsers(scene: Scene): Sighting | null {
  return doneSight(scene) ?? tokenSight(scene) ?? roleSight(scene) ?? userDialogSight(scene);
}
