import type { ReadonlySignal } from "@preact/signals";
import { Boxes, Link2, Trash2, UserCog } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { presentRole } from "../../lib/plans/roles.ts";
import type { Hub, Member } from "../../lib/store/records.ts";
import { Button, IconButton } from "../button.tsx";
import type { Suggester } from "../matching/suggester.ts";
import { type Matching, useMatching } from "../matching/use-matching.tsx";
import { Menu } from "../menu.tsx";
import { ManageDialog } from "../plans/manage-dialog.tsx";
import { RemoveDialog } from "../plans/remove-dialog.tsx";
import { RoleDialog } from "../plans/role-dialog.tsx";
import { useDetails } from "../table/use-details.ts";
import style from "./members.module.css";
import type { MemberRow } from "./rows.ts";

/** What can be done with one member, and the dialogs in which it is done: mount those beside the table. */
export interface MemberActions {
  menu: (member: MemberRow, narrow: boolean, tabIndex: number) => ComponentChildren;
  matching: Matching;
  dialogs: ComponentChildren;
}

export function useMemberActions(
  hubs: readonly Hub[],
  members: readonly MemberRow[],
  suggester: ReadonlySignal<Suggester | null>,
  onExempted: () => void,
): MemberActions {
  const matching = useMatching(hubs, members, suggester, onExempted);
  const role = useDetails<Member>();
  const assets = useDetails<Member>();
  const removal = useDetails<Member>();
  return {
    matching,
    menu: (member, narrow, tabIndex) => (
      <span class={narrow ? style.trailNarrow : style.trail}>
        {member.place.tab === "unmatched" &&
          (narrow ? (
            <IconButton
              icon={Link2}
              label={i18n.t("matching.match")}
              tabIndex={tabIndex}
              onClick={() => matching.match(member)}
            />
          ) : (
            <Button class={style.match ?? ""} tabIndex={tabIndex} onClick={() => matching.match(member)}>
              {i18n.t("matching.match")}
            </Button>
          ))}
        <Menu
          tabIndex={tabIndex}
          items={[
            ...matching.items(member),
            { label: i18n.t("members.updateRole"), icon: UserCog, act: () => role.show(member) },
            { label: i18n.t("members.manageAssets"), icon: Boxes, act: () => assets.show(member) },
            { label: i18n.t("members.remove"), icon: Trash2, danger: true, act: () => removal.show(member) },
          ]}
        />
      </span>
    ),
    dialogs: (
      <>
        {matching.dialogs}
        {role.row && (
          <RoleDialog
            key={`role ${role.shown}`}
            subjects={[{ ...role.row, role: presentRole(role.row), kind: "member" }]}
            open={role.open}
            onClose={role.close}
          />
        )}
        {assets.row && (
          <ManageDialog
            key={`assets ${assets.shown}`}
            holder={assets.row}
            businessId={hubs.find(({ id }) => id === assets.row?.hubId)?.businessId ?? ""}
            open={assets.open}
            onClose={assets.close}
          />
        )}
        {removal.row && (
          <RemoveDialog
            key={`remove ${removal.shown}`}
            member={removal.row}
            open={removal.open}
            onClose={removal.close}
          />
        )}
      </>
    ),
  };
}
