import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { places } from "../../../components/links.ts";
import { type Live, problemOf, Shown } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import type { Answer } from "../../../lib/messages/protocol.ts";
import { listHubs } from "../../../lib/store/hubs.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { listSetups } from "../../../lib/store/setups.ts";
import type { ScreenProps } from "../router.ts";
import { ConnectPanel } from "./connect-panel.tsx";
import { Connected } from "./connected.tsx";
import { readDraft } from "./draft.ts";
import { createForm, type FormState } from "./form-state.ts";
import { GuideStart } from "./guide-start.tsx";
import { businessIdInUse } from "./prefill.ts";

type Success = Extract<Answer<"hub.connect">, { outcome: "connected" }>;

/**
 * The form's first state: what the guide captured, else what was typed before, else what the open tabs and the settings tell. Read
 * once, not live.
 *
 * @param wanted the portfolio of the setup that the address names
 */
async function begin(wanted: string | null): Promise<FormState> {
  const [draft, settings, hubs, setups] = await Promise.all([readDraft(), readSettings(), listHubs(), listSetups()]);
  const typed = wanted ?? draft?.businessId;
  const found = typed ? null : await businessIdInUse(new Set(hubs.map((hub) => hub.businessId)));
  const businessId = typed || (found ?? "");
  const state = setups.find(({ setup }) => setup.businessId === businessId && setup.finishedAt === null);
  // What was typed for another portfolio says nothing of this one.
  const own = draft?.businessId === businessId ? draft : null;
  return createForm(
    {
      label: (wanted === null ? draft : own)?.label ?? "",
      businessId,
      appId: state?.setup.app.id ?? ((wanted === null ? draft : own)?.appId || settings.defaultAppId),
      loginMethod: draft?.loginMethod ?? "sso",
    },
    found !== null,
    state?.hasToken ? businessId : null,
  );
}

export function ConnectPage({ query }: ScreenProps) {
  const wanted = query.get("setup");
  const [connected, setConnected] = useState<Success | null>(null);
  const [live, setLive] = useState<Live<FormState>>({ state: "loading" });
  const started = useSignal<string | null | undefined>(undefined);

  function start() {
    started.value = wanted;
    begin(wanted).then(
      (value) => setLive({ state: "ready", value }),
      (error: unknown) => setLive({ state: "failed", problem: problemOf(error) }),
    );
  }
  // Another setup in the address is another form.
  if (started.peek() !== wanted) start();

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
      <GuideStart />
      <Shown live={live} rows={6}>
        {(form) => <ConnectPanel key={wanted} form={form} onConnected={setConnected} />}
      </Shown>
    </Page>
  );
}
