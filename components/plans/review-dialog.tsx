import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { number } from "../format.ts";
import { Loading } from "../loading.tsx";
import { Notice } from "../notice.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { ChangeGroups } from "./change-groups.tsx";
import type { Preview } from "./draft.ts";
import { countsOf, droppedOf, groupsOf, removes } from "./groups.ts";
import { GuardNotes } from "./guard-notes.tsx";
import { LeftOutNote } from "./left-out.tsx";
import style from "./plans.module.css";
import type { Review } from "./proposals.ts";
import { type Reviewing, useReview } from "./use-review.ts";

interface Props {
  review: Review;
  open: boolean;
  onClose: () => void;
}

/** "Review changes": what a plan would do, what would be lost, what speaks against it, and the button that does it. */
export function ReviewDialog({ review, open, onClose }: Props) {
  const reviewing = useReview(review);
  const { shown, at } = reviewing;
  const [typed, setTyped] = useState("");
  const [wait, setWait] = useState(false);
  const [missed, setMissed] = useState(false);
  const draft = shown?.draft;
  const count = draft?.deeds.length ?? 0;
  const stops = draft?.guards.some(({ level }) => level === "stop") ?? false;
  const never = draft?.guards.some(({ level }) => level === "never") ?? false;
  const confirmed = !stops || typed.trim() === shown?.hub.label;
  const error = missed && !confirmed ? i18n.t("plans.confirmWrong") : null;

  return (
    <Dialog
      open={open}
      title={i18n.t("plans.review")}
      onClose={onClose}
      wide
      onSubmit={() => {
        setMissed(!confirmed);
        if (confirmed && !never && count > 0) void reviewing.apply(typed.trim(), wait);
      }}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t(count > 0 ? "common.cancel" : "common.close")}</Button>
          {draft && count > 0 && (
            <Button
              type="submit"
              look={removes(draft) ? "danger" : "primary"}
              busy={reviewing.busy}
              disabled={never}
              formNoValidate
            >
              {i18n.t("plans.apply", count, [number(count)])}
            </Button>
          )}
        </>
      }
    >
      {review.proposals.length > 1 && (
        <p class={style.soft}>{i18n.t("plans.hubOf", [number(at + 1), number(review.proposals.length)])}</p>
      )}
      {shown ? (
        <Body shown={shown} reviewing={reviewing} cannot={review.proposals[at]?.cannot ?? []}>
          <GuardNotes guards={shown.draft.guards} wait={wait} onWait={setWait} />
        </Body>
      ) : (
        !reviewing.problem && <Loading />
      )}
      {shown && stops && !never && (
        <Field
          label={i18n.t("plans.confirm", [shown.hub.label])}
          name="confirm"
          value={typed}
          error={error}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {reviewing.stopped && <Notice kind="bad" live title={i18n.t("plans.stopped")} />}
      {reviewing.problem && <ProblemNote problem={reviewing.problem} live />}
    </Dialog>
  );
}

interface BodyProps {
  shown: Preview;
  reviewing: Reviewing;
  /** Names of what nothing takes back. */
  cannot: readonly string[];
  /** What speaks against it stands above the list, which may be long. */
  children: ComponentChildren;
}

function Body({ shown: { draft, hub, emails }, reviewing, cannot, children }: BodyProps) {
  const { before } = reviewing;
  const dropped = droppedOf(draft, before);
  const removal = draft.deeds.some(({ kind }) => kind === "remove");
  return (
    <>
      {before && (
        <Notice kind="warn" live title={i18n.t("plans.moved")}>
          <p>{i18n.t("plans.movedText")}</p>
          {dropped.length > 0 && (
            <ul>
              {dropped.map((line) => (
                <li key={line}>
                  <s>{line}</s>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {draft.deeds.length === 0 ? (
        <p>{i18n.t("plans.nothing")}</p>
      ) : (
        <>
          <p class={style.sum}>
            <strong>
              <bdi>{hub.label}</bdi>
            </strong>{" "}
            {countsOf(draft.deeds)
              .map(([kind, count]) => i18n.t(`plans.count.${kind}`, count, [number(count)]))
              .join(" · ")}
          </p>
          {children}
          {removal && <p>{i18n.t("plans.removalUndo")}</p>}
          <ChangeGroups groups={groupsOf(draft, before)} emails={emails} />
        </>
      )}
      <LeftOutNote leftOut={draft.leftOut} hub={hub} cannot={cannot} />
    </>
  );
}
