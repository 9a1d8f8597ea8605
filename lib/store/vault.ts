import { ownProblem, ProblemError } from "../problem.ts";
import { announce } from "./changes.ts";
import { parseRow, parseRows } from "./rows.ts";
import { KeyRow, SecretRow } from "./schema.ts";
import { clearVault } from "./stores.ts";
import { read, type Writer, write } from "./transaction.ts";
import { type DataKey, ITERATIONS, importKey, newOpenRow, newProtectedRow, seal, unseal, unwrap } from "./vault-key.ts";

import { forgetSessionKey, keepForSession, sessionKey } from "./vault-session.ts";

export { setupTokenId, tokenId } from "./vault-key.ts";

export type VaultState = { name: "open" } | { name: "protected"; locked: boolean };

/** Whether there is a passphrase, and whether it has to be given. */
export async function vaultState(): Promise<VaultState> {
  const row = await readKeyRow();
  if (row?.kind !== "protected") return { name: "open" };
  return { name: "protected", locked: (await sessionKey(row)) === null };
}

/**
 * Encrypts a secret, for a transaction that writes it together with what belongs to it (`putSealed`).
 *
 * @throws ProblemError `vaultLocked`
 */
export async function sealSecret(id: string, text: string): Promise<SecretRow> {
  return await seal(await usableKey((await readKeyRow()) ?? (await firstKeyRow())), id, text);
}

/** Writes a sealed secret. Refused if the key changed since it was sealed, because nobody could read it any more. */
export async function putSealed(writer: Writer, secret: SecretRow): Promise<void> {
  const key = parseRow(KeyRow, await writer.tx.objectStore("secrets").get("key"));
  if (key?.keyId !== secret.keyId) throw new ProblemError(ownProblem("fault"));
  writer.put("secrets", secret);
}

/**
 * Encrypts and keeps a secret.
 *
 * @throws ProblemError `vaultLocked`
 */
export async function putSecret(id: string, text: string): Promise<void> {
  const secret = await sealSecret(id, text);
  await write(["secrets"], (writer) => putSealed(writer, secret));
}

/**
 * A secret in clear. Keep it in a local variable, and no longer than it is needed.
 *
 * @throws ProblemError `vaultLocked`; `tokenMissing` if there is none or it cannot be read
 */
export async function readSecret(id: string): Promise<string> {
  const [keyRow, secretRow] = await read(["secrets"], async (tx) => {
    const secrets = tx.objectStore("secrets");
    return await Promise.all([secrets.get("key"), secrets.get(id)]);
  });
  const key = parseRow(KeyRow, keyRow);
  const secret = parseRow(SecretRow, secretRow);
  const text = key && secret ? await unseal(await usableKey(key), secret) : null;
  if (text === null) throw new ProblemError(ownProblem("tokenMissing"));
  return text;
}

export async function dropSecret(id: string): Promise<void> {
  await write(["secrets"], (writer) => writer.remove("secrets", id));
}

/**
 * Unlocks the vault for this session of the browser. Nothing to do without a passphrase.
 *
 * @throws ProblemError `passphraseWrong`
 */
export async function unlock(passphrase: string): Promise<void> {
  const row = await readKeyRow();
  if (row?.kind !== "protected") return;
  await keepForSession(row, await unwrap(row, passphrase));
  announceVault();
}

/** Forgets the unlocked key. Nothing to do without a passphrase, or if it is locked. */
export async function lock(): Promise<void> {
  if (await forgetSessionKey()) announceVault();
}

/**
 * Sets, changes or removes the passphrase. Every time there is a new key, and everything is encrypted anew with it, in one
 * transaction: whoever had the old key, or dies in the middle, finds either the whole old vault or the whole new one. Afterwards the vault is
 * unlocked.
 *
 * @param current the present passphrase; not looked at if there is none
 * @param next the new one; `null` for none
 * @param iterations of the derivation; tests take fewer
 * @throws ProblemError `passphraseWrong`
 */
export async function setPassphrase(
  current: string | null,
  next: string | null,
  iterations: number = ITERATIONS,
): Promise<void> {
  const before = await readVault();
  const old = before.key && (await keyByPassphrase(before.key, current));
  if (next === null && before.key?.kind !== "protected") return;

  // All the cryptography comes first: a transaction would not wait for it.
  const made = next === null ? { row: await newOpenRow(), raw: null } : await newProtectedRow(next, iterations);
  const fresh: DataKey = { keyId: made.row.keyId, key: made.raw ? await importKey(made.raw) : made.row.key };
  const renewed: SecretRow[] = [];
  for (const secret of before.secrets) {
    const text = old && (await unseal(old, secret));
    // What could not be read before cannot be read afterwards either, and stays as it is.
    if (text !== null) renewed.push(await seal(fresh, secret.id, text));
  }
  const replaced = await write(["secrets"], async (writer) => {
    const now = sortOut(await writer.tx.objectStore("secrets").getAll());
    if (fingerprint(now) !== fingerprint(before)) return false;
    writer.put("secrets", made.row);
    for (const secret of renewed) writer.put("secrets", secret);
    return true;
  });
  // Another secret or passphrase was written meanwhile: begin again with what is there now.
  if (!replaced) return await setPassphrase(current, next, iterations);
  if (made.raw) await keepForSession(made.row, made.raw);
  else await forgetSessionKey();
  announceVault();
}

/** Forgets every secret and the passphrase. */
export async function wipe(): Promise<void> {
  await write(["secrets"], clearVault);
  await forgetSessionKey();
  announceVault();
}

type Vault = { key: KeyRow | null; secrets: SecretRow[] };

async function readVault(): Promise<Vault> {
  return sortOut(await read(["secrets"], (tx) => tx.objectStore("secrets").getAll()));
}

function sortOut(rows: unknown[]): Vault {
  return { key: parseRows(KeyRow, rows)[0] ?? null, secrets: parseRows(SecretRow, rows) };
}

/** Equal only for vaults of the same content: no nonce is used twice. */
function fingerprint({ key, secrets }: Vault): string {
  return JSON.stringify([key?.keyId, ...secrets.map(({ id, keyId, iv }) => [id, keyId, [...iv]])]);
}

async function readKeyRow(): Promise<KeyRow | null> {
  return parseRow(KeyRow, await read(["secrets"], (tx) => tx.objectStore("secrets").get("key")));
}

/** Makes the key of a vault that has none yet; if somebody else was quicker, theirs is the key. */
async function firstKeyRow(): Promise<KeyRow> {
  const made = await newOpenRow();
  return await write(["secrets"], async (writer) => {
    const present = parseRow(KeyRow, await writer.tx.objectStore("secrets").get("key"));
    if (present) return present;
    writer.put("secrets", made);
    return made;
  });
}

/** The key to work with. @throws ProblemError `vaultLocked` */
async function usableKey(row: KeyRow): Promise<DataKey> {
  if (row.kind === "open") return row;
  const key = await sessionKey(row);
  if (!key) throw new ProblemError(ownProblem("vaultLocked"));
  return key;
}

async function keyByPassphrase(row: KeyRow, passphrase: string | null): Promise<DataKey> {
  if (row.kind === "open") return row;
  if (passphrase === null) throw new ProblemError(ownProblem("passphraseWrong"));
  return { keyId: row.keyId, key: await importKey(await unwrap(row, passphrase)) };
}

/** Also as a change of `secrets`, which those listen to who care about tokens: locked or not, they look different now. */
function announceVault(): void {
  announce(["secrets", "vault"]);
}
