import { addressEvidence } from "./address-evidence.ts";
import { domainEvidence } from "./domain-evidence.ts";
import { Evidence } from "./evidence.ts";
import { type Links, linkName, NO_LINKS } from "./links.ts";
import { nameEvidence } from "./name-evidence.ts";
import { nameForms, nameKey } from "./names.ts";
import { addressKey, foldText, splitAddress } from "./normalise.ts";
import { type Entry, found, type PeopleIndex } from "./people-index.ts";
import { isRoleAddress, isRoleName } from "./roles.ts";
import { hasLeft } from "./tab.ts";
import type { Candidate, DecisionFacts, MemberFacts, Suggestions } from "./types.ts";

/** What else is known when suggestions are made for a member. */
export interface SuggestionContext {
  decision: DecisionFacts | null;
  now: number;
  /** What was decided in all hubs. */
  links?: Links;
  /** Labels of the hubs, for the reasons. */
  hubLabels?: ReadonlyMap<string, string>;
  /** IDs of this hub's present members: a match of one that is not among them may be this one, come back. */
  present?: ReadonlySet<string>;
  /** The people who are matched in this hub, each with the member's name. */
  taken?: ReadonlyMap<string, string>;
  /** Where many of the hub's members have their address: see `hubDomainsOf`. */
  hubDomains?: ReadonlySet<string>;
  limit?: number;
}

/** Less is not worth a look. */
const LEAST = 20;
/** Two that are this near each other are disputed. */
const NEAR = 8;

/**
 * Who a member may be: the best first, each with a score and what speaks for it. Nothing here ever links by itself.
 *
 * A name speaks only with two words at least, and never for a task's mailbox, whichever side has it; a name of mixed alphabets
 * speaks for nobody. Whoever is "not the same" is not suggested.
 */
export function suggest(member: MemberFacts, index: PeopleIndex, context: SuggestionContext): Suggestions {
  const evidence = new Evidence();
  const role = isRoleName(member.name) || (member.email !== null && isRoleAddress(addressKey(member.email)));
  addressEvidence(member, index, evidence, role);
  if (!role) nameEvidence(member, index, evidence);
  historyEvidence(member, index, evidence, context);

  const excluded = new Set(context.decision?.notSame);
  const candidates: Candidate[] = [];
  for (const entry of evidence.entries) {
    const { person } = entry;
    if (excluded.has(person.id)) continue;
    cautions(member, entry, evidence, context, role);
    const { score, reasons } = evidence.judge(entry);
    if (score >= LEAST) candidates.push({ personId: person.id, score, reasons });
  }
  candidates.sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1));
  const [first, second] = candidates;
  return {
    candidates: candidates.slice(0, context.limit ?? 5),
    disputed: first !== undefined && second !== undefined && first.score - second.score < NEAR,
  };
}

/** What other hubs, and people who were here before, say. */
function historyEvidence(
  member: MemberFacts,
  index: PeopleIndex,
  evidence: Evidence,
  { links = NO_LINKS, hubLabels, present }: SuggestionContext,
): void {
  const addresses = [member.email, member.pendingEmail].filter((address) => address !== null).map(addressKey);
  for (const address of addresses) {
    for (const link of links.byAddress.get(address) ?? []) {
      const entry = index.byId.get(link.personId);
      if (!entry) continue;
      if (link.hubId !== member.hubId) {
        evidence.add(entry, "matchedElsewhere", [hubLabels?.get(link.hubId) ?? "", link.email ?? ""]);
      } else if (link.memberId !== member.id && !present?.has(link.memberId)) {
        evidence.add(entry, "cameBack", [link.name, link.email ?? ""]);
      }
    }
  }
  const name = linkName(member.name);
  const named = (name && links.byName.get(name)) || [];
  // The more people have the name, the less it says that one of them is matched elsewhere.
  const people = new Set(named.map(({ personId }) => personId));
  for (const form of nameForms(member.name, index.toLatin)) {
    for (const { person, forms } of found(index.byName, nameKey(form.loose)))
      if (forms.length > 0) people.add(person.id);
  }
  const locals = new Set(addresses.map((address) => splitAddress(address)?.local));
  for (const link of named) {
    const entry = index.byId.get(link.personId);
    if (!entry) continue;
    // Who has the same before the @ too, at another domain, is no mere namesake.
    const local = link.email === null ? undefined : splitAddress(addressKey(link.email))?.local;
    const share = local !== undefined && locals.has(local) ? 1 : 1 / Math.sqrt(people.size);
    if (link.hubId !== member.hubId) {
      evidence.add(entry, "matchedElsewhereByName", [hubLabels?.get(link.hubId) ?? "", link.name], share);
    } else if (link.memberId !== member.id && present && !present.has(link.memberId)) {
      // The name alone: less sure than the address.
      evidence.add(entry, "cameBack", [link.name, ""], 0.7 * share);
    }
  }
}

/** What else speaks for somebody for whom something speaks already, and against. */
function cautions(
  member: MemberFacts,
  entry: Entry,
  evidence: Evidence,
  { taken, now, hubDomains }: SuggestionContext,
  role: boolean,
): void {
  const { person } = entry;
  domainEvidence(member, entry, hubDomains, evidence);
  const title = member.title && person.title && foldText(member.title) === foldText(person.title);
  if (title) evidence.add(entry, "title", [person.title ?? ""]);
  const holder = taken?.get(person.id);
  if (holder !== undefined) evidence.add(entry, "takenInHub", [holder]);
  if (hasLeft(person, now)) evidence.add(entry, "left", []);
  if (person.mailbox) evidence.add(entry, "mailbox", []);
  if (role && member.email) evidence.add(entry, "roleAddress", [member.email]);
}
