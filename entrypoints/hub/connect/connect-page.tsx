import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { places } from "../../../components/links.ts";
import { type Live, problemOf, Shown } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import type { Answer } from "../../../lib/messages/protocol.ts";
import { listHubs } from "../../../lib/store/hubs.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { ConnectPanel } from "./connect-panel.tsx";
import { Connected } from "./connected.tsx";
import { readDraft } from "./draft.ts";
import { createForm, type FormState } from "./form-state.ts";
import { businessIdInUse } from "./prefill.ts";

type Success = Extract<Answer<"hub.connect">, { outcome: "connected" }>;

/** The form's first state: what was typed before, else what the open tabs and the settings tell. Read once, not live. */
async function begin(): Promise<FormState> {
  const [draft, settings, hubs] = await Promise.all([readDraft(), readSettings(), listHubs()]);
  const found = draft?.businessId ? null : await businessIdInUse(new Set(hubs.map((hub) => hub.businessId)));
  return createForm(
    {
      label: draft?.label ?? "",
      businessId: draft?.businessId || (found ?? ""),
      appId: draft?.appId || settings.defaultAppId,
      loginMethod: draft?.loginMethod ?? "sso",
    },
    found !== null,
  );
}

export function ConnectPage() {
  const [connected, setConnected] = useState<Success | null>(null);
  const [live, setLive] = useState<Live<FormState>>({ state: "loading" });
  const started = useSignal(false);

  function start() {
    started.value = true;
    begin().then(
      (value) => setLive({ state: "ready", value }),
      (error: unknown) => setLive({ state: "failed", problem: problemOf(error) }),
    );
  }
  if (!started.peek()) start();

  if (connected) {
    return (
      <Connected
        key={connected.hubId}
        hubId={connected.hubId}
        checks={connected.checks}
        again={() => {
          setConnected(null);
          setLive({ state: "loading" });
          start();
        }}
      />
    );
  }
  return (
    <Page
      key="form"
      title={i18n.t("connect.title")}
      subtitle={i18n.t("connect.lead")}
      back={{ label: i18n.t("hub.back"), href: places.hubs }}
    >
      <Shown live={live} rows={6}>
        {(form) => <ConnectPanel form={form} onConnected={setConnected} />}
      </Shown>
    </Page>
  );
}
