import { CircleUserRound } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { ClaimDialog } from "./claim-dialog.tsx";
import style from "./matching.module.css";

/** Offered until it is known which member the admin is: his own access is changed with more care than others'. */
export function ClaimNotice({ hub }: { hub: Pick<Hub, "id" | "label" | "you"> }) {
  const [state, setState] = useState({ n: 0, open: false });
  if (hub.you !== null && !state.open) return null;
  return (
    <>
      {hub.you === null && (
        <section class={style.claim} aria-label={i18n.t("claim.title")}>
          <Icon icon={CircleUserRound} />
          <p>{i18n.t("claim.title")}</p>
          <Button onClick={() => setState(({ n }) => ({ n: n + 1, open: true }))}>{i18n.t("matching.thisIsMe")}</Button>
        </section>
      )}
      {state.n > 0 && (
        <ClaimDialog
          key={state.n}
          hub={hub}
          open={state.open}
          onClose={() => setState(({ n }) => ({ n, open: false }))}
        />
      )}
    </>
  );
}
