import { batch, type Signal, signal } from "@preact/signals";
import { i18n } from "#i18n";
import type { LoginMethod } from "../../../lib/store/records.ts";
import type { Draft } from "./draft.ts";
import { cleanLabel, cleanToken, type IdKind, looksLikeToken, readId } from "./values.ts";

/** A field with what is shown below it. */
interface FieldState {
  value: Signal<string>;
  error: Signal<string | null>;
  note: Signal<string | null>;
}

/** The connect form but for the token, which is in its field and nowhere else. */
export interface FormState {
  label: FieldState;
  businessId: FieldState;
  appId: FieldState;
  loginMethod: Signal<LoginMethod>;
  tokenError: Signal<string | null>;
  tokenNote: Signal<string | null>;
  /** The portfolio for which the guide has captured a token; `null` if there is none, or another is to be pasted. */
  capturedFor: Signal<string | null>;
}

/** Whether the captured token is the one that will be used: it is of this portfolio alone. */
export function usesCaptured({ capturedFor, businessId }: FormState): boolean {
  return capturedFor.value !== null && capturedFor.value === businessId.value.value.trim();
}

function field(value: string): FieldState {
  return { value: signal(value), error: signal(null), note: signal(null) };
}

export function createForm(draft: Draft, businessIdFound: boolean, capturedFor: string | null = null): FormState {
  const form: FormState = {
    label: field(draft.label),
    businessId: field(draft.businessId),
    appId: field(draft.appId),
    loginMethod: signal(draft.loginMethod),
    tokenError: signal(null),
    tokenNote: signal(null),
    capturedFor: signal(capturedFor),
  };
  if (businessIdFound) form.businessId.note.value = i18n.t("connect.businessIdFound");
  return form;
}

export function draftOf(form: FormState): Draft {
  return {
    label: form.label.value.value,
    businessId: form.businessId.value.value,
    appId: form.appId.value.value,
    loginMethod: form.loginMethod.value,
  };
}

/** Puts an ID right when its field is left, or says what is wrong with it. An empty field is asked for at the end only. */
export function settleId(state: FieldState, kind: IdKind, options: { mayBeEmpty: boolean }): boolean {
  const reading = readId(state.value.value, kind);
  const error = reading.error === "idMissing" && options.mayBeEmpty ? null : reading.error;
  batch(() => {
    state.value.value = reading.value;
    state.error.value = error && i18n.t(`connect.error.${error}`);
    if (reading.extracted) state.note.value = i18n.t("connect.extracted");
  });
  return error === null;
}

export function settleLabel(form: FormState): boolean {
  const { value, error } = cleanLabel(form.label.value.value);
  form.label.value.value = value;
  form.label.error.value = error && i18n.t(`connect.error.${error}`);
  return error === null;
}

/** Looks at the token without keeping it. */
export function judgeToken(form: FormState, raw: string, options: { mayBeEmpty: boolean }): boolean {
  const { value, error } = cleanToken(raw);
  const shown = error === "tokenMissing" && options.mayBeEmpty ? null : error;
  form.tokenError.value = shown && i18n.t(`connect.error.${shown}`);
  form.tokenNote.value = error === null && !looksLikeToken(value) ? i18n.t("connect.error.tokenShape") : null;
  return shown === null;
}
