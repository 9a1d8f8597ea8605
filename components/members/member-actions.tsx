import { Boxes, Trash2, UserCog } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { presentRole } from "../../lib/plans/roles.ts";
import type { Hub, Member } from "../../lib/store/records.ts";
import { Menu } from "../menu.tsx";
import { ManageDialog } from "../plans/manage-dialog.tsx";
import { RemoveDialog } from "../plans/remove-dialog.tsx";
import { RoleDialog } from "../plans/role-dialog.tsx";
import { useDetails } from "../table/use-details.ts";

/** What can be done with one member, and the dialogs in which it is done: mount those beside the table. */
export interface MemberActions {
  menu: (member: Member, tabIndex: number) => ComponentChildren;
  dialogs: ComponentChildren;
}

export function useMemberActions(hubs: readonly Hub[]): MemberActions {
  const role = useDetails<Member>();
  const assets = useDetails<Member>();
  const removal = useDetails<Member>();
  return {
    menu: (member, tabIndex) => (
      <Menu
        tabIndex={tabIndex}
        items={[
          { label: i18n.t("members.updateRole"), icon: UserCog, act: () => role.show(member) },
          { label: i18n.t("members.manageAssets"), icon: Boxes, act: () => assets.show(member) },
          { label: i18n.t("members.remove"), icon: Trash2, danger: true, act: () => removal.show(member) },
        ]}
      />
    ),
    dialogs: (
      <>
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
