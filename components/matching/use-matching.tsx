import type { ReadonlySignal } from "@preact/signals";
import { CircleUserRound, Clock, ContactRound, Link2, Link2Off, ShieldMinus, ShieldX } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import type { Hub } from "../../lib/store/records.ts";
import type { MemberRow } from "../members/rows.ts";
import type { MenuItem } from "../menu.tsx";
import { useDetails } from "../table/use-details.ts";
import { claim, decideLater, endExemptions, unmatch } from "./acts.ts";
import { ExemptDialog } from "./exempt-dialog.tsx";
import { MatchDialog } from "./match-dialog.tsx";
import { PersonCard } from "./person-card.tsx";
import { clearlyBest, SURE, type Suggester } from "./suggester.ts";

export interface Matching {
  match: (member: MemberRow) => void;
  exempt: (members: readonly MemberRow[]) => void;
  /** Entries of a row's menu: those that apply to it. */
  items: (member: MemberRow) => MenuItem[];
  /** Mount them beside the table. */
  dialogs: ComponentChildren;
}

/** Everything that is decided about members, and the dialogs in which it is. */
export function useMatching(
  hubs: readonly Hub[],
  members: readonly MemberRow[],
  suggester: ReadonlySignal<Suggester | null>,
  onExempted: () => void,
): Matching {
  const matching = useDetails<MemberRow>();
  const exempting = useDetails<readonly MemberRow[]>();
  const card = useDetails<string>();
  const hubOf = (member: MemberRow) => hubs.find(({ id }) => id === member.hubId);
  // What was decided meanwhile counts, not what was when the dialog was opened.
  const { row } = matching;
  const member = row && (members.find(({ hubId, id }) => hubId === row.hubId && id === row.id) ?? row);
  const hub = member && hubOf(member);

  async function thisIsMe(one: MemberRow) {
    const done = await claim(one);
    // Whoever is not matched yet is matched next: the role belongs to a person.
    if (done && one.decision?.state?.kind !== "match") matching.show(one);
  }

  function items(one: MemberRow): MenuItem[] {
    const kind = one.decision?.state?.kind ?? null;
    const me = hubOf(one)?.you === one.id;
    const personId = one.person?.id;
    const matched = kind === "match";
    return [
      { label: i18n.t("matching.match"), icon: Link2, act: () => matching.show(one) },
      ...(matched ? [{ label: i18n.t("matching.unmatch"), icon: Link2Off, act: () => void unmatch([one]) }] : []),
      ...(personId
        ? [{ label: i18n.t("matching.showPerson"), icon: ContactRound, act: () => card.show(personId) }]
        : []),
      ...(kind === "exempt"
        ? [{ label: i18n.t("exempt.end"), icon: ShieldX, act: () => void endExemptions([one]) }]
        : [{ label: i18n.t("exempt.title"), icon: ShieldMinus, act: () => exempting.show([one]) }]),
      ...(me ? [] : [{ label: i18n.t("matching.thisIsMe"), icon: CircleUserRound, act: () => void thisIsMe(one) }]),
      ...(one.place.later
        ? [{ label: i18n.t("matching.now"), icon: Clock, act: () => void decideLater([one], false) }]
        : []),
    ];
  }

  const suggestions = member && (suggester.value?.(member) ?? null);
  return {
    match: matching.show,
    exempt: exempting.show,
    items,
    dialogs: (
      <>
        {member && hub && (
          <MatchDialog
            key={`match ${matching.shown}`}
            hub={hub}
            member={member}
            decision={member.decision}
            suggestions={suggestions}
            preset={member.person?.id ?? (suggestions && clearlyBest(suggestions, SURE)?.personId) ?? null}
            open={matching.open}
            onClose={matching.close}
          />
        )}
        {exempting.row && (
          <ExemptDialog
            key={`exempt ${exempting.shown}`}
            members={exempting.row}
            open={exempting.open}
            onClose={exempting.close}
            onDone={onExempted}
          />
        )}
        {card.row !== null && (
          <PersonCard key={`card ${card.shown}`} personId={card.row} open={card.open} onClose={card.close} />
        )}
      </>
    ),
  };
}
