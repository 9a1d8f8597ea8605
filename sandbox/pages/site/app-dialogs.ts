/** The dialogs of the Apps page. */
import { h, type VNode } from "./dom.ts";
import { fill } from "./labels.ts";
import type { Dialog, RelationshipChoice } from "./scene.ts";
import { taskName } from "./users-page.ts";
import { block, button, choice, dialogFrame, type FieldInit, field, text, type View } from "./widgets.ts";

type Of<K extends Dialog["kind"]> = Extract<Dialog, { kind: K }>;

const failure = ({ t }: View, error: Of<"requestApp">["error"]): VNode | false =>
  error !== null && h("div", { look: "error", attrs: { role: "alert" } }, text(t[error]));

export function addAppDialog(view: View): VNode {
  const { scene, t } = view;
  const card = (control: string, title: string, bestFor: string, disabled = false): VNode =>
    h(
      "div",
      {
        control,
        look: disabled ? "cardOff" : "card",
        press: !disabled,
        attrs: { role: "button", tabindex: "0", ...(disabled && { "aria-disabled": "true" }) },
      },
      block(title, "strong"),
      block(bestFor, "quiet"),
    );
  return dialogFrame(
    view,
    t.whatToDo,
    [
      card("apps.choice.create", t.createApp, t.bestForCreate, scene.options.createAppDisabled),
      card("apps.choice.connect", t.connectApp, t.bestForConnect),
      card("apps.choice.request", t.requestAccess, t.bestForRequest),
    ],
    [],
  );
}

export const relationshipChoices: readonly RelationshipChoice[] = ["agency", "vendor", "partner", "other"];

export function relationshipDialog(view: View, dialog: Of<"relationship">): VNode {
  const { scene, t } = view;
  const captions = { agency: t.workAgency, vendor: t.workVendor, partner: t.workPartner, other: t.other };
  const ready = dialog.choice !== null && (dialog.choice !== "other" || dialog.text.trim() !== "");
  return dialogFrame(
    view,
    fill(t.workWith, scene.options.relationshipWith ?? ""),
    [
      ...relationshipChoices.map((each) =>
        choice(view, `relationship.${each}`, [text(captions[each])], dialog.choice === each, "radio"),
      ),
      dialog.choice === "other" && field(view, "relationship.text", "", dialog.text, { placeholder: t.otherHint }),
    ],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "relationship.next", t.next, { primary: true, disabled: !ready }),
    ],
  );
}

function idField(view: View, control: string, value: string): VNode {
  const { t, scene } = view;
  const { fieldHint } = scene.options;
  const init: FieldInit =
    fieldHint === "placeholder" ? { placeholder: t.appId } : fieldHint === "label" ? { label: t.appId } : {};
  return field(view, control, t.appId, value, { ...init, disabled: scene.waiting });
}

export function requestAppDialog(view: View, dialog: Of<"requestApp">): VNode {
  const { scene, t } = view;
  const ready = dialog.text.trim() !== "" && !scene.waiting;
  return dialogFrame(
    view,
    t.requestTitle,
    [idField(view, "request.appId", dialog.text), failure(view, dialog.error), block(t.requestNote, "quiet")],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "request.submit", t.requestApp, { primary: true, disabled: !ready }),
    ],
  );
}

export function requestSentDialog(view: View): VNode {
  const { t } = view;
  return dialogFrame(
    view,
    t.statusSent,
    [block(t.requestSentNote)],
    [button(view, "requestSent.ok", t.ok, { primary: true })],
  );
}

export function connectAppDialog(view: View, dialog: Of<"connectApp">): VNode {
  const { scene, t } = view;
  const ready = dialog.text.trim() !== "" && !scene.waiting;
  return dialogFrame(
    view,
    t.connectTitle,
    [idField(view, "connect.appId", dialog.text), failure(view, dialog.error), block(t.bestForConnect, "quiet")],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "connect.submit", t.connectSubmit, { primary: true, disabled: !ready }),
    ],
  );
}

export function createAppDialog(view: View, dialog: Of<"createApp">): VNode {
  const { scene, t } = view;
  const ready = dialog.text.trim() !== "" && !scene.waiting;
  return dialogFrame(
    view,
    t.createApp,
    [field(view, "createApp.name", t.appName, dialog.text)],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "createApp.submit", t.createApp, { primary: true, disabled: !ready }),
    ],
  );
}

/** Apps > app > "Assign people": the other way to give a system user a role on the app. */
export function assignPeopleDialog(view: View, dialog: Of<"assignPeople">): VNode {
  const { scene, t } = view;
  return dialogFrame(
    view,
    t.assignPeople,
    [
      ...scene.data.systemUsers.map(({ id, name }) =>
        choice(
          view,
          `people.user:${id}`,
          [block(name, "strong"), block(`${t.id}: ${id}`, "quiet")],
          dialog.userId === id,
          "radio",
        ),
      ),
      ...(["develop", "manage"] as const).map((task) =>
        choice(view, `people.task:${task}`, [text(taskName(view, task))], dialog.tasks.includes(task), "checkbox"),
      ),
    ],
    [
      button(view, "dialog.cancel", t.cancel),
      button(view, "people.save", t.save, {
        primary: true,
        disabled: dialog.userId === null || dialog.tasks.length === 0 || scene.waiting,
      }),
    ],
  );
}
