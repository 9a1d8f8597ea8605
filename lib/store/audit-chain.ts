import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { AuditLine } from "./records.ts";

/**
 * A line of the audit log as it is kept: its number, the hash of the line before, and its own. The hash is made without waiting,
 * which WebCrypto cannot: a transaction would end meanwhile, and two lines could follow the same one.
 */
export const AuditEntry = z.extend(AuditLine, { n: z.number(), previous: z.string(), hash: z.string() });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The end of the chain, kept apart under `HEAD`: without it nobody would miss the last lines. */
export const AuditHead = z.object({ head: z.number(), hash: z.string() });
export type AuditHead = z.infer<typeof AuditHead>;

/** The key of the head. Lines have their numbers, from 1. */
export const HEAD = 0;
export const BEFORE_FIRST: AuditHead = { head: 0, hash: "" };

/** The entry that a line becomes when it follows `last`. */
export function chained(line: AuditLine, last: AuditHead): AuditEntry {
  const entry = { ...line, n: last.head + 1, previous: last.hash };
  return { ...entry, hash: hashOf(entry) };
}

/** The hash of everything an entry says, its place and the entry before included. */
export function hashOf(entry: Omit<AuditEntry, "hash">): string {
  const { n, previous, at, deed, who, hubId, hubLabel, before, after, trace } = entry;
  const said = [n, previous, at, deed, who, hubId, hubLabel, before, after, trace];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(said))));
}

/** The entries that lines become at the end of the chain, and its new head. */
export function appended(lines: readonly AuditLine[], stored: unknown): { entries: AuditEntry[]; head: AuditHead } {
  const known = AuditHead.safeParse(stored);
  let head = known.success ? known.data : BEFORE_FIRST;
  const entries = lines.map((line) => {
    const entry = chained(line, head);
    head = { head: entry.n, hash: entry.hash };
    return entry;
  });
  return { entries, head };
}
