import { useSignal } from "@preact/signals";
import { KeyRound } from "lucide";
import { useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { ChecksList } from "../../../components/checks-list.tsx";
import { SecretField } from "../../../components/field.tsx";
import { metaUrl } from "../../../components/links.ts";
import { useLive } from "../../../components/live.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Fact, Facts, Section } from "../../../components/section.tsx";
import { openGuide } from "../../../components/setups/open-guide.ts";
import { toast } from "../../../components/toast.tsx";
import { TokenExpiry } from "../../../components/token-expiry.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { Check } from "../../../lib/messages/protocol.ts";
import type { Hub } from "../../../lib/store/records.ts";
import { listSetups } from "../../../lib/store/setups.ts";
import { CapturedToken } from "../connect/captured-token.tsx";
import { cleanToken } from "../connect/values.ts";

/** What is known of the token (never the token), and the field that replaces it in place. */
export function TokenSection({ hub, wanted }: { hub: Hub; wanted: boolean }) {
  const { token } = hub;
  return (
    <Section title={i18n.t("hub.token")} wanted={wanted}>
      {token.refused && <ProblemNote problem={token.refused} />}
      <Facts>
        <Fact name={i18n.t("hub.tokenState")}>{i18n.t(token.refused ? "hub.tokenRefused" : "hub.tokenWorks")}</Fact>
        <Fact name={i18n.t("hub.tokenUser")}>{token.userName ?? token.userId}</Fact>
        <Fact name={i18n.t("hub.tokenExpires")}>
          <TokenExpiry token={{ ...token, refused: null }} />
        </Fact>
      </Facts>
      <RenewButton hub={hub} />
      <ReplaceForm hub={hub} />
    </Section>
  );
}

/** The guide leads to the right step on Business settings, and brings the new token back here. */
function RenewButton({ hub }: { hub: Hub }) {
  const { busy, problem, ask } = useCommand();
  return (
    <div>
      <Button
        icon={KeyRound}
        busy={busy.value}
        onClick={() => void openGuide(ask, { businessId: null, hubId: hub.id })}
      >
        {i18n.t("expiry.renew")}
      </Button>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </div>
  );
}

async function hasCaptured(businessId: string): Promise<boolean> {
  return (await listSetups()).some(({ setup, hasToken }) => hasToken && setup.businessId === businessId);
}

function ReplaceForm({ hub }: { hub: Hub }) {
  const { busy, problem, ask } = useCommand();
  const field = useRef<HTMLInputElement>(null);
  const error = useSignal<string | null>(null);
  const checks = useSignal<Check[] | null>(null);
  const live = useLive(["setups", "secrets"], () => hasCaptured(hub.businessId), [hub.businessId]);
  const other = useSignal(false);
  const captured = live.state === "ready" && live.value && !other.value;

  async function replace() {
    const { value, error: wrong } = cleanToken(field.current?.value ?? "");
    error.value = captured ? null : wrong && i18n.t(`connect.error.${wrong}`);
    if (error.value) return field.current?.focus();
    const answer = await ask("hub.replaceToken", { hubId: hub.id, token: captured ? null : value });
    if (!answer || answer.outcome === "duplicate") return;
    checks.value = answer.outcome === "refused" ? answer.checks : null;
    if (answer.outcome !== "connected") return;
    if (field.current) field.current.value = "";
    toast(i18n.t("hub.tokenReplaced"));
  }

  return (
    <>
      <form
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void replace();
        }}
      >
        {captured && (
          <CapturedToken
            onOther={() => {
              other.value = true;
            }}
          />
        )}
        {!captured && (
          <SecretField
            name="token"
            label={i18n.t("hub.tokenNew")}
            required
            input={field}
            error={error.value}
            hint={i18n.t("hub.tokenReplaceHelp")}
            onInput={() => {
              error.value = null;
            }}
          >
            <a href={metaUrl(hub.businessId, "system_users")} target="_blank" rel="noreferrer">
              {i18n.t("connect.systemUsers")}
            </a>
          </SecretField>
        )}
        <div>
          <Button type="submit" busy={busy.value}>
            {i18n.t("hub.tokenReplace")}
          </Button>
        </div>
      </form>
      {problem.value && <ProblemNote problem={problem.value} live />}
      {checks.value && (
        <>
          <Notice kind="bad" title={i18n.t("hub.tokenNotReplaced")} live />
          <ChecksList checks={checks.value} />
        </>
      )}
    </>
  );
}
