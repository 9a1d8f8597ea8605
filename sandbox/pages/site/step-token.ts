/** Acts in the token dialog and at its gates. */
import type { Generate } from "./ask.ts";
import { asking, closed, idIn, onTop, opened, type Step } from "./change.ts";
import { type Act, type Scene, selectedUser, type TokenDialog, topDialog } from "./scene.ts";

export function stepInToken(scene: Scene, act: Act): Step | undefined {
  if (act.type === "type") {
    if (act.on === "wizard.search") return change(scene, () => ({ search: act.text, painted: 8 }));
    if (act.on === "gate.code" || act.on === "gate.password") {
      return { scene: onTop(scene, "gate", (dialog) => ({ ...dialog, text: act.text })) };
    }
    return undefined;
  }
  if (act.type === "scroll") {
    if (act.on !== "wizard.app.list" && act.on !== "wizard.permissions.list") return undefined;
    return change(scene, ({ painted }) => ({ painted: painted + 8 }));
  }
  const top = topDialog(scene);
  if (act.on === "users.generate") return { scene: opened(scene, fresh(scene)) };
  if (top?.kind === "gate") return stepAtGate(scene, act.on);
  if (top?.kind === "token") return stepInDialog(scene, top, act.on);
  return undefined;
}

function fresh(scene: Scene): TokenDialog {
  return {
    kind: "token",
    step: scene.generation === "2023" ? "form" : "app",
    appId: null,
    list: "none",
    painted: 8,
    search: "",
    expiry: scene.options.expiryPreset ? "60" : null,
    scopes: [],
    token: "",
  };
}

const change = (scene: Scene, by: (dialog: TokenDialog) => Partial<TokenDialog>): Step => ({
  scene: onTop(scene, "token", (dialog) => ({ ...dialog, ...by(dialog) })),
});

const steps: readonly TokenDialog["step"][] = ["app", "expiry", "permissions"];

function stepInDialog(scene: Scene, dialog: TokenDialog, on: string): Step | undefined {
  const appId = idIn(on, "wizard.app.option");
  if (appId !== undefined) return change(scene, () => ({ appId, list: "none", scopes: [] }));
  const scope = idIn(on, "wizard.scope");
  if (scope !== undefined) {
    const { scopes } = dialog;
    const next = scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope];
    return change(scene, () => ({ scopes: next }));
  }
  const at = steps.indexOf(dialog.step);
  const toggle = (list: "app" | "permissions") =>
    change(scene, () => ({ list: dialog.list === list ? "none" : list, painted: 8, search: "" }));
  switch (on) {
    case "wizard.app":
      return toggle("app");
    case "wizard.permissions":
      return toggle("permissions");
    case "wizard.expiry.60":
      return change(scene, () => ({ expiry: "60" }));
    case "wizard.expiry.never":
      return change(scene, () => ({ expiry: "never" }));
    case "wizard.next":
      return change(scene, () => ({ step: steps[at + 1] ?? dialog.step, list: "none" }));
    case "wizard.back":
      return change(scene, () => ({ step: steps[at - 1] ?? dialog.step, list: "none" }));
    case "wizard.generate": {
      const wanted = generateOf(scene, dialog);
      return wanted && asking(scene, { do: "generate", ...wanted });
    }
    case "done.copy":
      return { scene, copied: dialog.token };
    case "done.done":
      return { scene: closed(scene) };
    default:
      return undefined;
  }
}

function generateOf(scene: Scene, { appId, expiry, scopes }: TokenDialog): Generate | undefined {
  const user = selectedUser(scene);
  return user && appId !== null && expiry !== null ? { userId: user.id, appId, expiry, scopes } : undefined;
}

function stepAtGate(scene: Scene, on: string): Step | undefined {
  const gate = topDialog(scene);
  if (gate?.kind !== "gate") return undefined;
  const below = scene.dialogs.at(-2);
  const wanted = below?.kind === "token" ? generateOf(scene, below) : undefined;
  switch (on) {
    case "gate.send":
      return wanted && asking(scene, { do: "askApproval", ...wanted });
    case "gate.ok":
      // Nothing more can be done about the token until somebody else has agreed.
      return { scene: gate.gate === "secondAdmin" ? closed(closed(scene)) : closed(scene) };
    case "gate.verify":
      return { scene: onTop(scene, "gate", (dialog) => ({ ...dialog, sent: true })) };
    case "gate.submit":
      if (gate.gate === "verify") return asking(scene, { do: "verify", code: gate.text });
      if (wanted) return asking(scene, { do: "generate", ...wanted, password: gate.text });
      if (below?.kind === "createApp") return asking(scene, { do: "createApp", name: below.text, password: gate.text });
      return undefined;
    default:
      return undefined;
  }
}
