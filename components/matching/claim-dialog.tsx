import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Hub, Member } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { inOrder } from "../format.ts";
import { Shown, useLive } from "../live.tsx";
import { type MemberRow, readRows } from "../members/rows.ts";
import { Finder } from "../plans/finder.tsx";
import { roleName } from "../roles.ts";
import { claim } from "./acts.ts";
import { MatchDialog } from "./match-dialog.tsx";
import style from "./matching.module.css";
import { usePeople } from "./people.ts";
import { clearlyBest, SURE, useSuggester } from "./suggester.ts";

interface Props {
  hub: Pick<Hub, "id" | "label" | "you">;
  open: boolean;
  onClose: () => void;
}

const texts = (member: Member) => [member.name, member.email, member.id];

/** Which member the admin is; and, if nobody knows yet who that member is, the match: the Owner is a person. */
export function ClaimDialog({ hub, open, onClose }: Props) {
  usePeople();
  const live = useLive(["members", "decisions", "people"], () => readRows([hub.id]), [hub.id]);
  const rows = live.state === "ready" ? live.value : null;
  const suggester = useSuggester(rows, [hub]);
  const [claimed, setClaimed] = useState<MemberRow | null>(null);

  async function take(member: MemberRow) {
    if (!(await claim(member))) return;
    if (member.decision?.state?.kind === "match") onClose();
    else setClaimed(member);
  }

  const suggestions = claimed && (suggester.value?.(claimed) ?? null);
  return (
    <>
      <Dialog
        open={open && claimed === null}
        title={i18n.t("claim.title")}
        onClose={onClose}
        footer={<Button onClick={onClose}>{i18n.t("common.cancel")}</Button>}
      >
        <p>{i18n.t("claim.text")}</p>
        <Shown live={live} rows={4}>
          {({ members }) => (
            <Finder
              searchLabel={i18n.t("members.search")}
              label={i18n.t("members.title")}
              rows={adminsFirst(members)}
              rowKey={({ id }) => id}
              texts={texts}
              onTake={(member) => void take(member)}
            >
              {(member) => (
                <span class={style.option}>
                  <span class={style.name}>{member.name}</span>
                  <span class={style.soft}>
                    {member.email ?? i18n.t("members.noEmail")} · {roleName(member.role)}
                  </span>
                </span>
              )}
            </Finder>
          )}
        </Shown>
      </Dialog>
      {claimed && (
        <MatchDialog
          hub={{ ...hub, you: claimed.id }}
          member={claimed}
          decision={claimed.decision}
          suggestions={suggestions}
          preset={(suggestions && clearlyBest(suggestions, SURE)?.personId) ?? null}
          open={open}
          onClose={onClose}
        />
      )}
    </>
  );
}

/** Whoever connects a hub has full control of it, mostly. */
function adminsFirst(members: readonly MemberRow[]): MemberRow[] {
  const rank = ({ role }: Member) => Number(role !== "ADMIN");
  return [...members].sort((a, b) => rank(a) - rank(b) || inOrder(a.name, b.name));
}
