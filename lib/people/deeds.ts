import { appendAudit, auditLine } from "../audit/log.ts";
import type { Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { type DecisionDesk, withDecisions } from "../store/decisions.ts";
import { type Decision, type Match, Person } from "../store/people-records.ts";
import type { AuditLine, Member } from "../store/records.ts";
import { parseRow } from "../store/rows.ts";
import { after, type Decided, type DeedNote, note, undecided } from "./record.ts";

/** What an admin may decide about members. Each deed is one transaction, leaves its lines in the log, and can be undone. */

/** Links a member to a person. Once more: with another role. */
export async function matchMember(ask: Ask<"decision.match">): Promise<{ deedId: string }> {
  return await deed(ask.hubId, "match", async (desk, mark) => {
    const [member, person] = await Promise.all([memberOf(desk, ask.memberId), personOf(desk, ask.personId)]);
    const { rule, inputs, score, hubRole } = ask;
    link(desk, mark, member, { personId: person.id, rule, inputs, score, hubRole });
    log(desk, "membersMatched", nameOf(member), `${nameOf(person)}, ${hubRole}`);
  });
}

/** Takes many suggestions at once. A member about whom something was decided since they were shown is skipped. */
export async function acceptSuggestions({
  hubId,
  hubRole,
  pairs,
}: Ask<"decision.acceptSuggestions">): Promise<{ deedId: string; accepted: number; skipped: number }> {
  const taken: string[] = [];
  const { deedId } = await deed(hubId, "match", async (desk, mark) => {
    for (const { memberId, personId, score, inputs } of pairs) {
      const [member, person] = await Promise.all([desk.member(memberId), storedPerson(desk, personId)]);
      const decision = desk.decisions.get(memberId);
      const open = !decision?.state || decision.state.kind === "unmatched";
      if (!member || !person || !open || decision?.notSame.includes(personId)) continue;
      link(desk, mark, member, { personId, rule: "suggestion", inputs, score, hubRole });
      taken.push(`${nameOf(member)} = ${nameOf(person)}`);
    }
    if (taken.length > 0) log(desk, "suggestionsAccepted", null, `${taken.length}, ${hubRole}: ${taken.join("; ")}`);
  });
  return { deedId, accepted: taken.length, skipped: pairs.length - taken.length };
}

/** Takes matches back. No rule links these members again; that is for the admin. */
export function unmatchMembers({ hubId, memberIds }: Ask<"decision.unmatch">): Promise<{ deedId: string }> {
  return change(hubId, memberIds, "unmatch", "membersUnmatched", null, ({ state }, { at }) =>
    state?.kind === "match" ? { state: { kind: "unmatched", at } } : null,
  );
}

export function exemptMembers(ask: Ask<"decision.exempt">): Promise<{ deedId: string }> {
  const { reason, lookAgainOn } = ask;
  return change(ask.hubId, ask.memberIds, "exempt", "membersExempted", reason, (_, { at }) => ({
    state: { kind: "exempt", reason, lookAgainOn, at },
    later: null,
  }));
}

/** The member is as if nothing had been decided. */
export function endExemptions({ hubId, memberIds }: Ask<"decision.endExemption">): Promise<{ deedId: string }> {
  return change(hubId, memberIds, "endExemption", "exemptionsEnded", null, ({ state }) =>
    state?.kind === "exempt" ? { state: null } : null,
  );
}

/** "Not the same", and back. A match with that very person ends. */
export function sayNotSame({ hubId, memberId, personId, same }: Ask<"decision.notSame">): Promise<{ deedId: string }> {
  const kind = same ? "same" : "notSame";
  return change(hubId, [memberId], kind, "memberNotSame", `${kind}: ${personId}`, ({ state, notSame }, { at }) => {
    const others = notSame.filter((id) => id !== personId);
    if (same) return { notSame: others };
    const matched = state?.kind === "match" && state.personId === personId;
    return { notSame: [...others, personId], state: matched ? { kind: "unmatched", at } : state };
  });
}

/** "Decide later", and back. */
export function decideLater({ hubId, memberIds, later }: Ask<"decision.later">): Promise<{ deedId: string }> {
  return change(hubId, memberIds, "later", "membersLater", later ? "later" : "now", (_, { at }) => ({
    later: later ? at : null,
  }));
}

/** Links a member to a person in the caller's transaction. */
export function link(
  desk: DecisionDesk,
  mark: DeedNote,
  member: Member,
  match: Omit<Match, "kind" | "who" | "at">,
): void {
  const decision = decisionOf(desk, member);
  keep(
    desk,
    after(decision, mark, {
      state: { kind: "match", ...match, who: mark.who, at: mark.at },
      notSame: decision.notSame.filter((id) => id !== match.personId),
      later: null,
    }),
  );
}

/** Does a deed in one transaction. @throws ProblemError `hubGone` */
export async function deed(
  hubId: string,
  kind: DeedNote["deed"],
  act: (desk: DecisionDesk, mark: DeedNote) => Promise<void>,
): Promise<{ deedId: string }> {
  const mark = note(kind);
  const found = await withDecisions(hubId, async (desk) => {
    await act(desk, mark);
    return true;
  });
  if (!found) throw new ProblemError(ownProblem("hubGone"));
  return { deedId: mark.deedId };
}

/** Changes the decisions about some members alike; those for which `how` gives `null` are left as they are. */
async function change(
  hubId: string,
  memberIds: readonly string[],
  kind: DeedNote["deed"],
  line: AuditLine["deed"],
  words: string | null,
  how: (decision: Decision, mark: DeedNote) => Partial<Decided> | null,
): Promise<{ deedId: string }> {
  return await deed(hubId, kind, async (desk, mark) => {
    const names: string[] = [];
    for (const memberId of new Set(memberIds)) {
      const member = await memberOf(desk, memberId);
      const decision = decisionOf(desk, member);
      const changed = how(decision, mark);
      if (!changed) continue;
      keep(desk, after(decision, mark, changed));
      names.push(nameOf(member));
    }
    if (names.length > 0) log(desk, line, names.join("; "), words);
  });
}

/** The decision about a member, with the member as it is now. */
function decisionOf({ hub, decisions }: DecisionDesk, member: Member): Decision {
  const fresh = undecided(hub, member);
  const stored = decisions.get(member.id);
  return stored ? { ...stored, member: fresh.member } : fresh;
}

function keep(desk: DecisionDesk, decision: Decision): void {
  desk.decisions.set(decision.memberId, decision);
  desk.put(decision);
}

async function memberOf(desk: DecisionDesk, id: string): Promise<Member> {
  const member = await desk.member(id);
  if (!member) throw new ProblemError(ownProblem("memberGone"));
  return member;
}

async function storedPerson({ writer }: DecisionDesk, id: string): Promise<Person | null> {
  const person = parseRow(Person, await writer.tx.objectStore("people").get(id));
  return person?.status === "gone" ? null : person;
}

/** @throws ProblemError `personGone` */
export async function personOf(desk: DecisionDesk, id: string): Promise<Person> {
  const person = await storedPerson(desk, id);
  if (!person) throw new ProblemError(ownProblem("personGone"));
  return person;
}

export function log(desk: DecisionDesk, kind: AuditLine["deed"], before: string | null, next: string | null): void {
  void appendAudit(auditLine({ deed: kind, who: "you", hub: desk.hub, before, after: next }), desk.writer);
}

/** A name that is told from others of the same name, for the log. */
export function nameOf({ name, email, id }: { name: string; email: string | null; id: string }): string {
  return `${name} <${email ?? id}>`;
}
