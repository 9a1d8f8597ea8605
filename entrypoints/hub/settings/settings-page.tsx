import { i18n } from "#i18n";
import { Shown, useLive } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { readSettings } from "../../../lib/store/settings.ts";
import { vaultState } from "../../../lib/store/vault.ts";
import { AboutSection } from "./about-section.tsx";
import { ConnectingSection } from "./connecting-section.tsx";
import { DomainsSection } from "./domains-section.tsx";
import { GuideSection } from "./guide-section.tsx";
import { NotificationsSection } from "./notifications-section.tsx";
import { StorageSection } from "./storage-section.tsx";
import { VaultSection } from "./vault-section.tsx";

async function readAll() {
  const [settings, vault] = await Promise.all([readSettings(), vaultState()]);
  return { settings, vault };
}

export function SettingsPage() {
  const live = useLive(["settings", "vault"], readAll);
  return (
    <Page title={i18n.t("settings.title")} width="text">
      <Shown live={live} rows={5}>
        {({ settings, vault }) => (
          <>
            <ConnectingSection settings={settings} />
            <GuideSection settings={settings} />
            <DomainsSection settings={settings} />
            <NotificationsSection settings={settings} />
            <VaultSection vault={vault} settings={settings} />
            <StorageSection />
            <AboutSection />
          </>
        )}
      </Shown>
    </Page>
  );
}
