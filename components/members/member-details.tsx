import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import { date } from "../format.ts";
import { hubRoleName, reasonWords } from "../matching/words.ts";
import { Time } from "../time.tsx";
import { AppAccess, financeName } from "./app-access.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { Email } from "./email.tsx";
import { Grants } from "./grants.tsx";
import type { MemberRow } from "./rows.ts";
import { shownRole } from "./shown-role.ts";
import { TaskNames } from "./task-names.tsx";
import { TwoFactor } from "./two-factor.tsx";

interface Props {
  member: MemberRow;
  hubs: readonly Hub[];
  open: boolean;
  onClose: () => void;
}

/** Everything that is known of a member, what was decided, and the assets. */
export function MemberDetails({ member, hubs, open, onClose }: Props) {
  const { person } = member;
  const state = member.decision?.state ?? null;
  const match = state?.kind === "match" ? state : null;
  const exempt = state?.kind === "exempt" ? state : null;
  const by = match && i18n.t(`members.rule.${match.rule}`);
  return (
    <DetailsDialog
      open={open}
      title={member.name}
      onClose={onClose}
      fields={[
        [i18n.t("members.jobTitle"), member.title],
        [i18n.t("members.email"), <Email key="email" email={member.email} pending={member.pendingEmail} />],
        [i18n.t("members.pendingAddress"), member.pendingEmail],
        [i18n.t("members.person"), match && `${person?.name ?? i18n.t("common.unknown")} ${person?.email ?? ""}`],
        [i18n.t("members.hubRole"), match && hubRoleName(match.hubRole)],
        [
          i18n.t("members.matchedBy"),
          match && (
            <span key="by" title={match.inputs.map(reasonWords).join("\n")}>
              {by}, <Time at={match.at} />
            </span>
          ),
        ],
        [i18n.t("members.reason"), exempt?.reason],
        [i18n.t("members.lookAgain"), exempt?.lookAgainOn != null && date(exempt.lookAgainOn)],
        [i18n.t("members.appAccess"), <AppAccess key="access" role={shownRole(member)} finance={null} />],
        [i18n.t("members.finance"), member.finance && financeName(member.finance)],
        [i18n.t("members.twoFactor"), <TwoFactor key="factor" value={member.twoFactor} />],
        [i18n.t("members.metaTasks"), member.tasks.length > 0 && <TaskNames key="tasks" tasks={member.tasks} />],
        [i18n.t("members.hub"), hubs.find((hub) => hub.id === member.hubId)?.label ?? null],
        [
          i18n.t("members.id"),
          <span key="id" class="number">
            {member.id}
          </span>,
        ],
      ]}
    >
      <Grants hubId={member.hubId} holderId={member.id} />
    </DetailsDialog>
  );
}
