import { leadsOn } from "../places.ts";
import { type Scene, sight } from "../sight.ts";
import type { Sighting } from "../types.ts";
import { told } from "../view.ts";

/** What can stand before the token, and is nobody's mistake: Meta wants another admin, a code, time, or the password. */
export function gateSight(scene: Scene): Sighting | null {
  const { view } = scene;
  const { dialog } = view;
  if (!dialog) return null;
  if (told(view, dialog, "approvalNeeded")) {
    return sight(scene, "token", "approvalNeeded", { seen: { approvalAsked: true } });
  }
  if (told(view, dialog, "verificationRequired")) {
    return sight(scene, "token", "verifyAccount", { pointer: leadsOn(view, "verifyAccount") });
  }
  if (told(view, dialog, "newDevice")) return sight(scene, "token", "newDevice");
  return told(view, dialog, "passwordAgain") ? sight(scene, "token", "passwordAgain") : null;
}
