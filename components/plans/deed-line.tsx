import { ArrowRight } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { bundleOf } from "../../lib/plans/bundles.ts";
import type { Deed } from "../../lib/store/plan-records.ts";
import { Icon } from "../icon.tsx";
import style from "./plans.module.css";
import { deedWords } from "./words.ts";

/** One change in words: what, how it was, how it will be. `children`: what else is to be said of it. */
export function DeedLine({ deed, children }: { deed: Deed; children?: ComponentChildren }) {
  const { what, before, after } = deedWords(deed);
  return (
    <div class={style.line}>
      <span>
        {what}
        {deed.kind === "assign" && (
          <>
            {" "}
            <span class={style.soft}>{i18n.t(`assetKind.${deed.assetKind}`)}</span>
          </>
        )}
      </span>
      <span class={style.values}>
        <span title={valueTitle(deed, "before")}>{before}</span>
        <Icon icon={ArrowRight} mirror />
        <span class="visually-hidden">{i18n.t("plans.becomes")}</span>
        <span class={style.after} title={valueTitle(deed, "after")}>
          {after}
        </span>
      </span>
      {children && <span class={style.notes}>{children}</span>}
    </div>
  );
}

/** What the API calls it. */
function valueTitle(deed: Deed, side: "before" | "after"): string | undefined {
  if (deed.kind === "role" || deed.kind === "invitationRole") return deed[side];
  if (deed.kind !== "assign" || !bundleOf(deed.assetKind, deed[side])) return undefined;
  return deed[side].join(", ");
}
