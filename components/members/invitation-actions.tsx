import { MailX, Send, UserCog } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { Menu } from "../menu.tsx";
import { review } from "../plans/proposals.ts";
import { RoleDialog } from "../plans/role-dialog.tsx";
import { useDetails } from "../table/use-details.ts";
import type { InvitationEntry } from "./invitation-rows.ts";

/** What can be done with an invitation, and the dialog for its role. */
export function useInvitationActions(): {
  menu: (row: InvitationEntry) => ComponentChildren;
  dialogs: ComponentChildren;
} {
  const role = useDetails<InvitationEntry>();
  return {
    menu: (row) => {
      if (row.coming) return null;
      const { hubId, id: invitationId } = row;
      const propose = (kind: "resendInvitation" | "cancelInvitation") =>
        review([{ hubId, intents: [{ kind, invitationId }] }]);
      return (
        <Menu
          items={[
            { label: i18n.t("members.resend"), icon: Send, act: () => propose("resendInvitation") },
            ...(row.alive ? [{ label: i18n.t("members.updateRole"), icon: UserCog, act: () => role.show(row) }] : []),
            {
              label: i18n.t("members.cancelInvitation"),
              icon: MailX,
              danger: true,
              act: () => propose("cancelInvitation"),
            },
          ]}
        />
      );
    },
    dialogs: role.row && (
      <RoleDialog
        key={role.shown}
        subjects={[{ ...role.row, name: role.row.email, kind: "invitation" }]}
        open={role.open}
        onClose={role.close}
      />
    ),
  };
}
