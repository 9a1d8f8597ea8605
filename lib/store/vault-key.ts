import { ownProblem, ProblemError } from "../problem.ts";
import type { Kdf, KeyRow, SecretRow } from "./schema.ts";

/**
 * The cryptography of the vault; vault.ts keeps the rows. AES-GCM with 256 bits, a fresh 96-bit nonce for each encryption, and the
 * row's id as additional data, so that a row put in another's place does not decrypt.
 *
 * The passphrase is stretched with PBKDF2-SHA-256 at the count that OWASP asks for (password storage cheat sheet: 600,000). A
 * memory-hard function (Argon2id, scrypt) would be harder to attack, but browsers have none: it would mean WASM, for which the
 * extension's policy would have to allow `wasm-unsafe-eval`, or plain script at a fraction of the cost an attacker pays.
 */
export const ITERATIONS = 600_000;

const NONCE_BYTES = 12;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

export type Bytes = Uint8Array<ArrayBuffer>;
export type OpenRow = Extract<KeyRow, { kind: "open" }>;
export type ProtectedRow = Extract<KeyRow, { kind: "protected" }>;

/** A key that can be used, and the name under which the rows know it. */
export interface DataKey {
  keyId: string;
  key: CryptoKey;
}

/** The row id of a hub's token. */
export function tokenId(hubId: string): string {
  return `token:${hubId}`;
}

/** The row id of the token that the guide captured for a portfolio that is not connected with it yet. */
export function setupTokenId(businessId: string): string {
  return `setup:${businessId}`;
}

/** A new key that no code can take out of the browser, as the row it is kept in. */
export async function newOpenRow(): Promise<OpenRow> {
  return { id: "key", kind: "open", keyId: crypto.randomUUID(), key: await importKey(random(KEY_BYTES)) };
}

/** A new key under a passphrase: the row in which it is kept wrapped, and its bytes for the session. */
export async function newProtectedRow(
  passphrase: string,
  iterations: number,
): Promise<{ row: ProtectedRow; raw: Bytes }> {
  const kdf: Kdf = { name: "PBKDF2", hash: "SHA-256", iterations, salt: random(SALT_BYTES) };
  const keyId = crypto.randomUUID();
  const raw = random(KEY_BYTES);
  const { iv, data } = await encrypt(await deriveKey(passphrase, kdf), wrappedAs(keyId), raw);
  return { row: { id: "key", kind: "protected", keyId, kdf, iv, wrapped: data }, raw };
}

/**
 * The bytes of a wrapped key.
 *
 * @throws ProblemError `passphraseWrong`
 */
export async function unwrap(row: ProtectedRow, passphrase: string): Promise<Bytes> {
  const raw = await decrypt(await deriveKey(passphrase, row.kdf), wrappedAs(row.keyId), row.iv, row.wrapped);
  if (!raw) throw new ProblemError(ownProblem("passphraseWrong"));
  return raw;
}

/** A usable key from its bytes; cannot be extracted again. */
export function importKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export async function seal({ keyId, key }: DataKey, id: string, text: string): Promise<SecretRow> {
  return { id, kind: "secret", keyId, ...(await encrypt(key, id, new TextEncoder().encode(text))) };
}

/** The text of a sealed row, or `null` if it was sealed with another key, edited, or moved from another's place. */
export async function unseal({ keyId, key }: DataKey, row: SecretRow): Promise<string | null> {
  if (row.keyId !== keyId) return null;
  const bytes = await decrypt(key, row.id, row.iv, row.data);
  return bytes && new TextDecoder().decode(bytes);
}

function wrappedAs(keyId: string): string {
  return `key:${keyId}`;
}

async function deriveKey(passphrase: string, { name, hash, iterations, salt }: Kdf): Promise<CryptoKey> {
  // The same passphrase typed on another keyboard may come in another Unicode form.
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", typed, name, false, ["deriveKey"]);
  const stretch = { name, hash, iterations, salt };
  return await crypto.subtle.deriveKey(stretch, material, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}

async function encrypt(key: CryptoKey, bound: string, bytes: Bytes): Promise<{ iv: Bytes; data: Bytes }> {
  const iv = random(NONCE_BYTES);
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(gcm(iv, bound), key, bytes)) };
}

async function decrypt(key: CryptoKey, bound: string, iv: Bytes, data: Bytes): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, bound), key, data));
  } catch {
    // WebCrypto does not say what was wrong, on purpose.
    return null;
  }
}

function gcm(iv: Bytes, bound: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(bound) };
}

function random(bytes: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(bytes));
}
