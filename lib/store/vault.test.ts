import { beforeEach, expect, test } from "vitest";
import { freshProfile } from "./testing/fresh.ts";
import { putSecret, readSecret, tokenId, vaultState } from "./vault.ts";

beforeEach(freshProfile);
test("what is put is read", async () => {
  await putSecret(tokenId("hub"), "EAAB-secret");
  expect(await readSecret(tokenId("hub"))).toBe("EAAB-secret");
  expect(await vaultState()).toEqual({ name: "open" });
});
