import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";

/** In place of the token's field: the guide has captured it already. It stays in the vault; no page sees it. */
export function CapturedToken({ onOther }: { onOther: () => void }) {
  return (
    <Notice
      kind="good"
      title={i18n.t("connect.captured")}
      action={<Button onClick={onOther}>{i18n.t("connect.pasteOther")}</Button>}
    >
      <p>{i18n.t("connect.tokenKept")}</p>
    </Notice>
  );
}
