import { i18n } from "#i18n";
import { presentRole } from "../../lib/plans/roles.ts";
import { Button } from "../button.tsx";
import { number } from "../format.ts";
import { endExemptions, unmatch } from "../matching/acts.ts";
import { byHub } from "../plans/by-hub.ts";
import { review } from "../plans/proposals.ts";
import { RoleDialog, type RoleSubject } from "../plans/role-dialog.tsx";
import { BulkBar } from "../table/bulk-bar.tsx";
import type { Selection } from "../table/selection.tsx";
import { useDetails } from "../table/use-details.ts";
import { rowKey } from "./member-columns.tsx";
import type { MemberRow } from "./rows.ts";
import type { MatchTab } from "./tab-columns.tsx";

interface Props {
  members: readonly MemberRow[];
  /** Those that search and filters leave. */
  shown: readonly MemberRow[];
  selection: Selection;
  tab: MatchTab;
  onExempt: (members: readonly MemberRow[]) => void;
}

/** What can be done with the chosen members. They stay chosen until it is on its way. */
export function MemberBulk({ members, shown, selection, tab, onExempt }: Props) {
  const keys = selection.keys.value;
  // Whoever left meanwhile is not chosen any more.
  const chosen = keys.size === 0 ? [] : members.filter((member) => keys.has(rowKey(member)));
  const roles = useDetails<readonly RoleSubject[]>();
  return (
    <>
      <BulkBar selection={selection} count={chosen.length} shown={keys.size === 0 ? [] : shown.map(rowKey)}>
        {(tab === "onboarded" || tab === "guests") && (
          <Button onClick={() => void unmatch(chosen).then((done) => done && selection.clear())}>
            {i18n.t("matching.unmatch")}
          </Button>
        )}
        {tab === "exempted" ? (
          <Button onClick={() => void endExemptions(chosen).then((done) => done && selection.clear())}>
            {i18n.t("exempt.end")}
          </Button>
        ) : (
          <Button onClick={() => onExempt(chosen)}>{i18n.t("exempt.title")}</Button>
        )}
        <Button
          onClick={() => roles.show(chosen.map((member) => ({ ...member, role: presentRole(member), kind: "member" })))}
        >
          {i18n.t("members.updateRole")}
        </Button>
        <Button
          look="danger"
          onClick={() =>
            review(
              byHub(chosen, ({ id }) => [{ kind: "remove", memberId: id }]),
              selection.clear,
            )
          }
        >
          {i18n.t("members.removeMany", chosen.length, [number(chosen.length)])}
        </Button>
      </BulkBar>
      {roles.row && (
        <RoleDialog
          key={roles.shown}
          subjects={roles.row}
          open={roles.open}
          onClose={roles.close}
          onApplied={selection.clear}
        />
      )}
    </>
  );
}
