import { beforeEach, expect, test, vi } from "vitest";
import { putHub } from "../store/hubs.ts";
import { changeSetup, getSetup } from "../store/setups.ts";
import { exampleHub } from "../store/testing/examples.ts";
import { problemOf } from "../store/testing/faults.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { exampleSetup } from "../store/testing/setup-examples.ts";
import { putSecret, readSecret, setupTokenId, tokenId } from "../store/vault.ts";
import { SCOPES } from "./checks.ts";
import { connectHub, replaceToken } from "./connect.ts";

const B = "102030405060708";
const APP = "2965389650414399";
const TOKEN = "EAAcapturedcapturedcaptured";
let accepted = true;

beforeEach(async () => {
  await freshProfile();
  accepted = true;
  // As far as the checks go: what Meta says of a sound token, or of none.
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    const sent = new Headers(init.headers).get("authorization");
    const body = (path: string) => {
      if (!accepted || sent !== `Bearer ${TOKEN}`)
        return { error: { message: "no", code: 190, type: "OAuthException" } };
      if (path.startsWith("me/permissions")) {
        return { data: SCOPES.map((permission) => ({ permission, status: "granted" })) };
      }
      if (path.startsWith("me")) return { id: "61", name: "Robot" };
      if (path.includes("business_users")) return { data: [], summary: { total_count: 3 } };
      return { id: B, name: "Acme Inc." };
    };
    const batch = new URLSearchParams(String(init.body)).get("batch");
    const asks: { relative_url: string }[] = batch === null ? [] : JSON.parse(batch);
    const answer = batch
      ? asks.map(({ relative_url }) => {
          const said = body(relative_url.replace(/^v[\d.]+\//, ""));
          return { code: "error" in said ? 400 : 200, headers: [], body: JSON.stringify(said) };
        })
      : { data: { app_id: APP, type: "SYSTEM_USER", expires_at: 0 }, address };
    return new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } });
  });
});

const form = { label: "Acme", token: null, businessId: B, appId: APP, loginMethod: "sso" as const };

async function captured(hubId: string | null = null): Promise<void> {
  await changeSetup(B, () => exampleSetup({ businessId: B, hubId, look: { at: 1, tries: 0 } }));
  await putSecret(setupTokenId(B), TOKEN);
}

test("a hub is connected with the token that the guide captured; the setup is over and its copy of the token gone", async () => {
  await captured();
  const answer = await connectHub(form);
  expect(answer).toMatchObject({ outcome: "connected" });
  const hubId = answer.outcome === "connected" ? answer.hubId : "";
  expect(await readSecret(tokenId(hubId))).toBe(TOKEN);
  expect(await problemOf(readSecret(setupTokenId(B)))).toBe("tokenMissing");
  expect(await getSetup(B)).toMatchObject({ hubId, look: null, finishedAt: expect.any(Number) });
});

test("a typed token ends the setup of its portfolio too", async () => {
  await captured();
  expect(await connectHub({ ...form, token: TOKEN })).toMatchObject({ outcome: "connected" });
  expect((await getSetup(B))?.finishedAt).not.toBeNull();
});

test("what is refused leaves the setup and its token as they were", async () => {
  await captured();
  accepted = false;
  expect(await connectHub(form)).toMatchObject({ outcome: "refused" });
  expect(await readSecret(setupTokenId(B))).toBe(TOKEN);
  expect((await getSetup(B))?.finishedAt).toBeNull();
});

test("nothing captured and nothing typed is a missing token", async () => {
  expect(await problemOf(connectHub(form))).toBe("tokenMissing");
});

test("a captured token takes the place of a hub's old one", async () => {
  await putHub(exampleHub({ businessId: B, appId: APP }));
  await putSecret(tokenId("hub"), "EAAold");
  await captured("hub");
  expect(await replaceToken({ hubId: "hub", token: null })).toMatchObject({ outcome: "connected" });
  expect(await readSecret(tokenId("hub"))).toBe(TOKEN);
  expect(await problemOf(readSecret(setupTokenId(B)))).toBe("tokenMissing");
  expect((await getSetup(B))?.finishedAt).not.toBeNull();
});
