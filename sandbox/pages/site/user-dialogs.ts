/** The dialogs of the System users page, besides the token's. */
import { h, type VNode } from "./dom.ts";
import { fill } from "./labels.ts";
import type { AssetKind, Dialog, Role, Task } from "./scene.ts";
import { roleName, taskName } from "./users-page.ts";
import {
  block,
  button,
  choice,
  combobox,
  dialogFrame,
  field,
  lazily,
  option,
  optionList,
  text,
  type View,
} from "./widgets.ts";

type Of<K extends Dialog["kind"]> = Extract<Dialog, { kind: K }>;

export function policyDialog(view: View, dialog: Of<"policy">): VNode {
  const { t } = view;
  return dialogFrame(
    view,
    t.policyTitle,
    [block(t.policyText)],
    [
      dialog.accepted
        ? button(view, "policy.done", t.done, { primary: true })
        : button(view, "policy.accept", t.accept, { primary: true }),
    ],
  );
}

const roles: readonly Role[] = ["ADMIN", "EMPLOYEE"];

export function createUserDialog(view: View, dialog: Of<"createUser">): VNode {
  const { scene, t } = view;
  const ready = dialog.name.trim() !== "" && dialog.role !== null && !scene.waiting;
  const shown = dialog.role === null ? t.userRole : roleName(view, dialog.role);
  return dialogFrame(
    view,
    t.createUser,
    [
      field(view, "create.name", t.userName, dialog.name, { label: t.userName }),
      h("div", { look: "strong" }, text(t.userRole)),
      combobox("create.role", shown, dialog.list, t.userRole),
      dialog.list && scene.options.optionPlace === "dialog" && roleOptions(view, dialog),
      dialog.error !== null && h("div", { look: "error", attrs: { role: "alert" } }, text(t[dialog.error])),
    ],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "create.submit", t.createUser, { primary: true, disabled: !ready }),
    ],
  );
}

export function roleOptions(view: View, dialog: Of<"createUser">): VNode {
  const options = roles.map((role) =>
    option(view, `create.role.option:${role}`, [text(roleName(view, role))], dialog.role === role),
  );
  return optionList("create.role.list", options, view.scene.options.optionPlace === "body");
}

const kinds: readonly AssetKind[] = ["pages", "ad_accounts", "apps"];

export function assignAssetsDialog(view: View, dialog: Of<"assignAssets">): VNode {
  const { scene, t } = view;
  const apps = dialog.assetKind === "apps" ? scene.data.apps.filter(({ status }) => status === "active") : [];
  return dialogFrame(
    view,
    t.selectAssets,
    [
      h(
        "div",
        { look: "railed" },
        h(
          "div",
          { look: "rail" },
          ...kinds.map((kind) => {
            const attrs = { role: "button", tabindex: "0", "aria-pressed": String(dialog.assetKind === kind) };
            return h("div", { control: `assign.kind:${kind}`, look: "option", press: true, attrs }, text(t[kind]));
          }),
        ),
        h(
          "div",
          { control: "assign.list", look: "options", scrolls: true },
          ...(apps.length > 0
            ? lazily(view, apps, dialog.painted, ({ id, name }) =>
                choice(
                  view,
                  `assign.asset:${id}`,
                  [block(name, "strong"), block(`${t.id}: ${id}`, "quiet")],
                  dialog.appId === id,
                  "checkbox",
                ),
              )
            : [block(dialog.assetKind === "apps" ? t.noApps : t.noAssets, "quiet")]),
        ),
        h(
          "div",
          { look: "stepBody" },
          ...(dialog.appId === null ? [] : [...toggle(view, dialog, "develop"), ...toggle(view, dialog, "manage")]),
        ),
      ),
    ],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "assign.save", t.save, {
        primary: true,
        disabled: dialog.appId === null || dialog.tasks.length === 0 || scene.waiting,
      }),
    ],
  );
}

function toggle(view: View, dialog: Of<"assignAssets">, task: Task): VNode[] {
  const { t } = view;
  const on = dialog.tasks.includes(task);
  const attrs = { role: "switch", "aria-checked": String(on), tabindex: "0", "aria-label": taskName(view, task) };
  return [
    block(task === "manage" ? t.fullAccess : t.partialAccess, "quiet"),
    h(
      "div",
      { control: `assign.task:${task}`, look: "choice", press: true, attrs },
      h("div", { look: on ? "marked" : "mark" }),
      text(taskName(view, task)),
    ),
  ];
}

export function manageAssignmentsDialog(view: View, dialog: Of<"manageAssignments">): VNode {
  const { t } = view;
  const line = (task: Task) =>
    choice(view, `manage.task:${task}`, [text(taskName(view, task))], dialog.tasks.includes(task), "checkbox");
  return dialogFrame(
    view,
    t.manageAssignments,
    [
      block(t.partialAccess, "strong"),
      line("develop"),
      line("insights"),
      line("test"),
      block(t.fullAccess, "strong"),
      line("manage"),
    ],
    [
      button(view, "manage.remove", t.removeAccess),
      button(view, "dialog.cancel", t.cancel),
      button(view, "manage.save", t.save, { primary: true, disabled: dialog.tasks.length === 0 || view.scene.waiting }),
    ],
  );
}

export function revokeDialog(view: View): VNode {
  const { t } = view;
  return dialogFrame(
    view,
    t.revokeTokens,
    [block(t.revokeNote)],
    [button(view, "dialog.cancel", t.cancel), button(view, "revoke.confirm", t.revokeTokens, { primary: true })],
  );
}

/** What can stand between a person and the token. */
export function gateDialog(view: View, dialog: Of<"gate">): VNode {
  const { t } = view;
  switch (dialog.gate) {
    case "secondAdmin":
      return dialogFrame(
        view,
        t.approvalTitle,
        [block(dialog.sent ? t.approvalSent : t.approvalNote)],
        dialog.sent
          ? [button(view, "gate.ok", t.ok, { primary: true })]
          : [button(view, "dialog.cancel", t.cancel), button(view, "gate.send", t.sendRequest, { primary: true })],
      );
    case "verify":
      return dialogFrame(
        view,
        t.verifyTitle,
        [block(t.verifyNote), dialog.sent && field(view, "gate.code", t.code, dialog.text)],
        [
          dialog.sent
            ? button(view, "gate.submit", t.submit, { primary: true, disabled: dialog.text.trim() === "" })
            : button(view, "gate.verify", t.verify, { primary: true }),
        ],
      );
    case "newDevice":
      return dialogFrame(
        view,
        "",
        [block(fill(t.newDevice, dialog.minutes))],
        [button(view, "gate.ok", t.ok, { primary: true })],
      );
    case "password":
      return dialogFrame(
        view,
        t.passwordTitle,
        [field(view, "gate.password", t.password, dialog.text, { type: "password" })],
        [
          button(view, "dialog.cancel", t.cancel),
          button(view, "gate.submit", t.submit, { primary: true, disabled: dialog.text === "" }),
        ],
      );
  }
}
