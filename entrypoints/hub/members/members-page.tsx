import { i18n } from "#i18n";
import { Page } from "../../../components/page.tsx";
import type { ScreenProps } from "../screen.tsx";

export function MembersPage(_props: ScreenProps) {
  return <Page title={i18n.t("frame.members")}>{null}</Page>;
}
