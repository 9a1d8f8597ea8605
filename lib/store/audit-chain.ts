import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { AuditLine } from "./records.ts";
import type { Writer } from "./transaction.ts";

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

/** Writes the lines of a transaction at the end of the chain, as its last deed. */
export async function appendLines(writer: Writer, lines: readonly AuditLine[]): Promise<void> {
  const stored = await writer.tx.objectStore("audit").get(HEAD);
  let head: AuditHead = stored && "head" in stored ? stored : BEFORE_FIRST;
  for (const line of lines) {
    const entry = chained(line, head);
    head = { head: entry.n, hash: entry.hash };
    writer.put("audit", entry, entry.n);
  }
  writer.put("audit", head, HEAD);
}
