import type { AdviceKind, Known, Sighting, Step, ValueName, Warning, WizardApp } from "./types.ts";
import type { View } from "./view.ts";

/** What is known, together with what the page has just shown. */
export interface Scene {
  view: View;
  known: Known;
  seen: Sighting["seen"];
}

interface Rest {
  pointer?: Element | null;
  detail?: string | null;
  offers?: readonly ValueName[];
  warnings?: readonly Warning[];
  seen?: Partial<Sighting["seen"]>;
  wizardApp?: WizardApp;
}

/** A sighting; whatever is not said has nothing to say. */
export function sight({ view, seen }: Scene, step: Step, advice: AdviceKind, rest: Rest = {}): Sighting {
  return {
    step,
    advice,
    detail: rest.detail ?? null,
    pointer: rest.pointer ?? null,
    dialog: view.dialog?.root ?? null,
    offers: rest.offers ?? [],
    warnings: rest.warnings ?? [],
    seen: { ...seen, ...rest.seen },
    wizardApp: rest.wizardApp ?? null,
    labelsKnown: view.words.known,
  };
}

/** The step that comes next, by what is known. */
export function stepOf(known: Known): Step {
  if (known.hasToken) return "connect";
  if (!known.appActive && !known.appRequested) return "app";
  if (known.systemUserId === null) return "systemUser";
  if (!known.appActive) return "app";
  return known.needsAppRole ? "appRole" : "token";
}
