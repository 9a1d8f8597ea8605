import { i18n } from "#i18n";
import type { Answer, Ask, CommandName } from "../../lib/messages/protocol.ts";
import { send } from "../../lib/messages/send.ts";
import type { Member } from "../../lib/store/records.ts";
import { number } from "../format.ts";
import { complain, type Deed, told } from "./undo.ts";

/** Decisions that need no dialog: done at once, said in a line, taken back by its button. */

type Row = Pick<Member, "hubId" | "id" | "name">;

export function unmatch(rows: readonly Row[]): Promise<boolean> {
  return each("decision.unmatch", rows, (ask) => ask, {
    one: (name) => i18n.t("matching.unmatched", [name]),
    many: (count) => i18n.t("matching.unmatchedMany", count, [number(count)]),
  });
}

export function endExemptions(rows: readonly Row[]): Promise<boolean> {
  return each("decision.endExemption", rows, (ask) => ask, {
    one: (name) => i18n.t("exempt.ended", [name]),
    many: (count) => i18n.t("exempt.endedMany", count, [number(count)]),
  });
}

export function decideLater(rows: readonly Row[], later: boolean): Promise<boolean> {
  return each("decision.later", rows, (ask) => ({ ...ask, later }), {
    one: (name) => i18n.t(later ? "matching.laterDone" : "matching.nowDone", [name]),
    many: (count) => i18n.t(later ? "matching.laterMany" : "matching.nowMany", count, [number(count)]),
  });
}

/** "This is me". With a match the member's person becomes the Owner. */
export async function claim({ hubId, id, name }: Row): Promise<boolean> {
  const envelope = await send("decision.claim", { hubId, memberId: id, personId: null });
  if (!envelope.ok) {
    complain(envelope.problem);
    return false;
  }
  told(i18n.t("matching.claimed", [name]), [{ hubId, deedId: envelope.answer.deedId }]);
  return true;
}

interface Words {
  one: (name: string) => string;
  many: (count: number) => string;
}

type MemberCommand = Extract<CommandName, "decision.unmatch" | "decision.endExemption" | "decision.later">;

/** A deed belongs to one hub, so rows of several hubs are several deeds; they are told, and taken back, as one. */
async function each<C extends MemberCommand>(
  command: C,
  rows: readonly Row[],
  asking: (ask: { hubId: string; memberIds: string[] }) => Ask<C>,
  words: Words,
): Promise<boolean> {
  const deeds: Deed[] = [];
  for (const [hubId, memberIds] of byHub(rows)) {
    const envelope = await send(command, asking({ hubId, memberIds }));
    if (!envelope.ok) {
      complain(envelope.problem);
      return false;
    }
    deeds.push({ hubId, deedId: (envelope.answer as Answer<"decision.unmatch">).deedId });
  }
  const [first] = rows;
  if (first) told(rows.length === 1 ? words.one(first.name) : words.many(rows.length), deeds);
  return true;
}

export function byHub(rows: readonly Row[]): Map<string, string[]> {
  const hubs = new Map<string, string[]>();
  for (const { hubId, id } of rows) {
    const ids = hubs.get(hubId);
    if (ids) ids.push(id);
    else hubs.set(hubId, [id]);
  }
  return hubs;
}
