import { i18n } from "#i18n";
import type { Sighting, Step } from "../../../lib/guide/types.ts";
import { type Guide, type StepState, stepStates } from "../guide-words.ts";

const SIGNS: Record<StepState, string> = { done: "✓", current: "▸", waiting: "…", todo: "·" };

/** The checklist. What was captured stands beside its step; of the token only that it is there. */
export function Steps({ guide, sighting }: { guide: Guide; sighting: Sighting }) {
  return (
    <ol class="steps" aria-label={i18n.t("guide.steps")}>
      {stepStates(guide, sighting).map(({ step, state }) => (
        <li key={step} class={state} {...(step === sighting.step ? { "aria-current": "step" as const } : {})}>
          <span class="sign" aria-hidden="true">
            {SIGNS[state]}
          </span>
          <span>{i18n.t(`guide.step.${step}`)}</span>
          <span class="state">{i18n.t(`guide.state.${state}`)}</span>
          <Value guide={guide} step={step} />
        </li>
      ))}
    </ol>
  );
}

function Value({ guide: { setup, hasToken }, step }: { guide: Guide; step: Step }) {
  if (step === "token" && hasToken) return <span class="value">{i18n.t("guide.tokenKept")}</span>;
  const values: Partial<Record<Step, [name: "businessId" | "appId" | "systemUserId", value: string | null]>> = {
    portfolio: ["businessId", setup?.businessId ?? null],
    app: ["appId", setup?.app.id ?? null],
    systemUser: ["systemUserId", setup?.systemUserId ?? null],
  };
  const [name, value] = values[step] ?? [];
  if (!name || !value) return null;
  return (
    <span class="value" translate={false} title={i18n.t(`guide.value.${name}`)}>
      {value}
    </span>
  );
}
