/** Acts on the Apps page and in its dialogs. */

import { asking, closed, idIn, onTop, opened, type Step, swapped } from "./change.ts";
import type { Act, Dialog, RelationshipChoice, Scene } from "./scene.ts";
import { selectedApp, topDialog } from "./scene.ts";
import { grantedBy } from "./step-users.ts";

export function stepInApps(scene: Scene, act: Act): Step | undefined {
  const top = topDialog(scene);
  if (act.type === "type") return typed(scene, act.on, act.text);
  switch (act.on) {
    case "apps.add":
      if (scene.generation === "2026") return { scene: opened(scene, { kind: "addApp" }) };
      return { scene: { ...scene, menu: scene.menu === "apps.add" ? null : "apps.add" } };
    case "apps.choice.create":
      return { scene: chosen(scene, { kind: "createApp", text: "" }) };
    case "apps.choice.connect":
      return { scene: chosen(scene, { kind: "connectApp", text: "", error: null }) };
    case "apps.choice.request":
      return {
        scene: chosen(
          scene,
          scene.options.relationshipWith === null
            ? { kind: "requestApp", text: "", error: null }
            : { kind: "relationship", choice: null, text: "" },
        ),
      };
    case "relationship.next":
      return { scene: swapped(scene, { kind: "requestApp", text: "", error: null }) };
    case "relationship.agency":
    case "relationship.vendor":
    case "relationship.partner":
    case "relationship.other": {
      const choice = act.on.slice("relationship.".length) as RelationshipChoice;
      return { scene: onTop(scene, "relationship", (dialog) => ({ ...dialog, choice })) };
    }
    case "request.submit":
      return top?.kind === "requestApp" ? asking(scene, { do: "requestApp", appId: top.text.trim() }) : undefined;
    case "connect.submit":
      return top?.kind === "connectApp" ? asking(scene, { do: "connectApp", appId: top.text.trim() }) : undefined;
    case "createApp.submit":
      return top?.kind === "createApp" ? asking(scene, { do: "createApp", name: top.text.trim() }) : undefined;
    case "requestSent.ok":
      return { scene: closed(scene) };
    case "apps.assignPeople": {
      const app = selectedApp(scene);
      return app && { scene: opened(scene, { kind: "assignPeople", appId: app.id, userId: null, tasks: [] }) };
    }
    case "people.save":
      if (top?.kind !== "assignPeople" || top.userId === null) return undefined;
      return asking(scene, { do: "assign", userId: top.userId, appId: top.appId, tasks: top.tasks });
  }
  const userId = idIn(act.on, "people.user");
  if (userId !== undefined) return { scene: onTop(scene, "assignPeople", (dialog) => ({ ...dialog, userId })) };
  const task = idIn(act.on, "people.task");
  if (task !== undefined) {
    return { scene: onTop(scene, "assignPeople", (dialog) => ({ ...dialog, tasks: grantedBy(dialog.tasks, task) })) };
  }
  return undefined;
}

/** What was chosen after "Add": it takes the place of the dialog of choices, or of the menu. */
const chosen = (scene: Scene, dialog: Dialog): Scene =>
  topDialog(scene)?.kind === "addApp" ? swapped(scene, dialog) : opened(scene, dialog);

function typed(scene: Scene, on: string, text: string): Step | undefined {
  switch (on) {
    case "request.appId":
      return { scene: onTop(scene, "requestApp", (dialog) => ({ ...dialog, text, error: null })) };
    case "connect.appId":
      return { scene: onTop(scene, "connectApp", (dialog) => ({ ...dialog, text, error: null })) };
    case "createApp.name":
      return { scene: onTop(scene, "createApp", (dialog) => ({ ...dialog, text })) };
    case "relationship.text":
      return { scene: onTop(scene, "relationship", (dialog) => ({ ...dialog, text })) };
    default:
      return undefined;
  }
}
