import { beforeEach, describe, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { onChange } from "./changes.ts";
import { openDatabase } from "./database.ts";
import type { KeyRow, SecretRow } from "./schema.ts";
import { dumpDatabase, dumpText } from "./testing/dump.ts";
import { failPutAfter, problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";
import * as vault from "./vault.ts";
import { ITERATIONS } from "./vault-key.ts";

beforeEach(freshProfile);

const TOKEN = "EAABsecretTokenOfManyLetters0123456789";
/** Derivations at the real count cost a fifth of a second each; one test does it. */
const set = (current: string | null, next: string | null) => vault.setPassphrase(current, next, 2);

async function row(id: string): Promise<SecretRow | KeyRow> {
  const found = await (await openDatabase()).get("secrets", id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

test("a secret is read as it was put, and replaced in place", async () => {
  await vault.putSecret("token:a", TOKEN);
  await vault.putSecret("token:b", "other ü 🔑");
  expect(await vault.readSecret("token:a")).toBe(TOKEN);
  expect(await vault.readSecret("token:b")).toBe("other ü 🔑");
  await vault.putSecret("token:a", "newer");
  expect(await vault.readSecret("token:a")).toBe("newer");
  expect(await vault.vaultState()).toEqual({ name: "open" });
});

test("a secret that was never put, or was dropped, is missing", async () => {
  expect(await problemOf(vault.readSecret("token:a"))).toBe("tokenMissing");
  await vault.putSecret("token:a", TOKEN);
  await vault.dropSecret("token:a");
  expect(await problemOf(vault.readSecret("token:a"))).toBe("tokenMissing");
});

test("the key of a vault without passphrase cannot be taken out", async () => {
  await vault.putSecret("token:a", TOKEN);
  const key = await row("key");
  if (key.kind !== "open") throw new Error(key.kind);
  expect(key.key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", key.key)).rejects.toThrow();
});

test("two first secrets at once are sealed with one key", async () => {
  await Promise.all(["a", "b", "c"].map((id) => vault.putSecret(id, id)));
  for (const id of ["a", "b", "c"]) expect(await vault.readSecret(id)).toBe(id);
});

test("the real strength of the derivation is kept with the key, and unlocks", async () => {
  await vault.putSecret("token:a", TOKEN);
  await vault.setPassphrase(null, "correct horse");
  expect(await row("key")).toMatchObject({
    kind: "protected",
    kdf: { name: "PBKDF2", hash: "SHA-256", iterations: ITERATIONS },
  });
  expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
  await vault.lock();
  await vault.unlock("correct horse");
  expect(await vault.readSecret("token:a")).toBe(TOKEN);
});

test("a locked vault gives nothing and takes nothing until the right passphrase comes", async () => {
  await vault.putSecret("token:a", TOKEN);
  await set(null, "one");
  expect(await vault.vaultState()).toEqual({ name: "protected", locked: false });
  expect(await vault.readSecret("token:a")).toBe(TOKEN);
  await vault.lock();
  expect(await vault.vaultState()).toEqual({ name: "protected", locked: true });
  expect(await problemOf(vault.readSecret("token:a"))).toBe("vaultLocked");
  expect(await problemOf(vault.putSecret("token:b", "x"))).toBe("vaultLocked");
  expect(await problemOf(vault.unlock("two"))).toBe("passphraseWrong");
  expect(await vault.vaultState()).toEqual({ name: "protected", locked: true });
  await vault.unlock("one");
  expect(await vault.readSecret("token:a")).toBe(TOKEN);
});

test("a new session of the browser finds the vault locked", async () => {
  await vault.putSecret("token:a", TOKEN);
  await set(null, "one");
  await browser.storage.session.clear();
  expect(await problemOf(vault.readSecret("token:a"))).toBe("vaultLocked");
});

test("a passphrase is changed and removed only by whoever knows it", async () => {
  await vault.putSecret("token:a", TOKEN);
  await set(null, "one");
  const before = await dumpDatabase();
  expect(await problemOf(set("wrong", "two"))).toBe("passphraseWrong");
  expect(await problemOf(set(null, "two"))).toBe("passphraseWrong");
  expect(await problemOf(set(null, null))).toBe("passphraseWrong");
  expect(await dumpDatabase()).toEqual(before);
  await set("one", "two");
  await vault.lock();
  expect(await problemOf(vault.unlock("one"))).toBe("passphraseWrong");
  // Also a locked vault: the passphrase is enough.
  await set("two", null);
  expect(await vault.vaultState()).toEqual({ name: "open" });
  expect(await vault.readSecret("token:a")).toBe(TOKEN);
  expect(await row("key")).toMatchObject({ kind: "open" });
  expect(await browser.storage.session.get(null)).toEqual({});
});

test("the same passphrase in another Unicode form is the same", async () => {
  await set(null, "contrase\u00f1a");
  await vault.lock();
  expect(await problemOf(vault.unlock("contrasen\u0303a"))).toBeNull();
});

test("setting a passphrase replaces the key that needs none", async () => {
  await vault.putSecret("token:a", TOKEN);
  const old = await row("key");
  await set(null, "one");
  const rows = await (await openDatabase()).getAll("secrets");
  expect(rows.filter(({ kind }) => kind === "open")).toEqual([]);
  for (const { keyId } of rows) expect(keyId).not.toBe(old.keyId);
});

test("wiping forgets everything, also for the next secret", async () => {
  await vault.putSecret("token:a", TOKEN);
  await set(null, "one");
  await vault.wipe();
  expect((await dumpDatabase()).secrets).toEqual([]);
  expect(await browser.storage.session.get(null)).toEqual({});
  expect(await vault.vaultState()).toEqual({ name: "open" });
  expect(await problemOf(vault.readSecret("token:a"))).toBe("tokenMissing");
  await vault.putSecret("token:a", "again");
  expect(await vault.readSecret("token:a")).toBe("again");
});

test("no token, passphrase or usable key lies anywhere in clear", async () => {
  await vault.putSecret("token:a", TOKEN);
  for (const [current, next] of [
    [null, "correct horse"],
    ["correct horse", "battery staple"],
    ["battery staple", null],
  ] as const) {
    const text = await dumpText();
    for (let at = 0; at + 8 <= TOKEN.length; at++) expect(text).not.toContain(TOKEN.slice(at, at + 8));
    expect(text).not.toContain("correct horse");
    expect(text).not.toContain("battery staple");
    expect(text).not.toContain("extractable true");
    await set(current, next);
  }
});

test("locked, the key to nothing lies in the storage areas", async () => {
  await vault.putSecret("token:a", TOKEN);
  await set(null, "one");
  expect(await browser.storage.local.get(null)).toEqual({});
  expect(Object.keys(await browser.storage.session.get(null))).toEqual(["vault"]);
  await vault.lock();
  for (const area of [browser.storage.local, browser.storage.session, browser.storage.sync]) {
    expect(await area.get(null)).toEqual({});
  }
});

describe("a worker that dies while the passphrase changes leaves a vault that can be read:", () => {
  const steps: [string | null, string | null][] = [
    [null, "next"],
    ["one", "next"],
    ["one", null],
  ];
  test.each(steps)("from %s to %s", async (current, next) => {
    await vault.putSecret("token:a", TOKEN);
    await vault.putSecret("token:b", "other");
    if (current !== null) await set(null, current);
    const before = await dumpDatabase();
    for (let good = 0; good < 3; good++) {
      const fault = failPutAfter(good);
      expect(await problemOf(set(current, next))).toBe("diskFull");
      fault.restore();
      expect(await dumpDatabase()).toEqual(before);
      expect(await vault.readSecret("token:a")).toBe(TOKEN);
    }
    // Written, and dead before the session heard of it.
    const dead = () => Promise.reject(new Error("dead"));
    const area = next === null ? "remove" : "set";
    const spy = vi.spyOn(browser.storage.session, area).mockImplementation(dead);
    await expect(set(current, next)).rejects.toThrow("dead");
    spy.mockRestore();
    if (next !== null) {
      expect(await problemOf(vault.readSecret("token:a"))).toBe("vaultLocked");
      await vault.unlock(next);
    }
    expect(await vault.readSecret("token:a")).toBe(TOKEN);
    expect(await vault.readSecret("token:b")).toBe("other");
  });
});

test("a secret that is put while the passphrase changes is either refused or readable", async () => {
  for (let round = 0; round < 20; round++) {
    await freshProfile();
    await vault.putSecret("token:a", TOKEN);
    const put = vault.putSecret("token:b", "other").then(
      () => "other",
      () => null,
    );
    await Promise.all([set(null, "one"), put]);
    expect(await vault.readSecret("token:a")).toBe(TOKEN);
    const kept = await put;
    if (kept !== null) expect(await vault.readSecret("token:b")).toBe(kept);
  }
});

test("locking and unlocking is announced, locking what is not locked is not", async () => {
  await set(null, "one");
  const gone = new AbortController();
  let heard = 0;
  onChange(["vault"], () => heard++, gone.signal);
  await vault.lock();
  await vault.lock();
  await vault.unlock("one");
  gone.abort();
  expect(heard).toBe(2);
});
