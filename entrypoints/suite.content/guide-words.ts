import { i18n } from "#i18n";
import type { Known, Sighting, Step, ValueName, Warning, WizardApp } from "../../lib/guide/types.ts";
import type { GuideAnswer } from "../../lib/messages/suite-answers.ts";

export type Guide = NonNullable<GuideAnswer["guide"]>;

/** What is known before looking, as the guide wants it. */
export function knownOf({ setup, hasToken, provider }: Guide, wizardApp: WizardApp | null): Known {
  const app = setup?.way === "own" || setup?.app.id ? setup.app : provider;
  return {
    way: setup?.way ?? null,
    app: { id: app.id, name: app.name, owner: app.owner },
    businessId: setup?.businessId ?? null,
    systemUserId: setup?.systemUserId ?? null,
    appRequested: setup !== null && setup.requestedAt !== null,
    appActive: setup !== null && setup.activeAt !== null,
    needsAppRole: setup?.needsAppRole ?? false,
    wizardApp,
    hasToken,
  };
}

export type StepState = "done" | "current" | "waiting" | "todo";

/** How each step stands, in the order of the checklist; the role on the app only where it is needed. */
export function stepStates(guide: Guide, sighting: Sighting): { step: Step; state: StepState }[] {
  const { setup, hasToken } = guide;
  const done: Record<Step, boolean> = {
    portfolio: setup !== null,
    app: setup !== null && setup.activeAt !== null,
    systemUser: setup !== null && setup.systemUserId !== null,
    appRole: hasToken,
    token: hasToken,
    connect: false,
  };
  const waits: Partial<Record<Step, boolean>> = {
    app: setup !== null && setup.requestedAt !== null,
    token: setup !== null && setup.approvalAskedAt !== null,
  };
  const steps: Step[] = ["portfolio", "app", "systemUser", "appRole", "token", "connect"];
  return steps
    .filter((step) => step !== "appRole" || setup?.needsAppRole || sighting.step === "appRole")
    .map((step) => {
      if (done[step]) return { step, state: "done" };
      if (waits[step]) return { step, state: "waiting" };
      return { step, state: step === sighting.step ? "current" : "todo" };
    });
}

/** Which value a step needs, for its paste field; `null`: none, or it is there already. */
export function missingValue(guide: Guide, step: Step): ValueName | null {
  const { setup, hasToken } = guide;
  if (setup === null) return "businessId";
  switch (step) {
    case "app":
      return setup.way === "own" && setup.app.id === null ? "appId" : null;
    case "systemUser":
      return setup.systemUserId === null ? "systemUserId" : null;
    case "token":
    case "appRole":
    case "connect":
      return hasToken ? null : "token";
    default:
      return null;
  }
}

export function warningText(warning: Warning): string {
  switch (warning.kind) {
    case "wrongPortfolio":
      return i18n.t("guide.warning.wrongPortfolio", [warning.expected, warning.shown]);
    case "connectByMistake":
      return i18n.t("guide.warning.connectByMistake");
    case "otherApp":
      return i18n.t("guide.warning.otherApp", [warning.shown]);
    case "scopesMissing":
      return i18n.t("guide.warning.scopesMissing", [warning.scopes.join(", ")]);
    case "nameRefused":
      return i18n.t("guide.warning.nameRefused", [warning.said]);
    case "metaSaid":
      return i18n.t("guide.warning.metaSaid", [warning.said]);
  }
}
