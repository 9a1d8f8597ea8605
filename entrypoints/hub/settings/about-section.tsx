import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { Fact, Facts, Section } from "../../../components/section.tsx";

export function AboutSection() {
  return (
    <Section title={i18n.t("settings.about")}>
      <Facts>
        <Fact name={i18n.t("settings.version")}>{browser.runtime.getManifest().version}</Fact>
        <Fact name={i18n.t("settings.language")}>{i18n.t("settings.languageNote")}</Fact>
      </Facts>
    </Section>
  );
}
