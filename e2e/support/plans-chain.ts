import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { AuditEntry, AuditHead } from "../../lib/store/audit-chain.ts";
import { readStores } from "./stored.ts";

/**
 * The audit log as it lies in the database, checked by a second hand: every hash is made anew here, and every link followed.
 * Gives the entries.
 */
export async function soundLog(control: Page): Promise<AuditEntry[]> {
  const { audit } = await readStores(control, "audit");
  const head = audit.find((row): row is AuditHead => "head" in row);
  const entries = audit.filter((row): row is AuditEntry => !("head" in row));
  const previous = ["", ...entries.map(({ hash }) => hash)];
  for (const [index, entry] of entries.entries()) {
    expect(entry.n).toBe(index + 1);
    expect(entry.previous).toBe(previous[index]);
    expect(entry.hash).toBe(hashOf(entry));
  }
  expect(head).toEqual({ head: entries.length, hash: previous.at(-1) });
  return entries;
}

function hashOf({ n, previous, at, deed, who, hubId, hubLabel, before, after, trace }: AuditEntry): string {
  const said = [n, previous, at, deed, who, hubId, hubLabel, before, after, trace];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
