import type { Portfolio } from "../../sandbox/worlds/portfolio.ts";
import type { AssetKind } from "../../sandbox/worlds/types.ts";
import { seconds } from "../kit/seconds.ts";
import type { ImportedHub } from "../main-job.ts";

/** Our names of the kinds of asset, and Meta's as the sandbox has them. */
const kinds: readonly [ours: string, meta: AssetKind, words: string][] = [
  ["page", "page", "Pages"],
  ["adAccount", "ad_account", "Ad accounts"],
  ["catalog", "product_catalog", "Catalogs"],
  ["pixel", "pixel", "Pixels"],
  ["instagram", "instagram", "Instagram accounts"],
  ["whatsapp", "whatsapp", "WhatsApp accounts"],
  ["assetGroup", "asset_group", "Asset groups"],
  ["app", "app", "Apps"],
];

export interface SummaryRow {
  words: string;
  imported: number | undefined;
  truth: number;
}

/** Puts what was imported beside what there is. */
export function compare(imported: ImportedHub, portfolio: Portfolio): SummaryRow[] {
  const { counts, assets } = imported;
  return [
    { words: "Members", imported: counts.members, truth: portfolio.members.length },
    { words: "Invitations", imported: counts.invitations, truth: portfolio.invitations.length },
    { words: "System users", imported: counts.systemUsers, truth: portfolio.systemUsers.length },
    { words: "Partners", imported: counts.partners, truth: portfolio.agencies.length + portfolio.clients.length },
    ...kinds.map(([ours, meta, words]) => ({ words, imported: assets[ours], truth: portfolio.assets(meta).length })),
    { words: "Assignments", imported: counts.assignments, truth: portfolio.assignments.length },
  ];
}

/** Prints the table; gives back whether everything that there is was imported. */
export function printSummary(imported: ImportedHub, portfolio: Portfolio, httpRequests: number): boolean {
  const rows = compare(imported, portfolio);
  console.log(`\n${imported.label}`.padEnd(29) + "imported".padStart(10) + "at Meta".padStart(10));
  for (const row of rows) {
    const remark = row.imported === row.truth ? "" : "  differs";
    console.log(row.words.padEnd(28) + number(row.imported).padStart(10) + number(row.truth).padStart(10) + remark);
  }
  console.log(`\n${number(imported.calls)} Graph calls in ${number(imported.requests)} HTTP requests for the sync`);
  console.log(`${number(httpRequests)} HTTP requests in all, connecting included`);
  console.log(`${seconds(imported.milliseconds)} for the sync\n`);
  return rows.every((row) => row.imported === row.truth);
}

function number(value: number | undefined): string {
  return value === undefined ? "–" : value.toLocaleString("en-US");
}
