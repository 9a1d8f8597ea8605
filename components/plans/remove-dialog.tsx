import { i18n } from "#i18n";
import type { Member } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Shown, useLive } from "../live.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { Role } from "../role.tsx";
import { useCommand } from "../use-command.ts";
import { type Preview, preview } from "./draft.ts";
import { LeftOutNote } from "./left-out.tsx";
import { LostList } from "./lost-list.tsx";
import { type Proposal, review } from "./proposals.ts";
import { watchPlan } from "./watch.ts";

interface Props {
  member: Member;
  open: boolean;
  onClose: () => void;
}

/** "Remove user?": what will be lost. Where a guard has something to say, it is said in "Review changes", which is the second step. */
export function RemoveDialog({ member, open, onClose }: Props) {
  const proposal: Proposal = { hubId: member.hubId, intents: [{ kind: "remove", memberId: member.id }] };
  const live = useLive(["holdings", "members", "changes"], () => preview(proposal), [member.id]);
  const { ask, busy, problem } = useCommand();
  const ready = live.state === "ready" && live.value.draft.deeds.length > 0 ? live.value : null;

  async function remove({ draft }: Preview) {
    if (draft.guards.length > 0) return review([proposal], onClose);
    const answer = await ask("plan.apply", {
      ...proposal,
      fingerprint: draft.fingerprint,
      confirm: null,
      notBefore: null,
      undoes: null,
    });
    if (!answer) return;
    if (answer.outcome !== "queued") return review([proposal], onClose);
    watchPlan(answer.planId, draft.deeds.length);
    onClose();
  }

  return (
    <Dialog
      open={open}
      title={i18n.t("members.removeTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          {ready && (
            <Button look="danger" busy={busy.value} onClick={() => void remove(ready)}>
              {i18n.t("members.remove")}
            </Button>
          )}
        </>
      }
    >
      <Shown live={live} rows={2}>
        {({ draft, hub }) => {
          const [lost] = draft.lost;
          return (
            <>
              <p>{i18n.t("members.removeLead", [member.name, hub.portfolioName])}</p>
              {lost?.role && (
                <p>
                  {i18n.t("members.appAccess")}: <Role role={lost.role} />
                </p>
              )}
              {lost && <LostList grants={lost.grants} open />}
              {lost && <p>{i18n.t(lost.forGood ? `plans.removal.${lost.forGood}` : "plans.removalUndo")}</p>}
              <LeftOutNote leftOut={draft.leftOut} hub={hub} cannot={[]} />
            </>
          );
        }}
      </Shown>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
