import { browser } from "wxt/browser";
import { appendAudit, auditLine } from "../audit/log.ts";
import { addressBook, type Linked, matchByRule } from "../matching/rules.ts";
import { adoptDecisions, listDecisions, withDecisions } from "../store/decisions.ts";
import { listHubs } from "../store/hubs.ts";
import { listMembers } from "../store/inventory.ts";
import { listGuests, listPeople, listSources } from "../store/people.ts";
import type { Person } from "../store/people-records.ts";
import type { Hub, Member, Settings } from "../store/records.ts";
import { readSettings } from "../store/settings.ts";
import { nameOf } from "./deeds.ts";
import { after, note, undecided } from "./record.ts";

/** What each hub was last matched against, as a text that changes whenever a rule could say something new. */
const MARKS = "matched";

/**
 * Applies the automatic rules in every hub where something is new since they were applied last: a sync, a directory, a guest, a
 * domain. May be called at any time and after any death: what is new is read from the disk, not remembered.
 */
export async function matchWhatIsNew(): Promise<void> {
  const [hubs, settings, ground] = await Promise.all([listHubs(), readSettings(), groundMark()]);
  const { [MARKS]: kept } = await browser.storage.local.get(MARKS);
  const marks = new Map(Object.entries((kept ?? {}) as Record<string, unknown>));
  const domains = JSON.stringify([settings.companyDomains, settings.aliasDomains]);
  const stale = hubs
    .map((hub) => ({ hub, mark: `${hub.currentRun} ${ground} ${domains}` }))
    .filter(({ hub, mark }) => hub.currentRun > 0 && marks.get(hub.id) !== mark);
  if (stale.length === 0) return;
  const people = await listPeople();
  for (const { hub, mark } of stale) {
    await matchHub(hub, people, settings);
    marks.set(hub.id, mark);
  }
  const present = new Set(hubs.map(({ id }) => id));
  await browser.storage.local.set({ [MARKS]: Object.fromEntries([...marks].filter(([id]) => present.has(id))) });
}

/** Applies the automatic rules to the members of one hub about whom nothing is decided. Gives how many were linked. */
export async function matchHub(hub: Hub, people: readonly Person[], settings: Settings): Promise<number> {
  await adoptDecisions(hub.id, (adopting, count, writer) => {
    const after = `${count} decisions of the hub that was removed`;
    void appendAudit(auditLine({ deed: "decisionsAdopted", who: "automatic", hub: adopting, after }), writer);
  });
  const [members, decisions] = await Promise.all([listMembers(hub.id), listDecisions(hub.id)]);
  const decided = new Map(decisions.map((decision) => [decision.memberId, decision]));
  const book = addressBook(people, settings);
  const links = new Map<Member, Linked>();
  for (const member of members) {
    const linked = matchByRule(member, book, decided.get(member.id) ?? null);
    if (linked) links.set(member, linked);
  }
  return links.size === 0 ? 0 : await keep(hub, links, new Map(people.map((person) => [person.id, person])));
}

async function keep(hub: Hub, links: Map<Member, Linked>, people: ReadonlyMap<string, Person>): Promise<number> {
  const mark = note("automatic", "automatic");
  const names: string[] = [];
  await withDecisions(hub.id, async (desk) => {
    for (const [member, linked] of links) {
      const decision = desk.decisions.get(member.id) ?? undecided(hub, member);
      // Between the reading and now the admin may have decided, or a sync may have changed the address.
      const stored = await desk.member(member.id);
      const excluded = decision.state || decision.later || decision.notSame.includes(linked.personId);
      if (excluded || stored?.email !== member.email) continue;
      const person = people.get(linked.personId);
      if (!person || !(await desk.writer.tx.objectStore("people").getKey(person.id))) continue;
      const state = { kind: "match" as const, ...linked, hubRole: "collaborator" as const, who: mark.who, at: mark.at };
      desk.put(after({ ...decision, member: { name: member.name, email: member.email } }, mark, { state }));
      names.push(`${nameOf(member)} = ${nameOf(person)} (${linked.rule})`);
    }
    if (names.length === 0) return;
    const line = auditLine({ deed: "membersMatched", who: "automatic", hub, after: names.join("; ") });
    void appendAudit(line, desk.writer);
  });
  return names.length;
}

/** Changes with every import, every undo of one, every source that goes and every guest. */
async function groundMark(): Promise<string> {
  const [sources, guests] = await Promise.all([listSources(), listGuests()]);
  const newest = (times: number[]) => times.reduce((latest, time) => Math.max(latest, time), 0);
  return `${sources.map(({ id, importedAt }) => `${id}:${importedAt}`).join()} ${guests.length}:${newest(guests.map(({ changedAt }) => changedAt))}`;
}
