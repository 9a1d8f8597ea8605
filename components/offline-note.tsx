import { signal } from "@preact/signals";
import { i18n } from "#i18n";
import { Notice } from "./notice.tsx";

const online = signal(navigator.onLine);
addEventListener("online", () => {
  online.value = true;
});
addEventListener("offline", () => {
  online.value = false;
});

/** One line while the browser has no network: everything shown is still readable. */
export function OfflineNote() {
  return online.value ? null : (
    <Notice kind="warn" live>
      {i18n.t("common.offline")}
    </Notice>
  );
}
