import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { addHub, getHub, listHubs, putToken, removeHubRows } from "./hubs.ts";
import type { SecretRow } from "./schema.ts";
import { dumpDatabase } from "./testing/dump.ts";
import { exampleHub, exampleLine } from "./testing/examples.ts";
import { failPutAfter, problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";
import * as vault from "./vault.ts";

beforeEach(freshProfile);

const TOKEN = "EAABsecretTokenOfManyLetters0123456789";
const set = (current: string | null, next: string | null) => vault.setPassphrase(current, next, 2);

async function row(id: string): Promise<SecretRow> {
  const found = await (await openDatabase()).get("secrets", id);
  if (found?.kind !== "secret") throw new Error(`no secret ${id}`);
  return found;
}

describe("a row that was tampered with is missing, not a crash:", () => {
  const tampers: [string, (a: SecretRow, b: SecretRow) => object][] = [
    ["swapped for another's", (_, b) => ({ ...b, id: "token:a" })],
    ["one bit of the data", (a) => ({ ...a, data: a.data.map((byte, index) => (index === 3 ? byte ^ 1 : byte)) })],
    ["cut short", (a) => ({ ...a, data: a.data.slice(0, 4) })],
    ["empty nonce", (a) => ({ ...a, iv: new Uint8Array() })],
    ["other nonce", (a, b) => ({ ...a, iv: b.iv })],
    ["of another key", (a) => ({ ...a, keyId: "other" })],
    ["not bytes", (a) => ({ ...a, data: "text" })],
    ["key in its place", () => ({ id: "token:a", kind: "open", keyId: "x", key: null })],
  ];
  test.each(tampers)("%s", async (_, tamper) => {
    await vault.putSecret("token:a", TOKEN);
    await vault.putSecret("token:b", "other");
    const changed = tamper(await row("token:a"), await row("token:b"));
    await (await openDatabase()).put("secrets", changed as SecretRow);
    expect(await problemOf(vault.readSecret("token:a"))).toBe("tokenMissing");
    expect(await vault.readSecret("token:b")).toBe("other");
    // And it stands in nobody's way.
    await set(null, "one");
    expect(await vault.readSecret("token:b")).toBe("other");
    expect(await problemOf(vault.readSecret("token:a"))).toBe("tokenMissing");
    await vault.putSecret("token:a", "new");
    expect(await vault.readSecret("token:a")).toBe("new");
  });
});

test("a hub and its token come together, and once", async () => {
  const secret = await vault.sealSecret("token:hub", TOKEN);
  expect(await addHub(exampleHub(), secret, exampleLine())).toEqual({ ok: true });
  const twin = await vault.sealSecret("token:two", "x");
  const again = await addHub(exampleHub({ id: "two" }), twin, exampleLine());
  expect(again).toEqual({ ok: false, twinId: "hub" });
  expect(await listHubs()).toHaveLength(1);
  expect(await problemOf(vault.readSecret("token:two"))).toBe("tokenMissing");
  await removeHubRows("hub", "keep", exampleLine());
  expect(await problemOf(vault.readSecret("token:hub"))).toBe("tokenMissing");
});

test("a token sealed with a key that is gone is refused together with its hub", async () => {
  const secret = await vault.sealSecret("token:hub", TOKEN);
  await set(null, "one");
  expect(await problemOf(addHub(exampleHub(), secret, exampleLine()))).toBe("fault");
  expect(await getHub("hub")).toBeNull();
});

test("a token is replaced with its facts, or not at all", async () => {
  await addHub(exampleHub(), await vault.sealSecret("token:hub", TOKEN), exampleLine());
  const facts = ({ token }: ReturnType<typeof exampleHub>) => ({ ...token, generation: token.generation + 1 });
  const before = await dumpDatabase();
  for (let good = 0; good < 3; good++) {
    const sealed = await vault.sealSecret("token:hub", "second");
    const fault = failPutAfter(good);
    expect(await problemOf(putToken("hub", sealed, facts, exampleLine()))).toBe("diskFull");
    fault.restore();
    expect(await dumpDatabase()).toEqual(before);
  }
  const hub = await putToken("hub", await vault.sealSecret("token:hub", "second"), facts, exampleLine());
  expect(hub.token.generation).toBe(2);
  expect(await vault.readSecret("token:hub")).toBe("second");
  const other = await vault.sealSecret("token:gone", "x");
  expect(await problemOf(putToken("gone", other, facts, exampleLine()))).toBe("hubGone");
});
