import { i18n } from "#i18n";
import { Page } from "../../../components/page.tsx";
import type { ScreenProps } from "../screen.tsx";

export function AutomationPage(_props: ScreenProps) {
  return <Page title={i18n.t("frame.automation")}>{null}</Page>;
}
