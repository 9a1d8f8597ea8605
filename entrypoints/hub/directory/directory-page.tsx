import { ContactRound } from "lucide";
import { i18n } from "#i18n";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Page } from "../../../components/page.tsx";

export function DirectoryPage() {
  return (
    <Page title={i18n.t("directory.title")}>
      <EmptyState icon={ContactRound} title={i18n.t("directory.empty.title")}>
        <p>{i18n.t("directory.empty.text")}</p>
      </EmptyState>
    </Page>
  );
}
