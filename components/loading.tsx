import { i18n } from "#i18n";
import style from "./loading.module.css";

/** Grey lines in the place of what comes. They show after 150 ms only (in CSS), so that a quick read does not flash. */
export function Loading({ rows = 3 }: { rows?: number }) {
  return (
    <div class={style.loading} role="status">
      <span class="visually-hidden">{i18n.t("common.loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class={style.row} aria-hidden="true" />
      ))}
    </div>
  );
}
