import { ShieldCheck } from "lucide";
import { i18n } from "#i18n";
import { ConnectButton } from "./connect-button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** Before the first hub: what Hubwarden is, and the one thing to do. */
export function HubsEmpty({ introSeen, go }: { introSeen: boolean; go: (place: string) => void }) {
  return (
    <EmptyState
      icon={ShieldCheck}
      title={i18n.t("hubs.empty.title")}
      action={<ConnectButton introSeen={introSeen} go={go} />}
    >
      <p>{i18n.t("hubs.empty.text")}</p>
    </EmptyState>
  );
}
