import type { AssetKind } from "../asset-kinds.ts";
import { Asset, Holdings, type Invitation, Member, SystemUser } from "./records.ts";
import { parseRow } from "./rows.ts";
import type { StoreName } from "./schema.ts";
import type { Writer } from "./transaction.ts";

/** What a look at Meta found to be so, whatever the inventory says. */
export type Correction =
  | { what: "memberRole"; id: string; role: string; tasks: string[]; finance: string | null }
  | { what: "memberGone"; id: string }
  | { what: "invitation"; row: Omit<Invitation, "hubId"> }
  | { what: "invitationGone"; id: string }
  | { what: "tasks"; holderId: string; assetKind: AssetKind; assetId: string; tasks: string[] };

/** The stores that corrections touch. */
export const CORRECTED: StoreName[] = ["members", "invitations", "systemUsers", "assets", "holdings"];

/** Writes into the inventory of a hub what was found, as part of a transaction. */
export async function correct(writer: Writer, hubId: string, corrections: readonly Correction[]): Promise<void> {
  for (const correction of corrections) await correctOne(writer, hubId, correction);
}

async function correctOne(writer: Writer, hubId: string, correction: Correction): Promise<void> {
  switch (correction.what) {
    case "memberRole": {
      const { id, role, tasks, finance } = correction;
      const member = parseRow(Member, await writer.tx.objectStore("members").get([hubId, id]));
      if (member) writer.put("members", { ...member, role, tasks, finance });
      return;
    }
    case "memberGone": {
      const held = await holdingsOf(writer, hubId, correction.id);
      for (const { kind, assetId } of held?.grants ?? []) await countHolder(writer, hubId, kind, assetId, -1);
      writer.remove("holdings", [hubId, correction.id]);
      writer.remove("members", [hubId, correction.id]);
      return;
    }
    case "invitation":
      writer.put("invitations", { hubId, ...correction.row });
      return;
    case "invitationGone":
      writer.remove("invitations", [hubId, correction.id]);
      return;
    case "tasks":
      await correctTasks(writer, hubId, correction);
  }
}

async function correctTasks(
  writer: Writer,
  hubId: string,
  { holderId, assetKind, assetId, tasks }: Extract<Correction, { what: "tasks" }>,
): Promise<void> {
  const [member, systemUser] = await Promise.all([
    writer.tx.objectStore("members").get([hubId, holderId]),
    writer.tx.objectStore("systemUsers").get([hubId, holderId]),
  ]);
  const person = parseRow(Member, member) ?? parseRow(SystemUser, systemUser);
  if (!person) return;
  const held = await holdingsOf(writer, hubId, holderId);
  const others = (held?.grants ?? []).filter((grant) => grant.kind !== assetKind || grant.assetId !== assetId);
  const had = (held?.grants.length ?? 0) > others.length;
  const grants = tasks.length === 0 ? others : [...others, { kind: assetKind, assetId, tasks }].sort(byAsset);
  if (grants.length === 0) writer.remove("holdings", [hubId, holderId]);
  else {
    const holderKind = member === undefined ? "systemUser" : "member";
    writer.put("holdings", { hubId, holderId, holderKind, holderName: null, grants });
  }
  if (member !== undefined) writer.put("members", { ...(person as Member), assets: grants.length });
  else writer.put("systemUsers", { ...(person as SystemUser), assets: grants.length });
  if (had !== tasks.length > 0) await countHolder(writer, hubId, assetKind, assetId, had ? -1 : 1);
}

async function countHolder(writer: Writer, hubId: string, kind: string, assetId: string, by: 1 | -1): Promise<void> {
  const asset = parseRow(Asset, await writer.tx.objectStore("assets").get([hubId, kind, assetId]));
  if (asset) writer.put("assets", { ...asset, holders: Math.max(0, asset.holders + by) });
}

async function holdingsOf(writer: Writer, hubId: string, holderId: string): Promise<Holdings | null> {
  return parseRow(Holdings, await writer.tx.objectStore("holdings").get([hubId, holderId]));
}

function byAsset(a: Holdings["grants"][number], b: Holdings["grants"][number]): number {
  return `${a.kind} ${a.assetId}` < `${b.kind} ${b.assetId}` ? -1 : 1;
}
