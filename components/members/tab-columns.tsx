import { i18n } from "#i18n";
import { date } from "../format.ts";
import type { Column } from "../table/column.ts";
import { endWords, roleWord } from "./member-note.tsx";
import style from "./members.module.css";
import type { MemberRow } from "./rows.ts";

/** The tabs that are about members; the fifth is about invitations. */
export type MatchTab = "unmatched" | "onboarded" | "guests" | "exempted";

/** What the match says of the hub. Where lines are few, the note has it. */
export function hubRoleColumn(tab: MatchTab): Column<MemberRow> {
  return {
    key: "hubRole",
    title: i18n.t("members.hubRole"),
    track: "minmax(88px, 0.8fr)",
    ...(tab === "unmatched" ? {} : { sort: roleWord }),
    cell: (member) =>
      roleWord(member) ?? (
        <span class={style.soft} title={i18n.t("members.hubRoleNone")}>
          —
        </span>
      ),
  };
}

/** Who answers for a guest, and until when. */
export function guestColumns(): Column<MemberRow>[] {
  return [
    {
      key: "sponsor",
      title: i18n.t("person.sponsor"),
      track: "minmax(110px, 1.2fr)",
      sort: (member) => member.sponsor?.name ?? null,
      cell: (member) => (
        <span class={style.stacked}>
          <span class={style.text}>
            {member.sponsor?.name ?? <span class={style.soft}>{i18n.t("person.noSponsor")}</span>}
          </span>
          {member.person?.endsAt != null && <span class={style.addition}>{endWords(member)}</span>}
        </span>
      ),
    },
  ];
}

/** Why a member is left alone, and when to look again. */
export function exemptColumns(): Column<MemberRow>[] {
  return [
    {
      key: "reason",
      title: i18n.t("members.reason"),
      track: "minmax(120px, 1.6fr)",
      sort: (member) => exemptionOf(member)?.reason ?? null,
      cell: (member) => <span title={exemptionOf(member)?.reason}>{exemptionOf(member)?.reason}</span>,
    },
    {
      key: "lookAgain",
      title: i18n.t("members.lookAgain"),
      track: "minmax(96px, 0.8fr)",
      narrow: { line: 2, side: "end" },
      sort: (member) => exemptionOf(member)?.lookAgainOn ?? null,
      cell: (member) => {
        const on = exemptionOf(member)?.lookAgainOn ?? null;
        if (on === null) return <span class={style.soft}>—</span>;
        return (
          <span class={member.place.due ? style.warn : undefined}>
            {member.place.due ? i18n.t("members.due", [date(on)]) : date(on)}
          </span>
        );
      },
    },
  ];
}

function exemptionOf({ decision }: MemberRow) {
  return decision?.state?.kind === "exempt" ? decision.state : null;
}
