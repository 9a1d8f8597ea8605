import { i18n } from "#i18n";
import type { SetupState } from "../../lib/store/setups.ts";
import { Button, ButtonLink } from "../button.tsx";
import { places } from "../links.ts";
import { ProblemNote } from "../problem-note.tsx";
import { Time } from "../time.tsx";
import { useCommand } from "../use-command.ts";
import { openGuide } from "./open-guide.ts";
import style from "./setups.module.css";

/** Setups that are under way: where each stands, and the ways on and out. */
export function SetupList({ setups }: { setups: readonly SetupState[] }) {
  return (
    <ul class={style.list}>
      {setups.map((state) => (
        <li key={state.setup.businessId}>
          <SetupItem state={state} />
        </li>
      ))}
    </ul>
  );
}

function SetupItem({ state: { setup, hasToken } }: { state: SetupState }) {
  const { problem, ask } = useCommand();
  const { businessId, requestedAt, activeAt, approvalAskedAt, touchedAt, hubId } = setup;
  const waits = hasToken
    ? "ready"
    : approvalAskedAt !== null
      ? "approval"
      : requestedAt !== null && activeAt === null
        ? "requested"
        : "begun";
  const since = { ready: touchedAt, approval: approvalAskedAt, requested: requestedAt, begun: touchedAt }[waits];
  return (
    <section class={style.item} aria-label={i18n.t("setups.name", [businessId])}>
      <p>
        <strong>{i18n.t("setups.name", [businessId])}</strong>
        <span class={style.soft}>
          {i18n.t(`setups.${waits}`)} <Time at={since ?? touchedAt} />
        </span>
      </p>
      <div class={style.buttons}>
        {hasToken && hubId === null && (
          <ButtonLink look="primary" href={places.setup(businessId)}>
            {i18n.t("setups.finish")}
          </ButtonLink>
        )}
        <Button onClick={() => void openGuide(ask, { businessId, hubId })}>{i18n.t("setups.goOn")}</Button>
        <Button look="quiet" onClick={() => void ask("setup.discard", { businessId })}>
          {i18n.t("setups.discard")}
        </Button>
      </div>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </section>
  );
}
