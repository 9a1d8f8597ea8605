/** From one scene to the next: what an act changes, and what has to be asked of the server. */
import type { Answer, Ask } from "./ask.ts";
import { closed, idIn, moved, onTop, opened, type Step, screenful, swapped } from "./change.ts";
import { type Act, type NavGroup, type Scene, sections, topDialog } from "./scene.ts";
import { stepInApps } from "./step-apps.ts";
import { stepInToken } from "./step-token.ts";
import { stepInUsers } from "./step-users.ts";

/** What happens when somebody does this. An act that means nothing here changes nothing. */
export function step(scene: Scene, act: Act): Step {
  return (
    stepInFrame(scene, act) ?? stepInApps(scene, act) ?? stepInUsers(scene, act) ?? stepInToken(scene, act) ?? { scene }
  );
}

function stepInFrame(scene: Scene, act: Act): Step | undefined {
  const { on } = act;
  const section = scene.page.kind === "settings" ? scene.page.section : null;
  if (act.type === "type") {
    return on === "list.search" ? { scene: { ...scene, search: act.text, painted: screenful } } : undefined;
  }
  if (act.type === "scroll") {
    if (/^(apps|users|people)\.list$/.test(on)) return { scene: { ...scene, painted: scene.painted + screenful } };
    return undefined;
  }
  const target = sections.find((each) => on === `nav.${each}`);
  if (target !== undefined) return { scene: moved(scene, target, null), ask: { do: "load", section: target } };
  if (on.startsWith("nav.group.")) {
    const group = on.slice("nav.group.".length) as NavGroup;
    const folded = scene.folded.includes(group)
      ? scene.folded.filter((each) => each !== group)
      : [...scene.folded, group];
    return { scene: { ...scene, folded } };
  }
  const row = idIn(on, "apps.row") ?? idIn(on, "users.row") ?? idIn(on, "people.row");
  if (row !== undefined) {
    return { scene: { ...scene, selected: row, tab: "", menu: null }, ask: { do: "load", section } };
  }
  if (on === "pane.close") return { scene: { ...scene, selected: null, menu: null } };
  if (on === "requests.received" || on === "requests.sent") return { scene: { ...scene, tab: on.slice(9) } };
  if (on === "dialog.close" || on === "dialog.cancel") return { scene: closed(scene), ask: { do: "load", section } };
  return undefined;
}

/** The scene once the server has answered. */
export function answered(scene: Scene, ask: Ask, answer: Answer): Scene {
  const people = answer.data.people.length > 0 ? answer.data.people : scene.data.people;
  const next: Scene = {
    ...scene,
    data: { ...answer.data, people },
    waiting: ask.do === "load" ? scene.waiting : false,
  };
  if (answer.gate !== undefined) {
    const gate = { kind: "gate", gate: answer.gate, text: "", sent: false, minutes: answer.minutes ?? 0 } as const;
    return opened(next, gate);
  }
  const { error } = answer;
  if (error !== undefined) return withError(next, error);
  switch (ask.do) {
    case "load":
      return next;
    case "requestApp": {
      const confirms = scene.options.requestConfirmation ?? scene.generation === "2023";
      return confirms ? swapped(next, { kind: "requestSent" }) : closed(next);
    }
    case "acceptPolicy":
      return swapped(next, { kind: "createUser", name: "", role: null, list: false, error: null });
    case "generate": {
      const below = topDialog(next)?.kind === "gate" ? closed(next) : next;
      const { token = "" } = answer;
      return onTop(below, "token", (dialog) => ({ ...dialog, step: "done", list: "none", token }));
    }
    case "askApproval":
      return onTop(next, "gate", (dialog) => ({ ...dialog, sent: true }));
    case "createApp":
      return closed(topDialog(next)?.kind === "gate" ? closed(next) : next);
    default:
      return closed(next);
  }
}

function withError(scene: Scene, error: NonNullable<Answer["error"]>): Scene {
  const top = topDialog(scene);
  if (top?.kind === "requestApp" || top?.kind === "connectApp" || top?.kind === "createUser") {
    return { ...scene, dialogs: [...scene.dialogs.slice(0, -1), { ...top, error }] };
  }
  return scene;
}
