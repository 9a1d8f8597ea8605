import type { Reason } from "../../lib/store/people-records.ts";
import { breathe } from "../breathe.ts";
import type { MemberRow } from "../members/rows.ts";
import { clearlyBest, type Suggester } from "./suggester.ts";

export interface Pair {
  hubId: string;
  memberId: string;
  name: string;
  personId: string;
  score: number;
  reasons: Reason[];
}

/**
 * The clear suggestions of all members, the surest first. Left out is what needs a look: two who are about as likely, a person with a
 * caution that speaks against, and a person who would be two members of one hub.
 *
 * @returns `null` if it was stopped
 */
export async function findPairs(
  members: readonly MemberRow[],
  suggest: Suggester,
  onLooked: (count: number) => void,
  signal: AbortSignal,
): Promise<Pair[] | null> {
  const pairs: Pair[] = [];
  for (const [at, member] of members.entries()) {
    await breathe();
    if (signal.aborted) return null;
    if (at % 100 === 0) onLooked(at);
    if (member.place.tab !== "unmatched" || member.place.later) continue;
    const best = clearlyBest(suggest(member));
    if (!best || best.reasons.some(({ kind }) => AGAINST.has(kind))) continue;
    const { personId, score, reasons } = best;
    pairs.push({
      hubId: member.hubId,
      memberId: member.id,
      name: member.name,
      personId,
      score,
      reasons: reasons.slice(0, 20),
    });
  }
  const times = new Map<string, number>();
  const key = ({ hubId, personId }: Pair) => `${hubId} ${personId}`;
  for (const pair of pairs) times.set(key(pair), (times.get(key(pair)) ?? 0) + 1);
  return pairs.filter((pair) => times.get(key(pair)) === 1).sort((a, b) => b.score - a.score);
}

const AGAINST = new Set(["takenInHub", "mailbox", "roleAddress", "mixedScripts"]);
