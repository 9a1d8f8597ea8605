import type { RefObject } from "preact";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Choice, Field, SecretField } from "../../../components/field.tsx";
import { metaUrl } from "../../../components/links.ts";
import { Notice } from "../../../components/notice.tsx";
import { CapturedToken } from "./captured-token.tsx";
import style from "./connect-form.module.css";
import { type FormState, judgeToken, settleId, settleLabel, usesCaptured } from "./form-state.ts";
import { SCOPES } from "./scopes.ts";

interface Props {
  form: FormState;
  token: RefObject<HTMLInputElement | null>;
  busy: boolean;
  onEdit: () => void;
  onSubmit: () => void;
}

export function ConnectForm({ form, token, busy, onEdit, onSubmit }: Props) {
  const { label, businessId, appId, loginMethod } = form;
  return (
    // Our own sentences stand at the fields; the browser's bubbles would say the same twice.
    <form
      class={style.form}
      noValidate
      autocomplete="off"
      onInput={onEdit}
      onFocusOut={onEdit}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field
        name="label"
        label={i18n.t("connect.label")}
        value={label.value.value}
        error={label.error.value}
        hint={i18n.t("connect.labelHelp")}
        onInput={(event) => {
          label.value.value = event.currentTarget.value;
          label.error.value = null;
        }}
        onBlur={() => settleLabel(form)}
      />
      {usesCaptured(form) && (
        <CapturedToken
          onOther={() => {
            form.capturedFor.value = null;
          }}
        />
      )}
      {!usesCaptured(form) && (
        <SecretField
          name="token"
          label={i18n.t("connect.token")}
          required
          input={token}
          error={form.tokenError.value}
          hint={form.tokenNote.value ?? i18n.t("connect.tokenKept")}
          onInput={() => {
            form.tokenError.value = null;
          }}
          onBlur={(event) => judgeToken(form, event.currentTarget.value, { mayBeEmpty: true })}
        >
          <Where text={i18n.t("connect.tokenHelp")} />
        </SecretField>
      )}
      <Field
        name="businessId"
        label={i18n.t("connect.businessId")}
        required
        inputMode="numeric"
        value={businessId.value.value}
        error={businessId.error.value}
        hint={businessId.note.value}
        onInput={(event) => {
          businessId.value.value = event.currentTarget.value;
          businessId.error.value = null;
          businessId.note.value = null;
        }}
        onBlur={() => settleId(businessId, "business", { mayBeEmpty: true })}
      >
        <Where text={i18n.t("connect.businessIdHelp")} />
      </Field>
      <Field
        name="appId"
        label={i18n.t("connect.appId")}
        required
        inputMode="numeric"
        value={appId.value.value}
        error={appId.error.value}
        hint={appId.note.value}
        onInput={(event) => {
          appId.value.value = event.currentTarget.value;
          appId.error.value = null;
          appId.note.value = null;
        }}
        onBlur={() => settleId(appId, "app", { mayBeEmpty: true })}
      >
        <Where text={i18n.t("connect.appIdHelp")} />
      </Field>
      <fieldset class={style.method}>
        <legend>{i18n.t("connect.method")}</legend>
        {(["sso", "password"] as const).map((method) => (
          <Choice
            key={method}
            type="radio"
            name="loginMethod"
            value={method}
            label={i18n.t(`connect.${method}`)}
            hint={i18n.t(`connect.${method}Help`)}
            checked={loginMethod.value === method}
            onChange={() => {
              loginMethod.value = method;
              onEdit();
            }}
          />
        ))}
      </fieldset>
      <div class={style.submit}>
        <Button type="submit" look="primary" busy={busy}>
          {i18n.t("connect.submit")}
        </Button>
        <p class={style.soft}>{i18n.t("connect.draftKept")}</p>
      </div>
    </form>
  );
}

/** Where a value is found, behind a fold: needed once, in the way afterwards. */
function Where({ text }: { text: string }) {
  return (
    <details class={style.where}>
      <summary>{i18n.t("common.help")}</summary>
      <p>{text}</p>
    </details>
  );
}

/** Beside the form: which token is right, the six permissions to tick, and the way to Meta's own page. */
export function ConnectHelp({ businessId }: { businessId: string }) {
  return (
    <aside class={style.help} aria-label={i18n.t("connect.scopes")}>
      <Notice kind="info">{i18n.t("connect.tokenKinds")}</Notice>
      <h2>{i18n.t("connect.scopes")}</h2>
      <ul>
        {SCOPES.map((scope) => (
          <li key={scope}>
            <code translate={false}>{scope}</code>
          </li>
        ))}
      </ul>
      {/^\d{5,20}$/.test(businessId) && (
        <a href={metaUrl(businessId, "system_users")} target="_blank" rel="noreferrer">
          {i18n.t("connect.systemUsers")}
        </a>
      )}
    </aside>
  );
}
