import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { suggest } from "../../lib/matching/candidates.ts";
import { hubDomainsOf } from "../../lib/matching/domain-evidence.ts";
import { buildLinks } from "../../lib/matching/links.ts";
import type { PeopleIndex } from "../../lib/matching/people-index.ts";
import type { Suggestions } from "../../lib/matching/types.ts";
import type { Hub } from "../../lib/store/records.ts";
import type { MemberRow, Rows } from "../members/rows.ts";
import { peopleIndex } from "./people.ts";

/** Who a member may be. Each member is looked at once, when somebody asks. */
export type Suggester = (member: MemberRow) => Suggestions;

/** Suggestions are found where everybody is indexed; until then there is none. */
export function useSuggester(
  rows: Rows | null,
  hubs: readonly Pick<Hub, "id" | "label">[],
): ReadonlySignal<Suggester | null> {
  const ground = useSignal<{ rows: Rows; hubs: typeof hubs } | null>(null);
  useLayoutEffect(() => {
    ground.value = rows && { rows, hubs };
  }, [rows]);
  return useComputed(() => {
    const index = peopleIndex.value;
    return index && ground.value ? makeSuggester(index, ground.value.rows, ground.value.hubs) : null;
  });
}

function makeSuggester(index: PeopleIndex, rows: Rows, hubs: readonly Pick<Hub, "id" | "label">[]): Suggester {
  const links = buildLinks(rows.decisions);
  const hubLabels = new Map(hubs.map(({ id, label }) => [id, label]));
  const ofHub = new Map(hubs.map(({ id }) => [id, aboutHub(rows.members.filter(({ hubId }) => hubId === id))]));
  const made = new Map<string, Suggestions>();
  return (member) => {
    const key = `${member.hubId} ${member.id}`;
    const known = made.get(key);
    if (known) return known;
    const context = { decision: member.decision, now: Date.now(), links, hubLabels, ...ofHub.get(member.hubId) };
    const fresh = suggest(member, index, context);
    made.set(key, fresh);
    return fresh;
  };
}

function aboutHub(members: readonly MemberRow[]) {
  const taken = new Map<string, string>();
  for (const { decision, name } of members) {
    if (decision?.state?.kind === "match") taken.set(decision.state.personId, name);
  }
  return { taken, present: new Set(members.map(({ id }) => id)), hubDomains: hubDomainsOf(members) };
}

/** Worth a line in the list. */
const CLEAR = 60;
/** Sure enough to be chosen from the start where a match is confirmed one by one. */
export const SURE = 80;

/** Whom to offer without being asked: the first, if it is clearly the first. */
export function clearlyBest(
  { candidates, disputed }: Suggestions,
  least = CLEAR,
): Suggestions["candidates"][number] | null {
  const [first] = candidates;
  return first && !disputed && first.score >= least ? first : null;
}
