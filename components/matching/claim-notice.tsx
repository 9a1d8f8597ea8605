import { CircleUserRound } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { listMembers } from "../../lib/store/inventory.ts";
import type { Hub, Member } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Icon } from "../icon.tsx";
import { Shown, useLive } from "../live.tsx";
import { Finder } from "../plans/finder.tsx";
import { roleName } from "../roles.ts";
import { claim } from "./acts.ts";
import style from "./matching.module.css";

/** Offered until it is known which member the admin is: his own access is changed with more care than others'. */
export function ClaimNotice({ hub }: { hub: Pick<Hub, "id" | "label" | "you"> }) {
  const [open, setOpen] = useState(false);
  if (hub.you !== null && !open) return null;
  return (
    <>
      <section class={style.claim} aria-label={i18n.t("claim.title")}>
        <Icon icon={CircleUserRound} />
        <p>{i18n.t("claim.title")}</p>
        <Button onClick={() => setOpen(true)}>{i18n.t("matching.thisIsMe")}</Button>
      </section>
      <Dialog
        open={open}
        title={i18n.t("claim.title")}
        onClose={() => setOpen(false)}
        footer={<Button onClick={() => setOpen(false)}>{i18n.t("common.cancel")}</Button>}
      >
        <p>{i18n.t("claim.text")}</p>
        <Choose hubId={hub.id} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const texts = (member: Member) => [member.name, member.email, member.id];

async function readMembers(hubId: string): Promise<Member[]> {
  const members = await listMembers(hubId);
  // Whoever connects a hub has full control of it, mostly.
  const first = ({ role }: Member) => Number(role !== "ADMIN");
  return members.sort((a, b) => first(a) - first(b) || a.name.localeCompare(b.name));
}

function Choose({ hubId, onDone }: { hubId: string; onDone: () => void }) {
  const live = useLive(["members"], () => readMembers(hubId), [hubId]);
  return (
    <Shown live={live} rows={4}>
      {(members) => (
        <Finder
          searchLabel={i18n.t("members.search")}
          label={i18n.t("members.title")}
          rows={members}
          rowKey={({ id }) => id}
          texts={texts}
          onTake={(member) => void claim(member).then((done) => done && onDone())}
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
  );
}
