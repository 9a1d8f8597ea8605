import { useEffect, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Suggestions } from "../../lib/matching/types.ts";
import type { Decision, HubRole } from "../../lib/store/people-records.ts";
import type { Hub, Member } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { openHub, places } from "../links.ts";
import { Notice } from "../notice.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { useCommand } from "../use-command.ts";
import { ChosenPerson } from "./chosen-person.tsx";
import { DisputedPair } from "./disputed-pair.tsx";
import { GuestDialog } from "./guest-dialog.tsx";
import style from "./matching.module.css";
import { NotSameList } from "./not-same-list.tsx";
import { people, peopleProblem, usePeople } from "./people.ts";
import { PersonCombobox } from "./person-combobox.tsx";
import { RoleSelect } from "./role-select.tsx";
import { told } from "./undo.ts";
import { type Choice, choicesOf } from "./use-choices.ts";

interface Props {
  hub: Pick<Hub, "id" | "label" | "you">;
  member: Member;
  decision: Pick<Decision, "state" | "notSame" | "later"> | null;
  /** `null` until everybody is indexed. */
  suggestions: Suggestions | null;
  /** Chosen from the start: a suggestion that was clicked, or the person who is matched. */
  preset?: string | null;
  open: boolean;
  onClose: () => void;
}

/** "Match user": who a member is, what speaks for it, and with which role of the hub. */
export function MatchDialog({ hub, member, decision, suggestions, preset = null, open, onClose }: Props) {
  usePeople();
  const { busy, problem, ask } = useCommand();
  const known = people.value;
  const suggested = choicesOf(suggestions?.candidates ?? [], known);
  const [picked, setPicked] = useState<Choice | null | undefined>(undefined);
  const [missed, setMissed] = useState(false);
  const [guest, setGuest] = useState(false);
  const state = decision?.state ?? null;
  const [role, setRole] = useState<HubRole>(firstRole(hub, member, state));
  const input = useRef<HTMLInputElement>(null);
  const select = useRef<HTMLSelectElement>(null);

  // Not the cross, which comes first: who opens this wants to search.
  useEffect(() => {
    if (open) input.current?.focus();
  }, [open]);

  const chosen = picked === undefined ? presetChoice(preset, suggested, known) : picked;
  const [first, second] = suggested;
  const disputed = suggestions?.disputed && first && second && chosen === null;

  function choose(choice: Choice | null) {
    setPicked(choice);
    setMissed(false);
    // What comes next is the role; where one takes the choice back, the search.
    if (choice) queueMicrotask(() => select.current?.focus());
  }

  async function match() {
    if (!chosen) {
      setMissed(true);
      input.current?.focus();
      return;
    }
    const { person, candidate } = chosen;
    const how = candidate
      ? { rule: "suggestion" as const, inputs: candidate.reasons.slice(0, 20), score: candidate.score }
      : { rule: "chosen" as const, inputs: [], score: 100 };
    const about = { hubId: hub.id, memberId: member.id, personId: person.id, hubRole: role };
    const answer = await ask("decision.match", { ...about, ...how });
    if (!answer) return;
    told(i18n.t("matching.matched", [member.name, person.name]), [{ hubId: hub.id, deedId: answer.deedId }]);
    onClose();
  }

  async function notSame({ person }: Choice) {
    const pair = { hubId: hub.id, memberId: member.id, personId: person.id, same: false };
    const answer = await ask("decision.notSame", pair);
    if (!answer) return;
    told(i18n.t("matching.notSameDone", [member.name, person.name]), [{ hubId: hub.id, deedId: answer.deedId }]);
    setPicked(null);
    input.current?.focus();
  }

  async function later() {
    const answer = await ask("decision.later", { hubId: hub.id, memberIds: [member.id], later: true });
    if (!answer) return;
    told(i18n.t("matching.laterDone", [member.name]), [{ hubId: hub.id, deedId: answer.deedId }]);
    onClose();
  }

  return (
    <>
      <Dialog
        open={open}
        title={i18n.t("matching.match")}
        onClose={onClose}
        wide={Boolean(disputed)}
        onSubmit={() => void match()}
        footer={
          <>
            {state === null && decision?.later == null && (
              <Button class={style.apart} onClick={() => void later()}>
                {i18n.t("matching.later")}
              </Button>
            )}
            <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
            <Button type="submit" look="primary" busy={busy.value}>
              {i18n.t("matching.match")}
            </Button>
          </>
        }
      >
        <div class={style.member}>
          <bdi class={style.name}>{member.name}</bdi>
          <bdi class={style.soft}>{member.email ?? member.pendingEmail ?? i18n.t("members.noEmail")}</bdi>
          {member.title && <span class={style.soft}>{member.title}</span>}
        </div>
        {known?.size === 0 && <NoPeople />}
        {disputed && (
          <DisputedPair choices={[first, second]} onChoose={choose} onNotSame={(each) => void notSame(each)} />
        )}
        <PersonCombobox
          label={i18n.t("matching.matchWith")}
          suggested={suggested}
          chosen={chosen?.person ?? null}
          onChoose={choose}
          input={input}
          required
          waits={Boolean(disputed)}
          error={missed ? i18n.t("matching.missing") : null}
        />
        {chosen ? (
          <ChosenPerson choice={chosen} onNotSame={() => void notSame(chosen)} />
        ) : (
          <div>
            <Button look="quiet" onClick={() => setGuest(true)}>
              {i18n.t("matching.asGuest")}
            </Button>
          </div>
        )}
        <RoleSelect value={role} onChange={setRole} select={select} />
        {decision && decision.notSame.length > 0 && (
          <NotSameList hubId={hub.id} memberId={member.id} ids={decision.notSame} ask={ask} />
        )}
        {peopleProblem.value && <ProblemNote problem={peopleProblem.value} live />}
        {problem.value && <ProblemNote problem={problem.value} live />}
      </Dialog>
      <GuestDialog
        guest={null}
        prefill={{ name: member.name, email: member.email ?? member.pendingEmail }}
        open={guest}
        onClose={() => setGuest(false)}
        onSaved={(person) => choose({ person, candidate: null })}
      />
    </>
  );
}

function NoPeople() {
  return (
    <Notice
      kind="info"
      title={i18n.t("matching.noPeople")}
      action={<Button onClick={() => void openHub(places.directory)}>{i18n.t("matching.openDirectory")}</Button>}
    >
      <p>{i18n.t("matching.noPeopleText")}</p>
    </Notice>
  );
}

function presetChoice(
  preset: string | null,
  suggested: readonly Choice[],
  known: NonNullable<typeof people.value> | null,
): Choice | null {
  if (preset === null) return null;
  const person = known?.get(preset);
  return suggested.find((choice) => choice.person.id === preset) ?? (person ? { person, candidate: null } : null);
}

/** One's own row is the Owner's; what was said before stays; otherwise the lesser role. */
function firstRole({ you }: Pick<Hub, "you">, { id }: Member, state: Decision["state"]): HubRole {
  if (state?.kind === "match") return state.hubRole;
  return you === id ? "owner" : "collaborator";
}
