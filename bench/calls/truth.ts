import type { Counts } from "../../lib/store/records.ts";
import type { Portfolio } from "../../sandbox/index.ts";
import type { AssetKind } from "../../sandbox/worlds/types.ts";
import { edges } from "./edges.ts";
import type { Found } from "./tight-plan.ts";

const kinds: [ours: keyof Counts["assets"], meta: AssetKind][] = [
  ["page", "page"],
  ["adAccount", "ad_account"],
  ["catalog", "product_catalog"],
  ["pixel", "pixel"],
  ["instagram", "instagram"],
  ["whatsapp", "whatsapp"],
  ["assetGroup", "asset_group"],
  ["app", "app"],
];

/** Fails unless our sync has stored everything there is: a sync that reads too little is not a thrifty one. */
export function expectAllStored(counts: Counts | undefined, portfolio: Portfolio): void {
  const truth: Record<string, number> = {
    members: portfolio.members.length,
    invitations: portfolio.invitations.length,
    systemUsers: portfolio.systemUsers.length,
    partners: portfolio.agencies.length + portfolio.clients.length,
    assignments: portfolio.assignments.length,
  };
  const stored: Record<string, number | undefined> = { ...counts, assets: undefined };
  for (const [ours, meta] of kinds) {
    truth[ours] = portfolio.assets(meta).length;
    stored[ours] = counts?.assets[ours];
  }
  expectSame("our sync", truth, stored);
}

/** The same for a reader that is not ours. */
export function expectAllFound(who: string, found: Found, portfolio: Portfolio): void {
  const truth: Record<string, number> = { assignments: portfolio.assignments.length };
  for (const { name, holds } of edges) {
    truth[name] = (typeof holds === "string" ? portfolio[holds] : portfolio[holds.side](holds.kind)).length;
  }
  expectSame(who, truth, { ...found.rows, assignments: found.assignments });
}

function expectSame(who: string, truth: Record<string, number>, read: Record<string, number | undefined>): void {
  const wrong = Object.entries(truth).filter(([name, number]) => read[name] !== number);
  if (wrong.length === 0) return;
  const list = wrong.map(([name, number]) => `${name}: ${read[name] ?? "none"} instead of ${number}`);
  throw new Error(`What ${who} read is not what there is (${list.join("; ")}): its figures would mean nothing.`);
}
