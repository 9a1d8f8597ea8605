import { Decision } from "./people-records.ts";
import { Hub, Member } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import { keysUnder } from "./schema.ts";
import { read, type Writer, write } from "./transaction.ts";

/** What was decided about the members of one hub; also about members that are gone, for they may come back. */
export async function listDecisions(hubId: string): Promise<Decision[]> {
  return parseRows(Decision, await read(["decisions"], (tx) => tx.objectStore("decisions").getAll(keysUnder(hubId))));
}

/** What was decided in all hubs: for a person's card, and for suggesting in one hub what another knows. */
export async function listAllDecisions(): Promise<Decision[]> {
  return parseRows(Decision, await read(["decisions"], (tx) => tx.objectStore("decisions").getAll()));
}

export async function getDecision(hubId: string, memberId: string): Promise<Decision | null> {
  return parseRow(Decision, await read(["decisions"], (tx) => tx.objectStore("decisions").get([hubId, memberId])));
}

/** What a deed about members can look at and write, all of it in one transaction. */
export interface DecisionDesk {
  hub: Hub;
  writer: Writer;
  decisions: Map<string, Decision>;
  member: (id: string) => Promise<Member | null>;
  put: (decision: Decision) => void;
}

/**
 * Opens one transaction over a hub's decisions.
 *
 * @returns what `deed` returns; `null` if the hub is gone
 */
export async function withDecisions<T>(hubId: string, deed: (desk: DecisionDesk) => Promise<T> | T): Promise<T | null> {
  return await write(["hubs", "members", "people", "decisions", "audit"], async (writer) => {
    const hub = parseRow(Hub, await writer.tx.objectStore("hubs").get(hubId));
    if (!hub) return null;
    const stored = parseRows(Decision, await writer.tx.objectStore("decisions").getAll(keysUnder(hubId)));
    return await deed({
      hub,
      writer,
      decisions: new Map(stored.map((decision) => [decision.memberId, decision])),
      member: async (id) => parseRow(Member, await writer.tx.objectStore("members").get([hubId, id])),
      put: (decision) => writer.put("decisions", decision),
    });
  });
}

/**
 * Hands the decisions of a hub that was removed to the hub that now stands for the same portfolio: Meta's member IDs belong to
 * the portfolio, so they mean the same people. A decision that the new hub has already stays.
 *
 * @returns how many were taken over
 */
export async function adoptDecisions(
  hubId: string,
  note: (hub: Hub, count: number, writer: Writer) => void,
): Promise<number> {
  return await write(["hubs", "decisions", "audit"], async (writer) => {
    const hubs = parseRows(Hub, await writer.tx.objectStore("hubs").getAll());
    const hub = hubs.find(({ id }) => id === hubId);
    if (!hub) return 0;
    const living = new Set(hubs.map(({ id }) => id));
    const ofPortfolio = await writer.tx.objectStore("decisions").index("byBusiness").getAll(hub.businessId);
    const own = new Set(ofPortfolio.filter((row) => row.hubId === hubId).map(({ memberId }) => memberId));
    let count = 0;
    for (const orphan of parseRows(Decision, ofPortfolio)) {
      if (living.has(orphan.hubId)) continue;
      writer.remove("decisions", [orphan.hubId, orphan.memberId]);
      if (own.has(orphan.memberId)) continue;
      own.add(orphan.memberId);
      writer.put("decisions", { ...orphan, hubId });
      count++;
    }
    if (count > 0) note(hub, count, writer);
    return count;
  });
}
