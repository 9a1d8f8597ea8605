/** Acts on the System users page and in its dialogs, besides the token's. */

import { asking, idIn, onTop, opened, type Step } from "./change.ts";
import type { Act, AssetKind, Dialog, Role, Scene, Task } from "./scene.ts";
import { selectedUser, topDialog } from "./scene.ts";

/** "Develop app" brings two more tasks with it, "Manage app" all. */
export function grantedBy(tasks: readonly Task[], task: string): readonly Task[] {
  if (task === "manage") return tasks.includes("manage") ? [] : ["develop", "insights", "test", "manage"];
  if (task === "develop") return tasks.includes("develop") ? [] : ["develop", "insights", "test"];
  const one = task as Task;
  return tasks.includes(one) ? tasks.filter((each) => each !== one) : [...tasks, one];
}

export function stepInUsers(scene: Scene, act: Act): Step | undefined {
  if (act.type === "type") {
    if (act.on !== "create.name") return undefined;
    return { scene: onTop(scene, "createUser", (dialog) => ({ ...dialog, name: act.text, error: null })) };
  }
  if (act.type === "scroll") {
    if (act.on !== "assign.list") return undefined;
    return { scene: onTop(scene, "assignAssets", (dialog) => ({ ...dialog, painted: dialog.painted + 8 })) };
  }
  return stepByButton(scene, act.on) ?? stepByChoice(scene, act.on);
}

function stepByButton(scene: Scene, on: string): Step | undefined {
  const top = topDialog(scene);
  const user = selectedUser(scene);
  switch (on) {
    case "users.add":
      return { scene: opened(scene, scene.data.policyAccepted ? newUser : { kind: "policy", accepted: false }) };
    case "policy.accept":
      return { scene: onTop(scene, "policy", (dialog) => ({ ...dialog, accepted: true })) };
    case "policy.done":
      return asking(scene, { do: "acceptPolicy" });
    case "create.role":
      return { scene: onTop(scene, "createUser", (dialog) => ({ ...dialog, list: !dialog.list })) };
    case "create.submit":
      if (top?.kind !== "createUser" || top.role === null) return undefined;
      return asking(scene, { do: "createUser", name: top.name.trim(), role: top.role });
    case "users.tab.assigned":
      return { scene: { ...scene, tab: "assigned" } };
    case "users.tab.installed":
      return { scene: { ...scene, tab: "installed" } };
    case "users.more":
      return { scene: { ...scene, menu: scene.menu === "users.more" ? null : "users.more" } };
    case "users.edit":
    case "users.remove":
      return { scene: { ...scene, menu: null } };
    case "users.revoke":
      return { scene: opened(scene, { kind: "revoke" }) };
    case "revoke.confirm":
      return user && asking(scene, { do: "revoke", userId: user.id });
    case "users.assign":
      return { scene: opened(scene, { kind: "assignAssets", assetKind: "pages", appId: null, tasks: [], painted: 8 }) };
    case "assign.save":
      if (top?.kind !== "assignAssets" || top.appId === null || !user) return undefined;
      return asking(scene, { do: "assign", userId: user.id, appId: top.appId, tasks: top.tasks });
    case "manage.save":
    case "manage.remove":
      if (top?.kind !== "manageAssignments" || !user) return undefined;
      return asking(scene, {
        do: "assign",
        userId: user.id,
        appId: top.appId,
        tasks: on === "manage.save" ? top.tasks : [],
      });
    default:
      return undefined;
  }
}

const newUser: Dialog = { kind: "createUser", name: "", role: null, list: false, error: null };

function stepByChoice(scene: Scene, on: string): Step | undefined {
  const role = idIn(on, "create.role.option") as Role | undefined;
  if (role) return { scene: onTop(scene, "createUser", (dialog) => ({ ...dialog, role, list: false, error: null })) };
  const assetKind = idIn(on, "assign.kind") as AssetKind | undefined;
  if (assetKind) {
    return { scene: onTop(scene, "assignAssets", (dialog) => ({ ...dialog, assetKind, appId: null, painted: 8 })) };
  }
  const appId = idIn(on, "assign.asset");
  if (appId !== undefined) {
    const other = (dialog: Extract<Dialog, { kind: "assignAssets" }>) => (dialog.appId === appId ? null : appId);
    return { scene: onTop(scene, "assignAssets", (dialog) => ({ ...dialog, appId: other(dialog), tasks: [] })) };
  }
  const task = idIn(on, "assign.task");
  if (task !== undefined) {
    return { scene: onTop(scene, "assignAssets", (dialog) => ({ ...dialog, tasks: grantedBy(dialog.tasks, task) })) };
  }
  const managed = idIn(on, "manage.task");
  if (managed !== undefined) {
    const tasks = (dialog: { tasks: readonly Task[] }) => grantedBy(dialog.tasks, managed);
    return { scene: onTop(scene, "manageAssignments", (dialog) => ({ ...dialog, tasks: tasks(dialog) })) };
  }
  const manage = idIn(on, "users.manage");
  if (manage !== undefined) {
    const tasks = selectedUser(scene)?.apps[manage] ?? [];
    return { scene: opened(scene, { kind: "manageAssignments", appId: manage, tasks }) };
  }
  return undefined;
}
