import type { ReadonlySignal } from "@preact/signals";
import { TriangleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import type { Person } from "../../lib/store/people-records.ts";
import { date } from "../format.ts";
import { Icon } from "../icon.tsx";
import { people } from "../matching/people.ts";
import { clearlyBest, type Suggester } from "../matching/suggester.ts";
import { hubRoleName, personState, reasonWords } from "../matching/words.ts";
import { now } from "../time.tsx";
import style from "./members.module.css";
import type { MemberRow } from "./rows.ts";

interface Props {
  member: MemberRow;
  suggester: ReadonlySignal<Suggester | null>;
  narrow: boolean;
}

/** The line under a name: what is to be known of a member where it is shown. */
export function MemberNote({ member, suggester, narrow }: Props) {
  const { place, person, decision } = member;
  if (place.tab === "unmatched") return <Suggestion member={member} suggester={suggester} />;
  if (place.tab === "exempted") {
    return decision?.state?.kind === "exempt" && narrow ? <Text text={decision.state.reason} warn={place.due} /> : null;
  }
  if (place.left) {
    const other = person && person.name !== member.name ? person.name : null;
    const state = person ? personState(person, now.value) : i18n.t("person.gone");
    return (
      <Text
        text={[i18n.t("members.hasLeft"), other, state, narrow && roleWord(member)].filter(Boolean).join(" · ")}
        warn
      />
    );
  }
  if (!person) return null;
  const same = person.name === member.name ? otherAddress(member, person) : person.name;
  return <Text text={[narrow && roleWord(member), same, narrow && endWords(member)].filter(Boolean).join(" · ")} />;
}

/** What the address column does not say already. */
function otherAddress({ email, title }: MemberRow, person: Person): string | null {
  const told = person.email && email && person.email.toLowerCase() === email.toLowerCase();
  return told ? title : person.email;
}

/** "Owner" or "Collaborator", of whoever is matched. */
export function roleWord({ decision }: MemberRow): string | null {
  return decision?.state?.kind === "match" ? hubRoleName(decision.state.hubRole) : null;
}

/** Until when a guest is here. */
export function endWords({ person }: MemberRow): string | null {
  return person?.endsAt == null ? null : i18n.t("person.ends", [date(person.endsAt)]);
}

function Text({ text, warn = false, children }: { text: string; warn?: boolean; children?: ComponentChildren }) {
  return (
    <span class={warn ? style.warn : undefined} title={text}>
      {warn && (
        <>
          <Icon icon={TriangleAlert} />{" "}
        </>
      )}
      {text}
      {children}
    </span>
  );
}

/** "Looks like Ana Costa, same name": of several the clear first, or that there are two. */
function Suggestion({ member, suggester }: Omit<Props, "narrow">) {
  if (member.place.later) return <Text text={i18n.t("members.later")} />;
  const suggestions = suggester.value?.(member);
  const best = suggestions && clearlyBest(suggestions);
  if (best) {
    const name = people.value?.get(best.personId)?.name ?? "";
    const [reason] = best.reasons;
    return <Text text={i18n.t("members.looksLike", [name, reason ? reasonWords(reason) : ""])} />;
  }
  if (suggestions?.disputed && (suggestions.candidates[0]?.score ?? 0) >= 40)
    return <Text text={i18n.t("members.disputed")} />;
  return <>{member.title}</>;
}
