import { h, type VNode } from "./dom.ts";
import { listPage, paneHead } from "./list.ts";
import { mayAddUser, mayGenerate, selectedUser, type Task, type UserRow } from "./scene.ts";
import { block, button, text, type View } from "./widgets.ts";

export function usersPage(view: View): VNode[] {
  const { scene, t } = view;
  const old = scene.generation === "2023";
  const rows = scene.data.systemUsers.map(({ id, name, role }) => ({
    id,
    title: name,
    icon: "key" as const,
    lines: [old ? roleName(view, role) : `${t.id}: ${id}`],
  }));
  const free = mayAddUser(scene);
  const add = button(view, "users.add", t.add, { primary: true, disabled: !free, ...(!free && { hint: t.needApp }) });
  return listPage(view, {
    name: "users",
    heading: t.system_users,
    rows,
    empty: t.noSystemUsers,
    buttons: free ? [add] : [add, h("div", { look: "quiet", attrs: { role: "tooltip" } }, text(t.needApp))],
    pane: pane(view),
  });
}

export const roleName = ({ t }: View, role: UserRow["role"]): string =>
  role === "ADMIN" ? t.roleAdmin : t.roleEmployee;

export const taskName = ({ t }: View, task: Task): string =>
  ({ develop: t.developApp, insights: t.viewInsights, test: t.testApp, manage: t.manageApp })[task];

/** Until a row is open there is no pane and no button. */
function pane(view: View): VNode | null {
  const { scene, t } = view;
  const user = selectedUser(scene);
  if (!user) return null;
  const old = scene.generation === "2023";
  const free = mayGenerate(scene);
  const access = user.role === "ADMIN" ? t.adminAccess : t.employeeAccess;
  return h(
    "div",
    { key: user.id },
    paneHead(view, user.name, old ? null : user.id, [access]),
    h(
      "div",
      { look: "buttons" },
      old && button(view, "users.edit", t.edit),
      button(view, "users.generate", t.generateToken, {
        primary: true,
        disabled: !free,
        ...(!free && { hint: t.needAppForToken }),
      }),
      button(view, "users.revoke", t.revokeTokens),
      button(view, "users.more", "…", {
        name: t.more,
        attrs: { "aria-haspopup": "menu", "aria-expanded": String(scene.menu === "users.more") },
      }),
    ),
    !free && h("div", { look: "quiet", attrs: { role: "tooltip" } }, text(t.needAppForToken)),
    h(
      "div",
      { look: "tabs", attrs: { role: "tablist" } },
      tab("users.tab.assigned", t.assignedAssets, scene.tab !== "installed"),
      tab("users.tab.installed", t.installedApps, scene.tab === "installed"),
    ),
    ...(scene.tab === "installed" ? installed(view, user) : assigned(view, user)),
  );
}

export function tab(control: string, label: string, open: boolean): VNode {
  const attrs = { role: "tab", tabindex: "0", "aria-selected": String(open) };
  return h("div", { control, look: "tab", press: true, attrs }, text(label));
}

function assigned(view: View, user: UserRow): VNode[] {
  const { scene, t } = view;
  const held = scene.data.apps.filter(({ id }) => user.apps[id]?.length);
  return [
    button(view, "users.assign", t.assignAssets),
    ...(held.length === 0 ? [block(t.noAssets, "quiet")] : []),
    ...held.map((app) =>
      h(
        "div",
        { look: "row", key: app.id },
        h(
          "div",
          { look: "rowText" },
          text(app.name, "strong"),
          text((user.apps[app.id] ?? []).map((task) => taskName(view, task)).join(", "), "quiet"),
        ),
        button(view, `users.manage:${app.id}`, t.manageAssignments),
      ),
    ),
  ];
}

function installed({ scene }: View, user: UserRow): VNode[] {
  return scene.data.apps.filter(({ id }) => user.installed.includes(id)).map((app) => block(app.name));
}

export function usersMoreMenu(view: View): VNode {
  const entry = (control: string, label: string) =>
    h("div", { control, look: "option", press: true, attrs: { role: "menuitem", tabindex: "-1" } }, text(label));
  return h(
    "div",
    { control: "float.menu", look: "menuFloating", key: "users.more", attrs: { role: "menu" } },
    entry("users.edit", view.t.edit),
    entry("users.remove", view.t.remove),
  );
}
