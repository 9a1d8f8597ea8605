import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { parseRow } from "./rows.ts";
import { type Bytes, type DataKey, importKey, type ProtectedRow } from "./vault-key.ts";

/**
 * The unlocked key of a vault with a passphrase. It lies in `storage.session` alone: in the browser's memory, readable by pages of
 * ours and no content script, and gone when the browser ends.
 */
const SESSION = "vault";
const Kept = z.object({ keyId: z.string(), raw: z.string() });

/** The unlocked key, if it is there and the one of this row: a key that has been replaced opens nothing. */
export async function sessionKey({ keyId }: ProtectedRow): Promise<DataKey | null> {
  const { [SESSION]: stored } = await browser.storage.session.get(SESSION);
  const kept = parseRow(Kept, stored);
  if (kept?.keyId !== keyId) return null;
  return { keyId, key: await importKey(Uint8Array.from(atob(kept.raw), (char) => char.charCodeAt(0))) };
}

export async function keepForSession({ keyId }: ProtectedRow, raw: Bytes): Promise<void> {
  await browser.storage.session.set({ [SESSION]: { keyId, raw: btoa(String.fromCharCode(...raw)) } });
}

/** @returns whether there was one */
export async function forgetSessionKey(): Promise<boolean> {
  const { [SESSION]: stored } = await browser.storage.session.get(SESSION);
  if (stored === undefined) return false;
  await browser.storage.session.remove(SESSION);
  return true;
}
